/**
 * Answers a message whose answer depends on its person's rights. If Graph is slow, the message is taken all the same: its person sees
 * that the bot is typing, then that their rights are being checked, and the answer follows in the same conversation. It takes no
 * storage: these are questions, and orders that may be given again. If the instance stops, it says that nothing was done.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { errorCard, noticeCard } from '../../cards/message-cards.ts';
import type { Locale } from '../../locales/index.ts';
import { DeadlineExceeded, withDeadline } from '../../net/deadline.ts';
import { type Directory, DirectoryUnavailable } from '../../requests/model/ports.ts';
import type { Deps } from '../../requests/model/services.ts';
import type { Log } from '../../telemetry/log.ts';
import { OverBudget } from '../directory-for-people.ts';
import { oneAfterAnother } from './one-after-another.ts';
import { conversationOf } from '../posting/conversations.ts';
import type { Connector } from '../ports.ts';
import type { Afterwards } from './afterwards.ts';
import { newReference } from '../reference.ts';
import type { Message, Turn } from '../turn.ts';
import { showTyping } from './typing.ts';

/** How long the directory gets from the message on. */
const MINUTE_MS = 60_000;
/** After so long, typing doesn't tell enough. */
const SAY_SO_MS = 2_000;
/** Between two questions to a directory that fails. */
const FIRST_PAUSE_MS = 1_000;
const MOST_PAUSE_MS = 10_000;

/** An examination of the set-up may take minutes, and no order waits for it. */
type Queue = 'orders' | 'examinations';

/** @param work gets the needs of the verbs, with a directory that is asked again for up to a minute @param queue `orders` by default */
export type AnswerInTime = (turn: Turn, work: (requests: Deps) => Promise<Message>, queue?: Queue) => Promise<void>;

/** The instance stops before the directory has answered: nothing was done. */
export class Stopped extends Error {
  constructor() {
    super('The instance stops before the directory has answered');
    this.name = 'Stopped';
  }
}

export type AnswerOptions = {
  readonly requests: Deps;
  readonly connector: Connector;
  readonly afterwards: Afterwards;
  readonly graphPatienceMs: number;
  readonly log: Log;
};

/** What one person asks and orders is done in that order in each queue, each message once, however often Teams delivers it. */
export function createAnswerInTime(options: AnswerOptions): AnswerInTime {
  const { requests, connector, afterwards, graphPatienceMs, log } = options;
  const inOrder = oneAfterAnother();
  const underWay = new Set<string>();

  return async (turn, work, queue = 'orders') => {
    const { delivery, caller, since } = turn;
    if (underWay.has(delivery.id)) return;
    underWay.add(delivery.id);
    const directory = patient(requests.directory, since + MINUTE_MS, afterwards.stopping);
    const answer = inOrder(`${queue} ${caller.person.id}`, () => work({ ...requests, directory })).finally(() =>
      underWay.delete(delivery.id),
    );
    try {
      await turn.send(await withDeadline(answer, Math.max(0, since + graphPatienceMs - performance.now())));
    } catch (error) {
      if (!(error instanceof DeadlineExceeded)) throw error;
      showTyping(options, turn);
      afterwards.goOn(follow(turn, answer));
    }
  };

  async function follow({ locale, place }: Turn, answer: Promise<Message>): Promise<void> {
    const post = (message: Message): Promise<unknown> =>
      connector.post(
        conversationOf(place, 'answer'),
        'card' in message ? message.card : noticeCard(locale, message.text),
      );
    const answered = answer.catch((error: unknown) => whyNot(locale, error));
    if (await isLate(answered)) await post({ text: locale.chat.checkingRights });
    await post(await answered);
  }

  function whyNot(locale: Locale, error: unknown): Message {
    const { chat } = locale;
    if (error instanceof Stopped) return { text: chat.stoppedMeanwhile };
    if (error instanceof OverBudget) return { text: chat.slowDown };
    if (error instanceof DirectoryUnavailable) {
      log.warn({ error }, 'Message not answered: the directory is unavailable');
      return { text: chat.directoryUnavailable };
    }
    const reference = newReference();
    log.error({ error, reference }, 'Work after a turn failed');
    return { card: errorCard(locale, reference) };
  }
}

function isLate(answer: Promise<unknown>): Promise<boolean> {
  return Promise.race([answer.then(() => false), wait(SAY_SO_MS, true, { ref: false })]);
}

/** The directory, asked for rights again while it doesn't answer. @param end by `performance.now()` */
function patient(directory: Directory, end: number, stopping: AbortSignal): Directory {
  const again = async <T>(ask: () => Promise<T>): Promise<T> => {
    for (let pause = FIRST_PAUSE_MS; ; pause = Math.min(pause * 2, MOST_PAUSE_MS)) {
      try {
        return await unlessStopped(
          withDeadline(ask(), Math.max(0, end - performance.now())).catch((error: unknown) => {
            throw error instanceof DeadlineExceeded ? new DirectoryUnavailable('deadline', { cause: error }) : error;
          }),
          stopping,
        );
      } catch (error) {
        if (!(error instanceof DirectoryUnavailable)) throw error;
        const rest = Math.max(pause, error.retryAfterMs ?? 0);
        if (performance.now() + rest >= end) throw error;
        await unlessStopped(wait(rest, undefined, { ref: false }), stopping);
      }
    }
  };
  return {
    ...directory,
    isApprover: (id) => again(() => directory.isApprover(id)),
    mayLockDown: (id) => again(() => directory.mayLockDown(id)),
  };
}

/** @throws `Stopped` as soon as the instance stops */
async function unlessStopped<T>(answer: Promise<T>, stopping: AbortSignal): Promise<T> {
  const stopped = Promise.withResolvers<never>();
  const stop = (): void => stopped.reject(new Stopped());
  if (stopping.aborted) stop();
  stopping.addEventListener('abort', stop);
  try {
    return await Promise.race([answer, stopped.promise]);
  } finally {
    stopping.removeEventListener('abort', stop);
  }
}
