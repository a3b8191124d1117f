/** Everything that people do for one request, whatever goes wrong meanwhile. */
import type { TeamsPerson } from '../../../sandbox/teams/chats/people.ts';
import { isWithin } from '../../../sandbox/teams/chats/places.ts';
import { PASSWORD } from '../../support/journey.ts';
import { digitsIn } from '../../support/read-card.ts';
import type { Case } from '../organisation.ts';
import type { Shown } from './board.ts';
import { type Answer, type Stage, keepAt, lookAgain, press, say, think } from './person.ts';

/** How it went for the people. */
export type Told = {
  readonly of: Case;
  /** Null if they never got as far as a request. */
  request: string | null;
  /** Every password that somebody was shown. */
  readonly passwords: string[];
  /** What they were waiting for when they gave up; null if they did not. */
  gaveUp: string | null;
};

type Part = Stage & { readonly approvers: readonly TeamsPerson[]; readonly channel: string };

const WISHES = [
  ['reset my password', 'en-US'],
  ['I forgot my password', 'en-US'],
  ['ik ben mijn wachtwoord vergeten', 'nl-NL'],
] as const;
const REASON = 'Left it at home';
/** As many as one request has codes. */
const TRIES = 5;

class GaveUp extends Error {}

/** Never throws because of the bot: what people were waiting for is in the result. */
export async function wholeRequest(part: Part, of: Case): Promise<Told> {
  const told: Told = { of, request: null, passwords: [], gaveUp: null };
  try {
    await goThrough(part, of, told);
  } catch (error) {
    if (!(error instanceof GaveUp)) throw error;
    told.gaveUp = error.message;
  }
  return told;
}

async function goThrough(part: Part, of: Case, told: Told): Promise<void> {
  const { requester, subject, kind } = of;
  if (requester !== subject) await say(part, subject, 'help');
  const request = await ask(part, of);
  told.request = request;
  if (kind === 'guest') return;
  if (requester !== subject) await confirm(part, requester, request);
  if (part.chance.happens(0.2)) await say(part, requester, 'status');
  if (kind === 'cancelled') return pressUntilGone(part, requester, request, 'cancel');
  const approval = await sees(part, request, 'the approval card', () => inChannel(part, request, 'approve', 'handled'));
  if (kind === 'ignored') return;
  if (kind === 'frozen') return pressUntilGone(part, subject, request, 'not-me');
  await think(part);
  const [first, second] = twoOf(part);
  if (kind === 'denied') return decide(part, { request, requester, verb: 'deny', approvers: [first] });
  const verb = approval.verbs.includes('handled') ? 'handled' : 'approve';
  const approvers = kind === 'privileged' ? [first, second] : [first];
  await decide(part, { request, requester, verb, approvers });
  if (verb === 'handled' || kind === 'unread') return;
  const reader = requester === subject ? requester : undefined;
  await read(part, reader, told, request);
  if (kind === 'disowned') await pressUntilGone(part, subject, request, 'not-me');
}

/** Asks, by typing or on the card, until there is a request. @returns its id */
async function ask(part: Part, { requester, subject }: Case): Promise<string> {
  const chat = part.teams.personalChat(requester.id);
  const [wish, locale] = part.chance.oneOf(WISHES);
  const form = (): Shown | undefined => part.board.in(chat).find(({ verbs }) => verbs.includes('ask'));
  const request = (): string | undefined =>
    part.board.in(chat).find((one) => one.request !== null)?.request ?? undefined;
  await keepAt(
    part,
    chat,
    () => form() ?? request(),
    () => say(part, requester, wish, locale),
  );
  const own = requester === subject;
  const types = own && part.chance.happens(0.5);
  const found = await keepAt(part, chat, request, async () => {
    await think(part);
    const shown = form();
    if (types || shown === undefined) return say(part, requester, REASON);
    const whose = own ? { whose: 'mine' } : { whose: 'other', account: subject.id };
    const answer = await press(part, requester, shown, 'ask', { ...whose, reason: REASON });
    return answer;
  });
  return needed(found, 'a request');
}

