/** The gallery of all cards in one language, each row with a heading and an anchor to link to. */
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
const language = byId('language', HTMLSelectElement);

async function start(): Promise<void> {
  const address = new URL(location.href);
  language.value = address.searchParams.get('language') ?? language.value;
  language.addEventListener('change', () => {
    address.hash = location.hash;
    address.searchParams.set('language', language.value);
    location.assign(address);
  });
  const response = await fetch(`/gallery/cards?language=${language.value}`);
  const sections: unknown = await response.json();
  if (!isListOf(isSection)(sections)) throw new Error('The sandbox sent no cards.');
  byId('contents', HTMLElement).append(make('ul', {}, ...sections.map(contentsOf)));
  const drawn = byId('sections', HTMLElement);
  drawn.lang = language.value;
  drawn.append(...sections.map(drawSection));
  document.getElementById(location.hash.slice(1))?.scrollIntoView();
  const cards = drawn.querySelectorAll('.card').length;
  const faults = drawn.querySelectorAll('[data-kind=error]').length;
  summary.textContent = `${cards} cards, ${faults === 0 ? 'none with a fault' : `${faults} with a fault`}`;
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

initTheme(byId('theme', HTMLButtonElement));
start().catch((error: unknown) => {
  summary.textContent = sentence(error);
});
