/** What each job means. A job holds little more than a request's id: what is to be done is read from the row. */
import { aftercare } from './aftercare.ts';
import { carryOut } from './carry-out.ts';
import { decideStored } from './decide-stored.ts';
import type { Deps } from '../model/services.ts';
import { expire, remind } from './expire.ts';
import { lookUp } from './look-up.ts';
import type { Job } from '../model/ports.ts';
import type { RequestId } from '../model/request.ts';
import { erase } from '../actions/reveal.ts';

/** Does one job; `last` says that it will not be tried again. @throws where it must be tried again */
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

/**
 * Draws until the request stays as it was drawn: an instance that stood still in between is taken for dead, and would undo what
 * another one has drawn meanwhile.
 * @param before the version that was drawn
 */
async function draw(deps: Deps, id: RequestId, last: boolean, before?: number): Promise<void> {
  const request = await deps.store.load(id);
  if (request === undefined || request.version === before) return;
  try {
    await deps.notifier.draw(request, { last });
  } finally {
    await draw(deps, id, last, request.version);
  }
}
