/** The directory as a click asks it: within the time that Teams gives an invoke, and once where many ask the same at once. */
import { type Directory, DirectoryUnavailable } from '../requests/model/ports.ts';
import { DeadlineExceeded, withDeadline } from '../net/deadline.ts';

/** Teams gives an invoke some ten seconds and repeats it; what the directory cannot say in this time is asked again. */
const RIGHTS_DEADLINE_MS = 2_500;
/** A sign-in is tried with Entra's token endpoint, by the click that brought it. */
const SIGN_IN_DEADLINE_MS = 4_000;
/** An invitation is mailed within the call, and a second mail does no harm. */
const MAIL_DEADLINE_MS = 5_000;

/**
 * A click that Teams delivers again, or that many make at once, joins the question that is under way: at most
 * `RIGHTS_DEADLINE_MS` older than itself. Nothing is kept after the answer, and rights are read anew before the write.
 */
export function directoryForClicks(directory: Directory): Directory {
  return {
    ...directory,
    mayReset: shared(
      ({ approver, subject, secret }) => `${approver} ${subject} ${secret}`,
      (question) => within(RIGHTS_DEADLINE_MS, directory.mayReset(question)),
    ),
    isApprover: shared(
      (id) => id,
      (id) => within(RIGHTS_DEADLINE_MS, directory.isApprover(id)),
    ),
    mayLockDown: (id) => within(RIGHTS_DEADLINE_MS, directory.mayLockDown(id)),
    standing: (id) => within(RIGHTS_DEADLINE_MS, directory.standing(id)),
    account: (id) => within(RIGHTS_DEADLINE_MS, directory.account(id)),
    checkAssertion: (person, assertion) => within(SIGN_IN_DEADLINE_MS, directory.checkAssertion(person, assertion)),
    inviteAgain: (id, mail) => within(MAIL_DEADLINE_MS, directory.inviteAgain(id, mail)),
  };
}

/** @param keyOf the same for the same question */
function shared<Question, T>(
  keyOf: (question: Question) => string,
  ask: (question: Question) => Promise<T>,
): (question: Question) => Promise<T> {
  const underWay = new Map<string, Promise<T>>();
  return (question) => {
    const key = keyOf(question);
    const answer = underWay.get(key) ?? ask(question).finally(() => underWay.delete(key));
    underWay.set(key, answer);
    return answer;
  };
}

function within<T>(milliseconds: number, answer: Promise<T>): Promise<T> {
  return withDeadline(answer, milliseconds).catch((error: unknown) => {
    throw error instanceof DeadlineExceeded ? new DirectoryUnavailable('deadline', { cause: error }) : error;
  });
}
