/** What each job does. A job holds little more than a request's id: the row says what to do. */
import { aftercare } from './aftercare.ts';
import { carryOut } from './carry-out.ts';
import { decideStored } from './decide-stored.ts';
import type { Deps } from '../model/services.ts';
import { expire, remind } from './expire.ts';
import { lookUp } from './look-up.ts';
import type { Job } from '../model/ports.ts';
import type { RequestId } from '../model/request.ts';
import { erase } from '../actions/reveal.ts';
import { later } from '../rules/policy.ts';

/** Runs one job; `last`: whether this is the last try. @throws if it must be retried */
export async function work(deps: Deps, job: Job, { last }: { last: boolean }): Promise<void> {
  switch (job.name) {
    case 'look-up':
      return lookUp(deps, job.request, last);
    case 'decide':
      return decideStored(deps, job.request, last);
    case 'carry-out':
      return carryOut(deps, job.request, last);
    case 'aftercare':
      return aftercare(deps, job.request, last);
    case 'remind':
      return remind(deps, job.request);
    case 'expire':
      return expire(deps, job.request);
    case 'erase':
      return erase(deps, job.request);
    case 'draw':
      return draw(deps, job.request, last);
    case 'tell-owner': {
      const request = await deps.store.load(job.request);
      return request === undefined ? undefined : deps.notifier.tellOwner(request, job.about);
    }
    case 'tell-approver': {
      const request = await deps.store.load(job.request);
      return request === undefined ? undefined : deps.notifier.tellApprover(request, job.approver, job.because);
    }
  }
}

/** Longer than a draw takes; shorter than a job goes without a heartbeat until another instance runs it, which is 15 s. */
const HUNG_MS = 10_000;

/**
 * Draws; and if this instance hung meanwhile, until the request no longer changes: it counted as dead, and may have overwritten what
 * another one has drawn. Otherwise whatever changes the request has it drawn.
 * @param before the version that was drawn
 */
async function draw(deps: Deps, id: RequestId, last: boolean, before?: number): Promise<void> {
  const begun = deps.clock.now();
  const request = await deps.store.load(id);
  if (request === undefined || request.version === before) return;
  try {
    await deps.notifier.draw(request, { last });
  } finally {
    if (later(begun, HUNG_MS) <= deps.clock.now()) await draw(deps, id, last, request.version);
  }
}
