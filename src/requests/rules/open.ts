/** Which requests still concern the person who made them. */
import { isOwn } from '../model/about.ts';
import { type Instant, type Request, WAITING, isIn } from '../model/request.ts';

/** Can it still lead to a reset? */
export function isOpen(request: Request): boolean {
  return isIn(request, 'asked', 'choosing', ...WAITING, 'approved', 'resetting');
}

/** Is there something left to wait for, or to do, for whoever asked? A password that waits to be shown to them counts. */
export function isLive(request: Request, now: Instant): boolean {
  if (isOpen(request)) return true;
  if (!isIn(request, 'done') || !isOwn(request)) return false;
  const { handover } = request.status;
  return handover.state === 'sealed' && now < handover.until;
}
