/** Who am I, and in which language do I use Teams? */
import { avatar, make } from '../dom.ts';
import type { Person } from '../model.ts';
import { peopleOptions } from './people-options.ts';

export type SwitcherOptions = {
  readonly people: readonly Person[];
  readonly onPerson: (person: Person) => void;
  readonly onLocale: (locale: string) => void;
};

export type Switcher = { readonly element: HTMLElement; show(person: Person, locale: string): void };

const LANGUAGES = [
  ['en-US', 'English'],
  ['nl-NL', 'Nederlands'],
] as const;

export function createSwitcher({ people, onPerson, onLocale }: SwitcherOptions): Switcher {
  const select = make('select', { 'aria-label': 'Person', 'data-testid': 'person' }, ...peopleOptions(people));
  const language = make(
    'select',
    { 'aria-label': 'Language', 'data-testid': 'language', class: 'language' },
    ...LANGUAGES.map(([value, label]) => make('option', { value, lang: value }, label)),
  );
  const about = make('p', { class: 'about', 'data-testid': 'about' });
  const picture = make('span', { class: 'picture' });
  select.addEventListener('change', () => {
    const chosen = people.find(({ id }) => id === select.value);
    if (chosen) onPerson(chosen);
  });
  language.addEventListener('change', () => onLocale(language.value));
  return {
    element: make(
      'header',
      { class: 'switcher' },
      picture,
      make('div', { class: 'identity' }, select, about),
      language,
    ),
    show(person, locale) {
      select.value = person.id;
      language.value = locale;
      about.textContent = person.about;
      about.title = person.signInName;
      picture.replaceChildren(avatar(person.name, 'person'));
    },
  };
}
