/** What a reset that did not succeed may have left behind. */
import type { Written } from '../locales/index.ts';
import type { Status } from '../requests/request.ts';

/** Was the password written? Where the reason says so itself (it is gone, it was refused, it was changed), no word of it. */
export function writtenText({ because, tried }: Extract<Status, { state: 'failed' }>, written: Written): string {
  switch (because) {
    case 'not-allowed':
    case 'approval-void':
    case 'locked-down':
    case 'directory-unavailable':
    case 'internal-error':
      return tried ? written.maybe : written.nothing;
    case 'account-gone':
    case 'home-moved':
    case 'changed-meanwhile':
    case 'password-refused':
      return '';
  }
}
