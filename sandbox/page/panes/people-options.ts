/** The people of the directory as a list to choose from. */
import { make } from '../dom.ts';
import type { Person } from '../model.ts';

const LABELS: Readonly<Record<Person['group'], string>> = {
  'locked-out': 'Locked out',
  guest: 'Guests',
  admin: 'Admins',
  odd: 'Odd cases',
};

export type PeopleGroup = { readonly label: string; readonly people: readonly { id: string; label: string }[] };

/** The groups that have anyone. People who share their name are told apart by their user name. */
export function groupsOf(people: readonly Pick<Person, 'id' | 'name' | 'signInName' | 'group'>[]): PeopleGroup[] {
  const labelOf = ({ name, signInName }: Pick<Person, 'name' | 'signInName'>): string =>
    people.filter((one) => one.name === name).length > 1 ? `${name} (${signInName})` : name;
  return Object.entries(LABELS).flatMap(([group, label]) => {
    const found = people.filter((one) => one.group === group);
    return found.length === 0 ? [] : [{ label, people: found.map((one) => ({ id: one.id, label: labelOf(one) })) }];
  });
}

/** Options of a `select`, whose values are ids. */
export function peopleOptions(people: readonly Person[]): HTMLElement[] {
  return groupsOf(people).map(({ label, people: members }) =>
    make('optgroup', { label }, ...members.map((one) => make('option', { value: one.id }, one.label))),
  );
}
