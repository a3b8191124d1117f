/**
 * One whole request, from the ask to its end: the password that is read, or not; or the owner who did not want it. All that
 * these kills know of the bot's conversation is in this file and in `ways.ts`.
 */
import { CODES_PER_REQUEST, REVEAL_WINDOW_MS } from '../../../src/requests/rules/policy.ts';
import type { StoredActivity } from '../../../sandbox/teams/messages.ts';
import { PASSWORD, requestOf } from '../../support/journey.ts';
import { NAMES, textOf } from '../../support/world.ts';
import { again, card, click, idOf, press, say } from './acts.ts';
import type { Case } from './people.ts';
import type { Surroundings } from './surroundings.ts';
import { idle, timePasses } from './time.ts';
import { ALERT, type Way } from './ways.ts';

/**
 * What the people came away with. `password` is null where nobody was to read it, and where its answer was lost: it is shown
 * no second time.
 */
export type Told = { readonly request: string; readonly password: string | null };

const FORM = /Ask for a reset/;
const LATE_MS = REVEAL_WINDOW_MS + 60_000;

/** Whoever is in charge says where the approval cards go, and whether one approver is enough. */
export async function setUp({ teams, way }: Surroundings): Promise<void> {
  const orders = way.approvers.length === 1 ? ['approvals here'] : ['approvals here', 'lockdown on'];
  for (const order of orders) await teams.sendMessage(idOf(NAMES.globalAdmin), teams.approvals.conversationId, order);
}

/** The owner of the password has met the bot, so that it can write to him. */
export async function introduce(around: Surroundings, { subject }: Case): Promise<void> {
  if (around.way.for === 'somebody else') await say(around, subject.id, 'help');
}

/** Everything that people do about one request. @throws where it does not come to that */
export async function wholeRequest(around: Surroundings, people: Case): Promise<Told> {
  const { teams, way } = around;
  const { asker, subject } = people;
  const mend = way.signsInAgain ? refuseWrites(around, people) : undefined;
  await ask(around, people);
  if (way.for === 'somebody else') {
    const toConfirm = await card(around, teams.personalChat(asker.id), /Is this the account\?/);
    await click(around, asker.id, toConfirm, 'choose');
  }
  const about = subject.userPrincipalName;
  const approval = await card(around, teams.approvals.conversationId, /Approve this password reset\?/, { about });
  const request = requestOf({ message: approval });
  if (way.notMe === 'while it waits') {
    await saysNotMe(around, people, request);
    return { request, password: null };
  }
  for (const approver of way.approvers) {
    const code = await codeOf(around, asker.id);
    await click(around, idOf(approver), approval, 'approve', { code });
  }
  if (mend !== undefined) await signInAgain(around, request, mend);
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
export function readerOf(way: Way, { asker }: Case): string {
  return way.for === 'himself' ? asker.id : idOf(way.approvers[0]);
}

/** Presses "Show once". @returns the password; null where the answer shows none */
async function read(around: Surroundings, reader: string, on: StoredActivity): Promise<string | null> {
  const { text } = await click(around, reader, on, 'reveal');
  return PASSWORD.exec(text)?.[0] ?? null;
}

/** Asks, and asks again where that went wrong, unless there is a request by then. */
async function ask(around: Surroundings, { asker: { id }, subject }: Case): Promise<void> {
  const { teams, way } = around;
  const wish = way.for === 'himself' ? 'I forgot my password' : `reset password for ${subject.userPrincipalName}`;
  const reason = 'Left it at home';
  await again(around, async (first) => {
    if (!first && (await hasAsked(around, id))) return true;
    if (way.asks === 'typing') return ((await say(around, id, wish)) && (await say(around, id, reason))) || undefined;
    // The wish once more only shows the form once more.
    const asked = teams.history(teams.personalChat(id)).some(({ attachments }) => FORM.test(textOf(attachments)));
    if (!asked && !(await say(around, id, wish))) return undefined;
    return press(around, id, await card(around, teams.personalChat(id), FORM), 'ask', { whose: 'mine', reason });
  });
}

async function hasAsked(around: Surroundings, id: string): Promise<boolean> {
  const { teams } = around;
  const after = teams.revision();
  if (!(await say(around, id, 'status'))) return false;
  const { attachments } = await card(around, teams.personalChat(id), /Your latest requests/, { after });
  return !/You have not asked for anything yet/.test(textOf(attachments));
}

/** The next code, read from the answer to the click that shows it. One that nobody saw is followed by another. */
async function codeOf(around: Surroundings, asker: string): Promise<string> {
  let shown: StoredActivity = await card(around, around.teams.personalChat(asker), /Show (my|a new) code/);
  for (let tries = 0; tries < CODES_PER_REQUEST; tries += 1) {
    const { text, content } = await click(around, asker, shown, 'show-code');
    const [, first, second] = /\b(\d{3})\s(\d{3})\b/.exec(text) ?? [];
    if (first !== undefined && second !== undefined) return first + second;
    shown = { ...shown, attachments: [{ contentType: 'card', content }] };
  }
  throw new Error('No code was shown');
}

/** From now on the directory wants a new sign-in of whoever writes this password. @returns ends that */
function refuseWrites({ directory }: Surroundings, { subject }: Case): () => void {
  return directory.failNext({
    match: { method: 'POST', path: new RegExp(`/${subject.id}/.*/resetPassword$`) },
    times: Infinity,
    with: { status: 401, code: 'InvalidAuthenticationToken' },
  });
}

/** The approver signs in in the window: what his client brings without a word is not enough. */
async function signInAgain(around: Surroundings, request: string, mend: () => void): Promise<void> {
  const { authority, teams, way } = around;
  const approver = idOf(way.approvers[0]);
  const waits = await card(around, teams.personalChat(approver), /Sign in once more/, { about: request });
  mend();
  authority?.challenge(approver, true);
  await click(around, approver, waits, 'resume');
}

/** The owner says that he did not want it; and where no job can secure his account, an approver does. */
async function disown(around: Surroundings, people: Case, request: string): Promise<void> {
  const { teams, way } = around;
  // An approver's sign-in is forgotten only when everything is done.
  if (way.secures !== null) await idle(around, request);
  await saysNotMe(around, people, request);
  if (way.secures === null) return;
  const open = new RegExp(`${ALERT.source}[^]*Could not be replaced[^]*Could not be ended`);
  const alert = await card(around, teams.approvals.conversationId, open, { about: request });
  await click(around, idOf(way.secures), alert, 'secure');
}

/** From whichever card of his that has the button. */
async function saysNotMe(around: Surroundings, { subject }: Case, request: string): Promise<void> {
  const own = await card(around, around.teams.personalChat(subject.id), /This was not me/, { about: request });
  await click(around, subject.id, own, 'not-me');
}
