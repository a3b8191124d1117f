/**
 * The gallery of all cards, each row with a heading and an anchor to link to. The address says which language, screen
 * and theme: `/gallery?language=nl&screen=320&theme=dark#pending`.
 */
import { renderCard } from '../cards/card-host.ts';
import { byId, make, sentence } from '../dom.ts';
import { field, isListOf, isRecordOf, isText, type Guarded } from '../shape.ts';
import { initTheme } from '../theme.ts';

const isSample = isRecordOf({ id: isText, title: isText });
const isRow = isRecordOf({ id: isText, title: isText, samples: isListOf(isSample) });
const isSection = isRecordOf({ id: isText, title: isText, rows: isListOf(isRow) });
type Sample = Guarded<typeof isSample>;
type Row = Guarded<typeof isRow>;
type Section = Guarded<typeof isSection>;

const summary = byId('summary', HTMLElement);

async function start(): Promise<void> {
  const languages = choiceInAddress('language', 'en', () => location.reload()).split('+');
  const { dataset } = document.documentElement;
  dataset['screen'] = choiceInAddress('screen', '', (screen) => (dataset['screen'] = screen));
  const [sections = [], ...others] = await Promise.all(languages.map(readSections));
  const drawn = byId('sections', HTMLElement);
  byId('contents', HTMLElement).append(make('ul', {}, ...sections.map(contentsOf)));
  drawn.append(...sections.map(drawSection));
  // The same cards in another language stand each beside its own.
  for (const sample of others.flat().flatMap(({ rows }) => rows.flatMap(({ samples }) => samples))) {
    const twin = drawSample(sample);
    twin.removeAttribute('id');
    document.getElementById(sample.id)?.after(twin);
  }
  document.getElementById(location.hash.slice(1))?.scrollIntoView();
  const cards = drawn.querySelectorAll('.card').length;
  const faults = drawn.querySelectorAll('[data-kind=error]').length;
  summary.textContent = `${cards} cards, ${faults === 0 ? 'none with a fault' : `${faults} with a fault`}`;
}

async function readSections(language: string): Promise<Section[]> {
  const response = await fetch(`/gallery/cards?language=${language}`);
  const sections: unknown = await response.json();
  if (!isListOf(isSection)(sections)) throw new Error('The sandbox sent no cards.');
  return sections;
}

/** What the address says for this select, which from now on changes the address. */
function choiceInAddress(name: string, usual: string, onChange: (choice: string) => void): string {
  const select = byId(name, HTMLSelectElement);
  const asked = new URL(location.href).searchParams.get(name) ?? usual;
  select.value = [...select.options].some(({ value }) => value === asked) ? asked : usual;
  select.addEventListener('change', () => {
    const address = new URL(location.href);
    address.searchParams.set(name, select.value);
    history.replaceState(null, '', address);
    onChange(select.value);
  });
  return select.value;
}

function contentsOf({ id, title, rows }: Section): HTMLElement {
  const links = rows.map((row) => make('li', {}, make('a', { href: `#${row.id}` }, row.title)));
  return make('li', {}, make('a', { href: `#${id}`, class: 'chapter' }, title), make('ul', {}, ...links));
}

function drawSection({ id, title, rows }: Section): HTMLElement {
  return make('section', { id, 'data-testid': 'section' }, heading('h2', id, title), ...rows.map(drawRow));
}

function drawRow({ id, title, samples }: Row): HTMLElement {
  const cards = make('div', { class: 'samples' }, ...samples.map(drawSample));
  return make('section', { id, class: 'row' }, heading('h3', id, title), cards);
}

function heading(level: 'h2' | 'h3', id: string, title: string): HTMLElement {
  return make(level, {}, make('a', { href: `#${id}`, lang: 'en' }, title));
}

function drawSample(sample: Sample): HTMLElement {
  const note = make('p', { class: 'note', role: 'status', 'data-testid': 'note', hidden: true });
  const tell = (kind: 'info' | 'error', text: string): void => {
    note.textContent = text;
    note.dataset['kind'] = kind;
    note.hidden = false;
  };
  const { element } = renderCard(field(sample, 'card'), {
    execute: ({ verb }) => tell('info', `Sends “${verb}” to the bot.`),
    submit: () => tell('info', 'Sends a message with a value to the bot.'),
    complain: (text) => tell('error', text),
  });
  const caption = make('figcaption', { lang: 'en' }, make('a', { href: `#${sample.id}` }, sample.title));
  return make('figure', { id: sample.id }, caption, element, note);
}

initTheme(byId('theme', HTMLSelectElement));
start().catch((error: unknown) => {
  summary.textContent = sentence(error);
});
