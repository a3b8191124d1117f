/**
 * One whole request to its end: the password is read or not, or its owner disowns it. All that the kill tests know about the
 * bot's conversation is in this file and in `ways.ts`.
 */
import { CODES_PER_REQUEST, REVEAL_WINDOW_MS } from '../../../../src/requests/rules/policy.ts';
import type { StoredActivity } from '../../../../sandbox/teams/chats/messages.ts';
import { PASSWORD, requestOf } from '../../../support/world/journey.ts';
import { said, textOf } from '../../../support/world/read-card.ts';
import { NAMES } from '../../../support/world/world.ts';
import { type Button, PATIENCE_MS, again, card, click, idOf, press, say } from './acts.ts';
import type { Case } from './people.ts';
import type { Surroundings } from '../surroundings.ts';
import { idle, timePasses } from './time.ts';
import { ALERT, type Way } from './ways.ts';

/**
 * What people saw. `password` is null if nobody was to read it, or if its answer was lost: it is never shown again.
 */
export type Told = { readonly request: string; readonly password: string | null };

const FORM = /Ask for a reset|Reset your password\?/;
const LATE_MS = REVEAL_WINDOW_MS + 60_000;

/** An admin says where approval cards go, and whether one approver is enough. */
export async function setUp(around: Surroundings): Promise<void> {
  await order(around, 'approvals here', /Approval cards appear in this channel/);
  if (around.way.approvers.length > 1) await order(around, 'lockdown on', /Lockdown is on/);
}

/** Where the directory is slow, the order is carried out only when its answer is there: a text, or later a card. */
async function order({ teams }: Surroundings, text: string, answer: RegExp): Promise<void> {
  const { conversationId } = await teams.sendMessage(idOf(NAMES.globalAdmin), teams.approvals.conversationId, text);
  const timeoutMs = PATIENCE_MS;
  await teams.waitFor(conversationId, (message) => message.fromBot && answer.test(said(message)), { timeoutMs });
}

/** The password's owner has met the bot, so it can write to them. */
export async function introduce(around: Surroundings, { subject }: Case): Promise<void> {
  if (around.way.for === 'somebody else') await say(around, subject.id, 'help');
}

/** Everything that people do for one request. @throws if they cannot */
export async function wholeRequest(around: Surroundings, people: Case): Promise<Told> {
  const { teams, way } = around;
  const { requester, subject } = people;
  const repair = way.signsInAgain ? refuseWrites(around, people) : undefined;
  await ask(around, people);
  if (way.for === 'somebody else') {
    const toConfirm = await card(around, teams.personalChat(requester.id), /Is this the account\?/);
    await click(around, requester.id, toConfirm, 'choose');
  }
  const about = subject.userPrincipalName;
  const approval = await card(around, teams.approvals.conversationId, /Reset .+’s password\?/, { about });
  const request = requestOf({ message: approval });
  if (way.notMe === 'while it waits') {
    await saysNotMe(around, people, request);
    return { request, password: null };
  }
  for (const approver of way.approvers) {
    const code = await codeOf(around, requester.id);
    await decide(around, request, idOf(approver), approval, 'approve', { code });
  }
  if (repair !== undefined) await signInAgain(around, request, repair);
  const reader = readerOf(way, people);
  const done = await card(around, teams.personalChat(reader), /Show once/, { about: request });
  const password = way.isRead ? await read(around, reader, done) : null;
  if (way.notMe === 'after the reset') await disown(around, people, request);
  else if (!way.isRead) {
    await idle(around, request);
    await timePasses(around, subject, request, LATE_MS);
  }
  return { request, password };
}

/** Who is shown the password: its owner, or the approver who hands it over. */
export function readerOf(way: Way, { requester }: Case): string {
  return way.for === 'themselves' ? requester.id : idOf(way.approvers[0]);
}

/** Presses "Show once". @returns the password; null if the answer shows none */
async function read(around: Surroundings, reader: string, on: StoredActivity): Promise<string | null> {
  const { text } = await click(around, reader, on, 'reveal');
  return PASSWORD.exec(text)?.[0] ?? null;
}

