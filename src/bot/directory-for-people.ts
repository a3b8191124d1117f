/**
 * The directory while a person waits for an answer: within the time that Teams gives, once if many ask the same at the same time,
 * and only so often for each person.
 */
import { DeadlineExceeded, withDeadline } from '../net/deadline.ts';
import { type Directory, DirectoryUnavailable } from '../requests/model/ports.ts';
import type { ObjectId } from '../requests/model/request.ts';
import type { Budget } from './budget.ts';

/** More than the busiest approver clicks, even if Teams delivers every click twice. */
export const BY_CLICKS = { burst: 60, refillMs: 1_000 } as const;
/** More than anyone writes. */
export const BY_MESSAGES = { burst: 30, refillMs: 2_000 } as const;

/** What the directory can't say in this time is asked again, by a job or by `answer-in-time.ts`. */
const DEADLINE_MS = 10_000;
/** Nobody joins a question that has been under way for longer: what it read first would be too old. */
const SHARED_MS = 2_500;

/** This person has caused too many questions: they are answered without the directory, and nothing waits for it. */
export class OverBudget extends Error {
  constructor() {
    super('A person has caused too many questions to the directory');
    this.name = 'OverBudget';
  }
}

/**
 * A click that Teams delivers again, that many make at once, or that goes on after its turn, shares the question under way, which
 * is at most `SHARED_MS` old. Nothing is kept after the answer, and rights are read again before the write.
 * @param questions how many questions each person may cause about their own rights: only they can cause these. If none is left, no
 *   other account is read on their behalf either
 */
export function directoryForPeople(directory: Directory, questions: Budget): Directory {
  const charged = <T>(person: ObjectId, ask: () => Promise<T>): Promise<T> =>
    questions.take(person) ? within(DEADLINE_MS, ask()) : Promise.reject(new OverBudget());
  // A click that goes on after its turn joins the mail that its turn began to send.
  const invite = shared(
    ({ id, mail }: { readonly id: ObjectId; readonly mail: string }) => `${id} ${mail}`,
    ({ id, mail }) => within(DEADLINE_MS, directory.inviteAgain(id, mail)),
  );
  const inviteGuest = shared(
    ({ address, language }: { readonly address: string; readonly language: string }) => `${language} ${address}`,
    ({ address, language }) => within(DEADLINE_MS, directory.invite(address, language)),
  );
  const account = shared(
    (id: ObjectId) => id,
    (id) => within(DEADLINE_MS, directory.account(id)),
  );
  return {
    ...directory,
    mayReset: shared(
      ({ approver, subject, secret }) => `${approver} ${subject} ${secret}`,
      (question) => charged(question.approver, () => directory.mayReset(question)),
    ),
    isApprover: shared(
      (id) => id,
      (id) => charged(id, () => directory.isApprover(id)),
    ),
    mayLockDown: shared(
      (id) => id,
      (id) => charged(id, () => directory.mayLockDown(id)),
    ),
    standing: shared(
      (id) => id,
      (id) => within(DEADLINE_MS, directory.standing(id)),
    ),
    account: (id, onBehalfOf) =>
      onBehalfOf === undefined || questions.has(onBehalfOf) ? account(id) : Promise.reject(new OverBudget()),
    checkAssertion: (person, assertion) => within(DEADLINE_MS, directory.checkAssertion(person, assertion)),
    mayInvite: shared(
      (id) => id,
      (id) => charged(id, () => directory.mayInvite(id)),
    ),
    invite: (address, language) => inviteGuest({ address, language }),
    inviteAgain: (id, mail) => invite({ id, mail }),
  };
}

/**
 * The same directory for one turn: what it has not said by then, it does not say at all. All that a turn asks has this time together.
 * @param end by `performance.now()`
 */
export function withPatience(directory: Directory, end: number): Directory {
  const inTime = <T>(ask: () => Promise<T>): Promise<T> => {
    const left = end - performance.now();
    return left > 0 ? within(left, ask()) : Promise.reject(new DirectoryUnavailable('deadline'));
  };
  return {
    ...directory,
    mayReset: (question) => inTime(() => directory.mayReset(question)),
    isApprover: (id) => inTime(() => directory.isApprover(id)),
    mayLockDown: (id) => inTime(() => directory.mayLockDown(id)),
    standing: (id) => inTime(() => directory.standing(id)),
    account: (id, onBehalfOf) => inTime(() => directory.account(id, onBehalfOf)),
    find: (who) => inTime(() => directory.find(who)),
    mayInvite: (id) => inTime(() => directory.mayInvite(id)),
    invite: (address, language) => inTime(() => directory.invite(address, language)),
    inviteAgain: (id, mail) => inTime(() => directory.inviteAgain(id, mail)),
    checkAssertion: (person, assertion) => inTime(() => directory.checkAssertion(person, assertion)),
  };
}

/** @param keyOf the same for the same question */
function shared<Question, T>(
  keyOf: (question: Question) => string,
  ask: (question: Question) => Promise<T>,
): (question: Question) => Promise<T> {
  const underWay = new Map<string, { readonly answer: Promise<T>; readonly since: number }>();
  return (question) => {
    const key = keyOf(question);
    const known = underWay.get(key);
    const since = performance.now();
    if (known !== undefined && since - known.since < SHARED_MS) return known.answer;
    const answer = ask(question).finally(() => {
      if (underWay.get(key)?.answer === answer) underWay.delete(key);
    });
    underWay.set(key, { answer, since });
    return answer;
  };
}

function within<T>(milliseconds: number, answer: Promise<T>): Promise<T> {
  return withDeadline(answer, milliseconds).catch((error: unknown) => {
    throw error instanceof DeadlineExceeded ? new DirectoryUnavailable('deadline', { cause: error }) : error;
  });
}
