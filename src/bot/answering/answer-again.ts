/**
 * The answer to a message that Teams did not take. What the message did is done and stored, so it isn't worked on again: its answer is
 * sent again, for some five minutes. If Teams may have the answer already, its person is told that something went wrong instead, and it
 * is sent again only if that doesn't get through either. It takes no storage: a person who sees no answer asks again, and the dialog goes on.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { noticeCard } from '../../cards/message-cards.ts';
import { retryAfterMs } from '../../net/retry-after.ts';
import type { Log } from '../../telemetry/log.ts';
import type { Afterwards } from './afterwards.ts';
import { TeamsRefused, isInDoubt, isOfTeams, isRefusal } from '../connector-errors.ts';
import type { Connector } from '../ports.ts';
import { conversationOf } from '../posting/conversations.ts';
import { apologyFor, newReference } from '../reference.ts';
import { type Delivery, type Turn, tell } from '../turn.ts';

/** Before the next try: a minute if there may be a copy of the answer, as for cards. */
const PAUSE_MS = 5_000;
const DOUBT_MS = 60_000;
const MOST_TRIES = 5;

/** @throws `error`, unless it is one that keeps a decided answer from its person for now */
export type AnswerAgain = (turn: Turn, error: unknown) => Promise<void>;

/** Waits for so long, or until the instance stops. */
type Pause = (milliseconds: number, stopping: AbortSignal) => Promise<unknown>;

export type AnswerAgainOptions = {
  readonly connector: Pick<Connector, 'post'>;
  readonly afterwards: Afterwards;
  readonly log: Log;
  /** Tests replace it. */
  readonly pause?: Pause;
};

const realPause: Pause = (milliseconds, signal) =>
  wait(milliseconds, undefined, { ref: false, signal }).catch(() => undefined);

export function createAnswerAgain({ connector, afterwards, log, pause = realPause }: AnswerAgainOptions): AnswerAgain {
  return async (turn, error) => {
    const { delivery, locale, place } = turn;
    const { answer } = delivery;
    // An answer in private is not for where it was asked.
    const isHeldUp = answer !== undefined && place.scope === 'personal' && isOfTeams(error) && !isRefusal(error);
    if (!isHeldUp) throw error;
    const reference = newReference();
    log.warn({ error, reference }, 'Answer not sent at first');
    const isTold = isInDoubt(error) && (await reaches(tell(turn, apologyFor(locale, reference))));
    if (!isTold) afterwards.goOn(sendAgain(answer));

    async function sendAgain(send: NonNullable<Delivery['answer']>): Promise<void> {
      const late: Turn = {
        ...turn,
        send: async (message) => {
          const card = 'card' in message ? message.card : noticeCard(locale, message.text);
          await connector.post(conversationOf(place, 'answer'), card);
        },
      };
      let last = error;
      for (let tries = 0; tries < MOST_TRIES && !isRefusal(last); tries += 1) {
        const isStopping = afterwards.stopping.aborted;
        if (!isStopping) await pause(pauseAfter(last), afterwards.stopping);
        const failure = await send(late).then(
          () => null,
          (again: unknown) => ({ again }),
        );
        if (failure === null) return;
        last = failure.again;
        if (isStopping) break;
      }
      log.warn({ error: last, reference }, 'Answer not sent');
    }
  };
}

function reaches(sent: Promise<void>): Promise<boolean> {
  return sent.then(
    () => true,
    () => false,
  );
}

function pauseAfter(error: unknown): number {
  if (isInDoubt(error)) return DOUBT_MS;
  const asked = error instanceof TeamsRefused ? (retryAfterMs(error.retryAfter) ?? 0) : 0;
  return Math.max(PAUSE_MS, Math.min(asked, DOUBT_MS));
}
