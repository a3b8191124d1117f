/** The next click for a request that waits for a person. */
import { needsSecuring } from '../../../src/requests/rules/after-reset.ts';
import { type Instant, type Person, type Request, isIn } from '../../../src/requests/model/request.ts';
import type { Verb } from './plan.ts';

/**
 * @param approver who is available
 * @param careful whether people first check that a code is still valid, and that they are the one to read or to continue
 */
export function nextClick(
  request: Request,
  approver: Person,
  { careful, now }: { readonly careful: boolean; readonly now: Instant },
): { readonly verb: Verb; readonly by: Person } | null {
  const { requester } = request;
  if (isIn(request, 'advised')) return { verb: 'insist', by: requester };
  if (isIn(request, 'choosing')) return { verb: 'choose', by: requester };
  if (isIn(request, 'pending')) {
    const { code } = request.status;
    const isSpent = code !== null && (code.until <= now || code.wrong.length > 4);
    const needsCode = code === null || (careful && isSpent);
    return needsCode ? { verb: 'show-code', by: requester } : { verb: 'approve', by: approver };
  }
  if (isIn(request, 'resetting') && request.status.step === 'sign-in-needed') {
    return { verb: 'resume', by: careful ? request.status.decision.by : approver };
  }
  if (!isIn(request, 'done')) return null;
  if (needsSecuring(request)) return { verb: 'secure', by: approver };
  const { subject, decision } = request.status;
  const owner = subject.id === requester.id ? requester : decision.by;
  return { verb: 'reveal', by: careful ? owner : approver };
}
