/** Continues with clicks that were stored because Microsoft Graph was slow: each decides, or its approver is told why not. */
import { decide } from '../actions/approvers/judge.ts';
import type { Outcome } from '../actions/approvers/judge-click.ts';
import { type Clickable, checkingOf } from '../rules/stored-clicks.ts';
import { recordRefusal } from '../actions/refusal.ts';
import type { SourcedClick } from '../model/click.ts';
import { DirectoryRefused, DirectoryUnavailable } from '../model/ports.ts';
import type { ClickEnd, ClickProblem } from '../model/reasons.ts';
import type { ObjectId, Request, RequestId, StoredClick } from '../model/request.ts';
import type { Deps } from '../model/services.ts';
import { JOB, moveUntil } from '../move.ts';
import { CLICK_LIFETIME_MS, later } from '../rules/policy.ts';
import { SealBroken, openClick } from '../model/secrets/seal.ts';

/**
 * Continues with every stored click on this request, in order: one decision wins. Does nothing if there is none.
 * @param last whether this is the last try: then the approvers are told that the directory does not answer
 * @param only whose click alone; all by default
 * @throws any failure, so that it is logged and, unless this is the last try, retried
 */
export async function decideStored(deps: Deps, id: RequestId, last: boolean, only?: ObjectId): Promise<void> {
  const failures: unknown[] = [];
  const before = await deps.store.load(id);
  for (const stored of before === undefined ? [] : checkingOf(before)) {
    if (only !== undefined && stored.by.id !== only) continue;
    await goOn(deps, id, stored, last).catch((error: unknown) => failures.push(error));
  }
  if (failures.length > 0) throw failures[0];
}

/** @throws as `decideStored` */
async function goOn(deps: Deps, id: RequestId, stored: StoredClick, last: boolean): Promise<void> {
  const request = await deps.store.load(id);
  if (request === undefined || !isWaiting(request, stored)) return;
  try {
    const because = await endOf(deps, request, stored);
    if (because !== null) await clear(deps, request, stored, because);
  } catch (error) {
    const isFinal = last || error instanceof DirectoryRefused || error instanceof SealBroken;
    if (isFinal) await clear(deps, request, stored, problemIn(error));
    throw error;
  }
}

/** Why the click led to nothing; null if it decided, or someone else did. */
async function endOf(deps: Deps, request: Clickable, stored: StoredClick): Promise<ClickEnd | null> {
  const { click, source } = await opened(deps, request, stored);
  if (later(click.at, CLICK_LIFETIME_MS) <= deps.clock.now()) return 'too-late';
  return problemOf(await decide(deps, source, request, click));
}

/** A click that was copied or made up in the database does not open, and that is recorded. */
async function opened(deps: Deps, request: Clickable, stored: StoredClick): Promise<SourcedClick> {
  try {
    return openClick(deps.secrets, request, stored);
  } catch (error) {
    await recordRefusal(deps, 'click', { person: stored.by, source: JOB }, request, 'seal-broken');
    throw error;
  }
}

function problemOf(outcome: Outcome): ClickEnd | null {
  switch (outcome.kind) {
    case 'not-allowed':
      return outcome.because;
    case 'code':
    case 'sign-in':
    case 'unreachable':
      return outcome.kind;
    case 'ended':
      return outcome.because;
    default:
      return null;
  }
}

function problemIn(error: unknown): ClickProblem {
  if (error instanceof DirectoryUnavailable) return 'directory-unavailable';
  if (error instanceof DirectoryRefused) return 'directory-refused';
  return error instanceof SealBroken ? 'seal-broken' : 'internal-error';
}

async function clear(deps: Deps, request: Request, stored: StoredClick, because: ClickEnd): Promise<void> {
  await moveUntil(deps, JOB, request, (now) =>
    isWaiting(now, stored) ? { event: { type: 'click-cleared', by: stored.by, because } } : { answer: null },
  );
}

/** Is this very click still stored? */
function isWaiting(request: Request, { click }: StoredClick): request is Clickable {
  return checkingOf(request).some((stored) => stored.click === click);
}
