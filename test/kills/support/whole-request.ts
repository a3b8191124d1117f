/**
 * One whole request, from the ask to the password that is read. All that these kills know of the bot's conversation is in
 * this file and in `ways.ts`.
 */
import { CODES_PER_REQUEST } from '../../../src/requests/policy.ts';
import type { StoredActivity } from '../../../src/sandbox/teams/messages.ts';
import { PASSWORD, requestOf } from '../../support/journey.ts';
import { NAMES, textOf } from '../../support/world.ts';
import { again, card, click, idOf, press, say } from './acts.ts';
import type { Case } from './people.ts';
import type { Surroundings } from './surroundings.ts';

/** What the people came away with. `password` is null where its answer was lost: it is shown no second time. */
export type Told = { readonly request: string; readonly password: string | null };

/** Whoever is in charge says where the approval cards go, and whether one approver is enough. */
export async function setUp({ teams, way }: Surroundings): Promise<void> {
  const orders = way.approvers.length === 1 ? ['approvals here'] : ['approvals here', 'lockdown on'];
  for (const order of orders) await teams.sendMessage(idOf(NAMES.globalAdmin), teams.approvals.conversationId, order);
}

/** Asks, has it approved, and reads the password. @throws where it does not come to that */
export async function wholeRequest(around: Surroundings, { asker, subject }: Case): Promise<Told> {
  const { teams, way } = around;
  const names = subject.userPrincipalName;
  await ask(around, { asker, subject });
  const approval = await card(around, teams.approvals.conversationId, /Approve this password reset\?/, { names });
  for (const approver of way.approvers) {
    const code = await codeOf(around, asker.id);
    await click(around, idOf(approver), approval, 'approve', { code });
  }
  const reader = way.for === 'himself' ? asker.id : idOf(way.approvers[0]);
  const done = await card(around, teams.personalChat(reader), /Show once/, { names });
  const { text } = await click(around, reader, done, 'reveal');
  return { request: requestOf({ message: done }), password: PASSWORD.exec(text)?.[0] ?? null };
}

/** Asks, and asks again where that went wrong, unless there is a request by then. */
async function ask(around: Surroundings, { asker: { id }, subject }: Case): Promise<void> {
  const { teams, way } = around;
  const wish = way.for === 'himself' ? 'I forgot my password' : `reset password for ${subject.userPrincipalName}`;
  const reason = 'Left it at home';
  await again(around, async (first) => {
    if (!first && (await hasAsked(around, id))) return true;
    const after = teams.revision();
    if (!(await say(around, id, wish))) return undefined;
    if (way.asks === 'typing') return (await say(around, id, reason)) || undefined;
    const form = await card(around, teams.personalChat(id), /Ask for a reset/, { after });
    return press(around, id, form, 'ask', { whose: 'mine', reason });
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
