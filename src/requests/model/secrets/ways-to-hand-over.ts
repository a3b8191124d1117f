/**
 * How a secret reaches the account's owner: each way shows it once, in Teams, to one reader. The reader follows from who asked
 * and who decided, both of which are sealed with it (`seal.ts`), so the way itself isn't stored.
 */
import type { Person } from '../request.ts';

export const WAYS = ['to-owner', 'through-approver'] as const;
export type Way = (typeof WAYS)[number];

type Facts = {
  readonly reader: (people: { readonly owner: Person; readonly approver: Person }) => Person;
  /** The card whose button shows it. */
  readonly card: 'requester' | 'handover';
};

export const WAYS_TO_HAND_OVER: Readonly<Record<Way, Facts>> = {
  'to-owner': { reader: ({ owner }) => owner, card: 'requester' },
  'through-approver': { reader: ({ approver }) => approver, card: 'handover' },
};
