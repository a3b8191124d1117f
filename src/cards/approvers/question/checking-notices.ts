import type { Locale } from '../../../locales/index.ts';
import type { Status } from '../../../requests/model/request.ts';
import { checkingOf } from '../../../requests/rules/stored-clicks.ts';
import { type Notice, notice } from '../../kit/blocks.ts';
import { plainText } from '../../kit/text/plain-text.ts';

/** Several names stand in one sentence. */
const NAME_LIMIT = 36;

/** Whose rights are being read, in one line; everybody sees it, so that nobody presses again for nothing. */
export function checkingNotices(status: Status, { approval, region }: Locale): readonly Notice[] {
  const names = checkingOf({ status }).map(({ by }) => plainText(by.name, NAME_LIMIT));
  if (names.length === 0) return [];
  return notice(approval.checking(new Intl.ListFormat(region, { type: 'conjunction' }).format(names)), 'accent');
}