/** Asks, and asks again after a failure, unless there is a request by then. */
async function ask(around: Surroundings, { requester: { id }, subject }: Case): Promise<void> {
  const { teams, way } = around;
  const wish = way.for === 'themselves' ? 'I forgot my password' : `reset password for ${subject.userPrincipalName}`;
  const reason = 'Left it at home';
  await again(around, async (first) => {
    if (!first && (await hasAsked(around, id))) return true;
    if (way.asks === 'typing') return ((await say(around, id, wish)) && (await say(around, id, reason))) || undefined;
    // The same wish again only shows the form again.
    const asked = teams.history(teams.personalChat(id)).some(({ attachments }) => FORM.test(textOf(attachments)));
    if (!asked && !(await say(around, id, wish))) return undefined;
    return press(around, id, await card(around, teams.personalChat(id), FORM), 'ask', { whose: 'mine', reason });
  });
}

async function hasAsked(around: Surroundings, id: string): Promise<boolean> {
  const { teams } = around;
  const after = teams.revision();
  if (!(await say(around, id, 'status'))) return false;
  const { attachments } = await card(around, teams.personalChat(id), /Your latest requests|PR-[A-Z0-9]{6}/, { after });
  return !textOf(attachments).includes('You have not asked for anything yet');
}

/** The next code, read from the answer to the click that shows it. If nobody saw it, another follows. */
async function codeOf(around: Surroundings, requester: string): Promise<string> {
  let shown: StoredActivity = await card(around, around.teams.personalChat(requester), /Show (my|a new) code/);
  for (let tries = 0; tries < CODES_PER_REQUEST; tries += 1) {
    const { text, content } = await click(around, requester, shown, 'show-code');
    const [, first, second] = /\b(\d{3})\s(\d{3})\b/.exec(text) ?? [];
    if (first !== undefined && second !== undefined) return first + second;
    shown = { ...shown, attachments: [{ contentType: 'card', content }] };
  }
  throw new Error('No code was shown');
}

/** From now on the directory requires a new sign-in to write this password. @returns ends that */
function refuseWrites({ directory }: Surroundings, { subject }: Case): () => void {
  return directory.failNext({
    match: { method: 'POST', path: new RegExp(`/${subject.id}/.*/resetPassword$`) },
    times: Infinity,
    with: { status: 401, code: 'InvalidAuthenticationToken' },
  });
}

/** The approver signs in in the window, because silent sign-in is not enough. */
async function signInAgain(around: Surroundings, request: string, repair: () => void): Promise<void> {
  const { authority, teams, way } = around;
  const approver = idOf(way.approvers[0]);
  const waits = await card(around, teams.personalChat(approver), /Sign in once more/, { about: request });
  repair();
  authority?.challenge(approver, true);
  await decide(around, request, approver, waits, 'resume');
}

/** The owner disowns the reset; if no job can secure the account, an approver does. */
async function disown(around: Surroundings, people: Case, request: string): Promise<void> {
  const { teams, way } = around;
  // An approver's sign-in is deleted only when everything is done.
  if (way.secures !== null) await idle(around, request);
  await saysNotMe(around, people, request);
  if (way.secures === null) return;
  const open = new RegExp(`${ALERT.source}[^]*Could not be replaced[^]*Could not be ended`);
  const alert = await card(around, teams.approvals.conversationId, open, { about: request });
  await decide(around, request, idOf(way.secures), alert, 'secure');
}

/**
 * An approver presses a button, and again if their click was stored and then changed nothing: on a busy machine the directory is slow to say
 * what they may do, and a sign-in that was to follow is asked for with another click.
 */
async function decide(around: Surroundings, request: string, ...button: Button): Promise<void> {
  await again(around, async () => {
    const before = await clicksOf(around, request);
    await click(around, ...button);
    if ((await clicksOf(around, request)).stored === before.stored) return true;
    await idle(around, request);
    return (await clicksOf(around, request)).cleared === before.cleared || undefined;
  });
}

/** How many clicks were stored, and how many of them changed nothing. */
async function clicksOf({ database }: Surroundings, request: string): Promise<{ stored: number; cleared: number }> {
  const { rows } = await database.query<{ readonly action: string }>('select action from audit where request_id = $1', [
    request,
  ]);
  const count = (action: string): number => rows.filter((row) => row.action === action).length;
  return { stored: count('click-stored'), cleared: count('click-cleared') };
}

/** From any of their cards that has the button. */
async function saysNotMe(around: Surroundings, { subject }: Case, request: string): Promise<void> {
  const own = await card(around, around.teams.personalChat(subject.id), /This was not me/, { about: request });
  await click(around, subject.id, own, 'not-me');
}
