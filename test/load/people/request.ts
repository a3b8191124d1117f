/** Everything that people do for one request, whatever goes wrong meanwhile. */
import type { TeamsPerson } from '../../../sandbox/teams/chats/people.ts';
import { PASSWORD } from '../../support/world/journey.ts';
import { digitsIn, textOf } from '../../support/world/read-card.ts';
import type { Case } from '../organisation.ts';
import { ask, askAsGuest, confirm, meet } from './ask.ts';
import type { Shown } from './board.ts';
import { GaveUp, type Part, cardsIn, inChannel, inChat, needed, sees } from './cards.ts';
import { type Answer, keepAt, lookAgain, press, say, think } from './person.ts';

/** How it went for the people. */
export type Told = {
  readonly of: Case;
  /** Null if they never got as far as a request. */
  request: string | null;
  /** Every password that someone was shown. */
  readonly passwords: string[];
  /** What they were waiting for when they gave up; null if they did not. */
  gaveUp: string | null;
  /** What they did and what was answered. */
  readonly diary: readonly string[];
};

/** As many as one request has codes. */
const TRIES = 5;

/** Never throws because of the bot: what people were waiting for is in the result. */
export async function wholeRequest(part: Part, of: Case): Promise<Told> {
  const told: Told = { of, request: null, passwords: [], gaveUp: null, diary: part.diary };
  try {
    await goThrough(part, of, told);
  } catch (error) {
    if (!(error instanceof GaveUp)) throw error;
    told.gaveUp = error.message;
    const chat = part.board.in(part.teams.personalChat(of.requester.id));
    part.diary.push(
      ...chat.map(({ message, card }) => `stands there: ${message.text}${textOf(card)}`.replaceAll(/\s+/g, ' ')),
    );
  }
  return told;
}

async function goThrough(part: Part, of: Case, told: Told): Promise<void> {
  const { requester, subject, kind } = of;
  if (requester !== subject) await meet(part, subject);
  if (kind === 'guest') return askAsGuest(part, requester);
  const request = await ask(part, of);
  told.request = request;
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
    const inputs = verb === 'deny' ? { reason: 'Call us, please' } : { code: await codeOf(part, requester, request) };
    if (inputs.code === '') return;
    tries += 1;
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

/** Two different approvers. */
function twoOf({ approvers, chance }: Part): [TeamsPerson, TeamsPerson] {
  const at = chance.below(approvers.length);
  const [first, second] = [approvers[at], approvers[(at + 1) % approvers.length]];
  if (first === undefined || second === undefined) throw new Error('Too few approvers');
  return [first, second];
}
