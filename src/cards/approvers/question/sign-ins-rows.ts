/** The last sign-ins one by one, for one approver alone: when, what became of it, the operating system and the country, and no more. */
import type { Locale } from '../../../locales/index.ts';
import type { SignIn, SignInLog } from '../../../requests/model/sign-ins.ts';
import { type Row, row } from '../../kit/blocks.ts';
import { TEXT_LIMIT } from '../../kit/text/plain-text.ts';

const MOST = 8;

/** @param log null if it can't be read now @returns the newest first; one row that says so if there are none */
export function signInsRows(log: SignInLog | null, locale: Locale): readonly Row[] {
  const { list } = locale.signIns;
  if (log === null) return [row(list.label, list.notReadable, TEXT_LIMIT)];
  if (log.signIns.length === 0) return [row(list.label, list.none, TEXT_LIMIT)];
  return log.signIns.slice(0, MOST).map((one) => row(locale.dateTime(one.at), lineOf(one, locale), TEXT_LIMIT));
}

function lineOf({ kind, system, country }: SignIn, { signIns, tag }: Locale): string {
  const what = kind === null ? signIns.list.unknown : signIns.kinds[kind].what('1', true);
  return [what, system ?? '', country === null ? '' : countryName(country, tag)]
    .filter((part) => part !== '')
    .join(' · ');
}

/** The log has two letters (ISO 3166); what isn't a country stays as it is. */
function countryName(code: string, tag: string): string {
  try {
    return new Intl.DisplayNames(tag, { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}
