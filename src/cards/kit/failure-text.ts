/** What a reset that did not succeed may have left behind. */
import type { Written } from '../../locales/index.ts';
import type { Status } from '../../requests/model/request.ts';
import type { CardContext } from './card-context.ts';

/** Was the password written? Where the reason says so itself (it is gone, it was refused, it was changed), no word of it. */
export function writtenText(
  { because, tried }: Extract<Status, { state: 'failed' }>,
  written: Written,
  { handOver }: Pick<CardContext, 'handOver'>,
): string {
  switch (because) {
    case 'not-allowed':
    case 'approval-void':
    case 'locked-down':
    case 'account-disabled':
    case 'requester-void':
    case 'directory-unavailable':
    case 'internal-error':
    case 'not-carried-out':
    case 'seal-broken':
    case 'not-signed-in':
      if (!tried) return written.nothing;
      return handOver === 'password' ? written.maybe : written.maybePass;
    case 'approver-unreachable':
    case 'account-gone':
    case 'home-moved':
    case 'changed-meanwhile':
    case 'password-refused':
    case 'pass-not-allowed':
    case 'pass-exists':
      return '';
  }
}
