/**
 * When people are notified of a request. Teams notifies nobody of an edited message, so each piece of news is a new message in its
 * reader's own chat, and the former one becomes a line that points to it. Whatever is no news is an edit.
 */
import { isDisowned, isOwn } from '../../requests/model/about.ts';
import type { Request, RequestIn } from '../../requests/model/request.ts';
import type { Audience, News } from '../ports.ts';
import { isReadOn } from './audiences.ts';
import { isForApprovers } from './places.ts';

/**
 * What the message for this audience has to tell: the same as it tells already, or else a new message tells it.
 * What a person does themselves is no news to them: to read, to cancel, to disown.
 * @param told what the last message told; null if there is none, or nothing was decided yet
 */
export function newsFor(request: Request, audience: Audience, told: News | null): News | null {
  if (isForApprovers(audience)) return null;
  const { status } = request;
  const byOwner = audience === 'owner' || isOwn(request);
  if (isDisowned(request) && status.state !== 'resetting') return byOwner ? told : 'stopped';
  switch (status.state) {
    case 'approved':
    case 'resetting':
      return audience === 'handover' ? null : 'approved';
    case 'done':
      return newsOfReset({ ...request, status }, audience, told);
    case 'denied':
    case 'expired':
    case 'failed':
    case 'handled':
      return status.state;
    case 'superseded':
      return byOwner ? told : status.state;
    case 'cancelled':
      return told;
    default:
      return null;
  }
}

/** Its reader is told that the secret is ready, and again before it is erased; the others, that the reset is done. */
function newsOfReset(request: RequestIn<'done'>, audience: Audience, told: News | null): News | null {
  const { handover } = request.status;
  if (audience === 'handover' && isOwn(request)) return told;
  if (handover.state === 'erased') return 'erased';
  if (!isReadOn(request, audience)) return 'done';
  if (handover.state === 'revealed') return told;
  return handover.reminded ? 'soon-erased' : 'ready';
}
