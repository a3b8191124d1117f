/** A directory that is slow to say what approvers may do, and the clicks that wait for it. */
import { approve } from '../../src/requests/actions/approvers/decide.ts';
import type { Outcome } from '../../src/requests/actions/approvers/judge-click.ts';
import { work } from '../../src/requests/jobs/run-job.ts';
import { DirectoryUnavailable } from '../../src/requests/model/ports.ts';
import { type Person, type Request, type StoredClick, isUndecided } from '../../src/requests/model/request.ts';
import { type Memory, memory } from '../support/memory.ts';
import { CODE, ID, caller, pending, proof } from '../support/samples.ts';

export const slow = new DirectoryUnavailable('deadline');
export const may = { allowed: true, privileged: false } as const;

/** Nobody's rights can be read. */
export function whileSlow(request: Request = pending()): Memory {
  return Object.assign(memory([request]), { mayReset: slow, isApprover: slow });
}

/** The directory answers again. */
export async function answers(deps: Memory, mayReset: Memory['mayReset'] = may, last = false): Promise<void> {
  Object.assign(deps, { mayReset, isApprover: true });
  await work(deps, { name: 'decide', request: ID }, { last });
}

export const clickOf = (deps: Memory, by: Person, code = CODE): Promise<Outcome> =>
  approve(deps, ID, caller(by), proof(code));
export const actions = (deps: Memory): string[] => deps.audits.map(({ action }) => action);
export function checkingOf(deps: Memory): readonly StoredClick[] {
  const status = deps.requests.get(ID)?.status;
  return status !== undefined && isUndecided(status) ? status.checking : [];
}
