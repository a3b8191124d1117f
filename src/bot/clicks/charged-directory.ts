/** The directory as people's turns ask it: each person may have so many questions asked, and no more for a while. */
import { type Directory, DirectoryUnavailable } from '../../requests/model/ports.ts';
import type { ObjectId } from '../../requests/model/request.ts';
import type { Budget } from '../budget.ts';

/** More than the busiest approver clicks, also where every click is delivered again. */
export const BY_CLICKS = { burst: 60, refillMs: 1_000 } as const;
/** More than anybody writes. */
export const BY_MESSAGES = { burst: 30, refillMs: 2_000 } as const;

/** This person has had too many questions asked: their turn is answered without the directory. */
export class OverBudget extends DirectoryUnavailable {
  constructor() {
    super('over-budget');
    this.name = 'OverBudget';
  }
}

/** Questions about what somebody may do, charged to them: only they can have caused them. */
export function chargedDirectory(directory: Directory, questions: Budget): Directory {
  const charged = <T>(person: ObjectId, ask: () => Promise<T>): Promise<T> =>
    questions.take(person) ? ask() : Promise.reject(new OverBudget());
  return {
    ...directory,
    isApprover: (person) => charged(person, () => directory.isApprover(person)),
    mayLockDown: (person) => charged(person, () => directory.mayLockDown(person)),
    mayReset: (question) => charged(question.approver, () => directory.mayReset(question)),
  };
}

/** The same for one person's turn: other accounts are read for it only while questions about them are. */
export function directoryOfTurn(directory: Directory, questions: Budget, person: ObjectId): Directory {
  return {
    ...directory,
    account: (id) => (questions.has(person) ? directory.account(id) : Promise.reject(new OverBudget())),
  };
}
