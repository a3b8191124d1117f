/** Which channel approval cards appear in: set up by an admin who writes "approvals here" in it. */
import type { Turn } from './turn.ts';
import { channelOf, tell } from './turn.ts';
import { APPROVALS, conversationOf } from './conversations.ts';
import type { BotDeps } from './deps.ts';
import type { Person } from '../requests/request.ts';

const MOST_WAITING = 50;

/** Sets the approvals channel to the one of this turn, and posts there what is waiting already. */
export async function setApprovalsHere(deps: BotDeps, turn: Turn, person: Person): Promise<void> {
  const { requests, conversations, log } = deps;
  const { chat } = turn.locale;
  const channel = channelOf(turn.context.activity);
  if (channel === undefined) return tell(turn, chat.approvalsOnlyInChannel);
  const allowed = await requests.directory.isApprover(person.id);
  const before = await conversations.get(APPROVALS);
  if (allowed)
    await conversations.put({ ...conversationOf(turn.context, APPROVALS), id: channel, member: null, channel });
  const waiting = allowed ? await requests.store.inStates(['pending', 'escalated'], MOST_WAITING) : [];
  const entry = {
    at: requests.clock.now(),
    action: allowed ? 'approvals-channel-set' : 'refused:approvals-channel-set',
    by: person,
    request: null,
    source: requests.source,
    detail: { channel, before: before?.channel ?? null },
  };
  await requests.store.audit(
    entry,
    waiting.map(({ id }) => ({ name: 'draw', request: id })),
  );
  if (!allowed) return tell(turn, chat.approvalsNotAllowed);
  log.info({ channel, by: person.id }, 'The approvals channel was set');
  return tell(turn, chat.approvalsSetUp);
}
