import type { Locale } from '../../locales/index.ts';
import type { Status } from '../../requests/model/request.ts';
import { checkingOf } from '../../requests/rules/stored-clicks.ts';
import { type Notice, notice } from '../kit/blocks.ts';
import { plainText } from '../kit/plain-text.ts';

/** Whose rights are being read; everybody sees it, so that nobody presses again for nothing. */
export function checkingNotices(status: Status, { approval }: Locale): readonly Notice[] {
  return checkingOf({ status }).flatMap(({ by }) => notice(approval.checking(plainText(by.name)), 'accent'));
}
