/** How people come to a request: they write, fill in the form or type on, confirm whom they mean, and start again if need be. */
import type { TeamsPerson } from '../../../sandbox/teams/chats/people.ts';
import { textOf } from '../../support/world/read-card.ts';
import { type Case, GUESTS_HOME } from '../organisation.ts';
import type { Shown } from './board.ts';
import { type Part, inChannel, inChat, needed } from './cards.ts';
import { type Stage, keepAt, press, say, think } from './person.ts';

const WISHES = [
  ['reset my password', 'en-US'],
  ['I forgot my password', 'en-US'],
  ['ik ben mijn wachtwoord vergeten', 'nl-NL'],
] as const;
const REASON = 'Left it at home';

/** The bot can write to those only who have written to it. */
export async function meet(stage: Stage, who: TeamsPerson): Promise<void> {
  const chat = stage.teams.personalChat(who.id);
  const answer = await keepAt(
    stage,
    chat,
    () => stage.board.in(chat).find(({ verbs }) => verbs.includes('start')),
    () => say(stage, who, 'help'),
  );
  needed(answer, 'an answer to help');
}

/** Asks until a card says where the password lives; no button on it would name a request. */
export async function askAsGuest(part: Part, guest: TeamsPerson): Promise<void> {
  const chat = part.teams.personalChat(guest.id);
  const home = (): Shown | undefined => part.board.in(chat).find(({ card }) => textOf(card).includes(GUESTS_HOME));
  const found = await keepAt(part, chat, home, async () => {
    const form = part.board.in(chat).find(({ verbs }) => verbs.includes('ask'));
    if (form === undefined) return say(part, guest, 'reset my password');
    return press(part, guest, form, 'ask', { whose: 'mine', reason: REASON });
  });
  needed(found, 'the way home');
}

/** Asks, by typing or on the card, until there is a request. @returns its id */
export async function ask(part: Part, { requester, subject }: Case): Promise<string> {
  const chat = part.teams.personalChat(requester.id);
  const [wish, locale] = part.chance.oneOf(WISHES);
  const form = (): Shown | undefined => part.board.in(chat).find(({ verbs }) => verbs.includes('ask'));
  // Of several asks, the open one: the others are refused because of it.
  const request = (): string | undefined =>
    part.board.in(chat).find((one) => one.request !== null && one.verbs.includes('cancel'))?.request ?? undefined;
  await keepAt(
    part,
    chat,
    () => form() ?? request(),
    () => say(part, requester, wish, locale),
  );
  const own = requester === subject;
  const types = own && part.chance.happens(0.5);
  let typed = 0;
  const found = await keepAt(part, chat, request, async () => {
    await think(part);
    const shown = form();
    if (types || shown === undefined) {
      // Whoever sees no answer says it all again.
      if (typed++ > 0) await say(part, requester, wish, locale);
      return say(part, requester, REASON);
    }
    const whose = own ? { whose: 'mine' } : { whose: 'other', account: subject.id };
    const answer = await press(part, requester, shown, 'ask', { ...whose, reason: REASON });
    return answer;
  });
  return needed(found, 'a request');
}

/** The one account that matches is the one they mean. */
export async function confirm(part: Part, requester: TeamsPerson, request: string): Promise<void> {
  const toConfirm = (): Shown | undefined => inChat(part, requester, request, 'choose');
  const beyond = (): true | undefined =>
    part.board.of(request).some(({ verbs }) => verbs.includes('cancel') && !verbs.includes('choose')) ||
    inChannel(part, request, 'approve') !== undefined ||
    undefined;
  const confirmed = await keepAt(part, request, beyond, async () => {
    const card = toConfirm();
    if (card !== undefined) await press(part, requester, card, 'choose');
  });
  needed(confirmed, 'the confirmed account');
}