/** The one account that matches is the one they mean. */
async function confirm(part: Part, requester: TeamsPerson, request: string): Promise<void> {
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

type Decision = {
  readonly request: string;
  readonly requester: TeamsPerson;
  readonly verb: 'approve' | 'handled' | 'deny';
  readonly approvers: readonly TeamsPerson[];
};

/** Approvers press until the card has nothing to decide; for each approval they ask the requester for a code. */
async function decide(part: Part, { request, requester, verb, approvers }: Decision): Promise<void> {
  const decided = (): true | undefined => !cardsIn(part, request, part.channel)[0]?.verbs.includes(verb) || undefined;
  let tries = 0;
  const over = await keepAt(part, request, decided, async () => {
    const card = inChannel(part, request, verb);
    const approver = approvers[tries % approvers.length];
    if (card === undefined || approver === undefined || tries > TRIES) return;
    tries += 1;
    const inputs = verb === 'deny' ? { reason: 'Call us, please' } : { code: await codeOf(part, requester, request) };
    await think(part);
    await press(part, approver, card, verb, inputs);
    if (approvers.length > tries) await think(part);
  });
  needed(over, `a decision: ${verb}`);
}

/** The next code: read from the answer to the click that shows it. If nobody saw it, another follows. */
async function codeOf(part: Part, requester: TeamsPerson, request: string): Promise<string> {
  const shown = await sees(part, request, 'a card with a code', () => inChat(part, requester, request));
  let card: Answer | undefined = await lookAgain(part, requester, shown);
  for (let tries = 0; tries < TRIES; tries += 1) {
    const shows = ({ text }: Answer): boolean => digitsIn(text) !== undefined;
    const on = { message: shown.message, card: card?.card };
    const answer = await press(part, requester, on, 'show-code', {}, shows);
    const digits = digitsIn(answer?.text ?? '');
    if (digits !== undefined) return digits;
    card = answer?.verbs.includes('show-code') === true ? answer : await lookAgain(part, requester, shown);
  }
  return '';
}

/** Whoever reads the password presses "Show once". @param reader undefined if it is the approver who decided */
async function read(part: Part, reader: TeamsPerson | undefined, told: Told, request: string): Promise<void> {
  const toRead = (): Shown | undefined => part.board.of(request).find(({ verbs }) => verbs.includes('reveal'));
  const card = await sees(part, request, 'the password', toRead);
  const who = reader ?? ownerOf(part, card);
  await think(part);
  const shows = ({ text }: Answer): boolean => PASSWORD.test(text);
  for (let tries = 0; tries < TRIES; tries += 1) {
    const answer = await press(part, who, card, 'reveal', {}, shows);
    const [password] = PASSWORD.exec(answer?.text ?? '') ?? [];
    if (password !== undefined) told.passwords.push(password);
    if (answer !== undefined) return;
    await think(part);
  }
}

function ownerOf({ approvers, teams }: Part, { message }: Shown): TeamsPerson {
  const found = approvers.find(({ id }) => teams.personalChat(id) === message.conversationId);
  if (found === undefined) throw new GaveUp('a password in an approver’s chat');
  return found;
}

/** Presses this button of their own card until it is gone. */
async function pressUntilGone(part: Part, who: TeamsPerson, request: string, verb: string): Promise<void> {
  const button = (): Shown | undefined => inChat(part, who, request, verb);
  await sees(part, request, `the button ${verb}`, button);
  await think(part);
  const chat = part.teams.personalChat(who.id);
  const isGone = (): true | undefined => !cardsIn(part, request, chat)[0]?.verbs.includes(verb) || undefined;
  const gone = await keepAt(part, request, isGone, async () => {
    const card = button();
    if (card !== undefined) await press(part, who, card, verb);
  });
  needed(gone, `an end after ${verb}`);
}

/** Waits for a card, and looks into the chat again from time to time. */
async function sees(part: Part, request: string, what: string, look: () => Shown | undefined): Promise<Shown> {
  return needed(await keepAt(part, request, look, () => Promise.resolve()), what);
}

function inChannel(part: Part, request: string, ...verbs: readonly string[]): Shown | undefined {
  return cardsIn(part, request, part.channel).find((card) => verbs.some((verb) => card.verbs.includes(verb)));
}

function inChat(part: Part, { id }: TeamsPerson, request: string, verb?: string): Shown | undefined {
  const cards = cardsIn(part, request, part.teams.personalChat(id));
  return cards.find(({ verbs }) => verb === undefined || verbs.includes(verb));
}

/** In this conversation and its threads. Of several copies, the last changed is the one that the bot draws. */
function cardsIn({ board }: Part, request: string, conversation: string): readonly Shown[] {
  return board.of(request).filter(({ message }) => isWithin(message.conversationId, conversation));
}

/** Two different approvers. */
function twoOf({ approvers, chance }: Part): [TeamsPerson, TeamsPerson] {
  const at = chance.below(approvers.length);
  const [first, second] = [approvers[at], approvers[(at + 1) % approvers.length]];
  if (first === undefined || second === undefined) throw new Error('Too few approvers');
  return [first, second];
}

function needed<T>(found: T | undefined, what: string): T {
  if (found === undefined) throw new GaveUp(what);
  return found;
}
