/** Who and what each pane shows: kept in the URL, so that it survives a reload and can be shared. */
import type { Person } from '../model.ts';
import type { Place } from './pane-view.ts';

export type Side = 'left' | 'right';
export type Choice = { readonly person: Person; readonly place: Place };

/** The choice for one side: as the URL says, otherwise a requester on the left and an approver on the right. */
export function readChoice(side: Side, hash: string, people: readonly Person[]): Choice | undefined {
  const [signInName, place] = (new URLSearchParams(hash.replace(/^#/, '')).get(side) ?? '').split(':');
  const chosen = people.find((person) => person.signInName === signInName);
  if (chosen) return { person: chosen, place: place === 'approvals' && chosen.approver ? 'approvals' : 'chat' };
  const usual = people.find((person) => person.approver === (side === 'right')) ?? people[0];
  return usual && { person: usual, place: usual.approver ? 'approvals' : 'chat' };
}

/** The URL's fragment with this choice for one side. */
export function writeChoice(side: Side, hash: string, { person, place }: Choice): string {
  const choices = new URLSearchParams(hash.replace(/^#/, ''));
  choices.set(side, `${person.signInName}:${place}`);
  // These two need no escaping in a fragment, and people read the URL.
  return `#${choices.toString().replaceAll('%40', '@').replaceAll('%3A', ':')}`;
}
