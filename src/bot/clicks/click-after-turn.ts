/**
 * A click that was stored because Graph is slow goes on at once, with the questions that its turn has under way: the rights are read
 * once. If that fails, or the instance dies, the job that was stored with the click decides.
 */
import { decideStored } from '../../requests/jobs/decide-stored.ts';
import type { RequestId } from '../../requests/model/request.ts';
import { later } from '../../requests/rules/policy.ts';
import { cardAt } from '../posting/post-card.ts';
import type { BotServices } from '../services.ts';
import type { Turn } from '../turn.ts';

/** A client may show the answer to a click after an update of its card that was sent later, within so long. */
const OVERTAKEN_MS = 3_000;

/** Never rejects for what the directory does: the job is there. */
export async function goOnWithClick(services: BotServices, turn: Turn, id: RequestId): Promise<void> {
  const { log, requests } = services;
  const started = performance.now();
  try {
    await decideStored(requests, id, false, turn.caller.person.id);
  } catch (error) {
    log.warn({ error, request: id }, 'Click not decided after its turn, a job continues it');
    return requests.store.schedule([{ name: 'decide', request: id }]);
  }
  if (performance.now() - started < OVERTAKEN_MS) await drawAgain(services, turn, id);
}

/** Otherwise a card that is as it was before the click would not be updated, and the clicker's client would show “Checking”. */
async function drawAgain({ cards, requests }: BotServices, turn: Turn, id: RequestId): Promise<void> {
  const { click, place } = turn;
  const posted = await cards.of(id);
  const here = cardAt(posted, { conversation: place.conversation, activity: click?.message ?? '' });
  if (here !== undefined && posted.copies.includes(here)) await cards.copyShows(here, '');
  else if (here !== undefined) await cards.replace(here, { ...here, drawn: '' });
  await requests.store.schedule([{ name: 'draw', request: id, at: later(requests.clock.now(), 1_000) }]);
}
