/** Where the people of one request look for its cards. */
import type { TeamsPerson } from '../../../sandbox/teams/chats/people.ts';
import { isWithin } from '../../../sandbox/teams/chats/places.ts';
import type { Shown } from './board.ts';
import { type Stage, keepAt } from './person.ts';

/** @param channel where approval cards appear */
export type Part = Stage & { readonly approvers: readonly TeamsPerson[]; readonly channel: string };

/** The message says what someone waited for in vain. */
export class GaveUp extends Error {}

/** Waits for a card, and looks into the chat again from time to time. */
export async function sees(part: Part, request: string, what: string, look: () => Shown | undefined): Promise<Shown> {
  return needed(await keepAt(part, request, look, () => Promise.resolve()), what);
}

export function inChannel(part: Part, request: string, ...verbs: readonly string[]): Shown | undefined {
  return cardsIn(part, request, part.channel).find((card) => verbs.some((verb) => card.verbs.includes(verb)));
}

export function inChat(part: Part, { id }: TeamsPerson, request: string, verb?: string): Shown | undefined {
  const cards = cardsIn(part, request, part.teams.personalChat(id));
  return cards.find(({ verbs }) => verb === undefined || verbs.includes(verb));
}

/** In this conversation and its threads. Of several copies, the last changed is the one that the bot draws. */
export function cardsIn({ board }: Part, request: string, conversation: string): readonly Shown[] {
  return board.of(request).filter(({ message }) => isWithin(message.conversationId, conversation));
}

/** @throws GaveUp if there is none */
export function needed<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new GaveUp(what);
  return found;
}
