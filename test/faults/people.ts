/** What people do during an outage, and what they read. */
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { person } from '../../sandbox/directory/people.ts';
import type { StoredActivity } from '../../sandbox/teams/chats/messages.ts';
import type { LocalTeams } from '../../sandbox/teams/local-teams.ts';
import { PASSWORD } from '../support/world/journey.ts';
import { dataOf, textOf } from '../support/world/read-card.ts';

export const APPROVER = person('Grady Archie').user.id;

/** `taken`: the bot answered that it has the request, so it must not be lost. */
export type Asked = { readonly taken: boolean; readonly reads: string };

const LOOKS_MS = 3_000;
const SHOWN = 60;
const TAKEN = /Looking up|looking|Waiting for approval|Request received/i;

/** Asks for a new password, once. */
export async function ask(teams: LocalTeams, id: string): Promise<Asked> {
  const after = teams.revision();
  const first = await teams.sendMessage(id, teams.personalChat(id), 'reset my password');
  if (first.problem !== null) return { taken: false, reads: await reads(teams, id, after, first) };
  const second = await teams.sendMessage(id, teams.personalChat(id), 'Forgotten on holiday');
  const text = await reads(teams, id, after, second);
  return { taken: second.problem === null && TAKEN.test(text), reads: text };
}

async function reads(
  teams: LocalTeams,
  id: string,
  after: number,
  { status }: { readonly status: number },
): Promise<string> {
  await wait(LOOKS_MS);
  const said = teams.history(teams.personalChat(id)).filter(({ fromBot, revision }) => fromBot && revision > after);
  const last = said.at(-1);
  return last === undefined ? nothing(status) : shortened(`${last.text} ${textOf(last.attachments)}`);
}

/** Presses "Approve" once. @returns what the approver reads */
export async function approve(teams: LocalTeams, on: StoredActivity): Promise<string> {
  const data = dataOf(on.attachments[0]?.content, 'approve');
  const { status, body } = await teams.invoke(APPROVER, on.conversationId, on.id, { verb: 'approve', data });
  const { data: error } = refusal.safeParse(body);
  const text = error?.value.message ?? textOf(body);
  return status !== 200 || text.trim() === '' ? nothing(status) : shortened(text);
}

/** What the client shows beside the card. */
const refusal = z.object({ value: z.object({ message: z.string() }) });

/** The client's own words for it: Microsoft, "Universal Actions for Adaptive Cards". */
function nothing(status: number): string {
  return status === 0 ? 'nothing: no answer' : `nothing: HTTP ${status}`;
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= SHOWN ? line : `${line.slice(0, SHOWN - 1)}…`;
}

/** Someone's approval cards, one for each request. */
export function approvalsOf(teams: LocalTeams, id: string): readonly StoredActivity[] {
  const cards = teams
    .history(teams.approvals.conversationId)
    .filter(({ fromBot, attachments }) => fromBot && /Reset .+’s password\?/.test(textOf(attachments)));
  const name = nameOf(teams, id);
  return cards.filter(({ attachments }) => textOf(attachments).includes(name));
}

/** As the approvers' cards say it. */
function nameOf(teams: LocalTeams, id: string): string {
  const own = teams.history(teams.personalChat(id)).find(({ fromBot }) => !fromBot);
  return own?.from.name ?? id;
}

/** The card from which they read the password, once it is there. */
export function passwordCard(teams: LocalTeams, id: string): StoredActivity | undefined {
  return teams
    .history(teams.personalChat(id))
    .findLast(({ fromBot, attachments }) => fromBot && textOf(attachments).includes('Show once'));
}

/** Presses "Show once". @returns the password; undefined if the answer has none */
export async function reveal(teams: LocalTeams, id: string, on: StoredActivity): Promise<string | undefined> {
  const data = dataOf(on.attachments[0]?.content, 'reveal');
  const { body } = await teams.invoke(id, on.conversationId, on.id, { verb: 'reveal', data });
  return PASSWORD.exec(textOf(body))?.[0];
}
