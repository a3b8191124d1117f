/** The one line about the last sign-ins, which only approvers read. No place, no address and no device: a channel is not theirs alone. */
import type { Locale } from '../../../locales/index.ts';
import type { Instant } from '../../../requests/model/request.ts';
import type { SignInSummary } from '../../../requests/model/sign-ins.ts';
import { isUnusual } from '../../../requests/rules/sign-ins.ts';
import { type Notice, notice } from '../../kit/blocks.ts';

const MINUTE_MS = 60_000;

/** @returns the line; none where nothing is known. It stands out where a reset is not the answer */
export function signInsLine(signIns: SignInSummary | undefined, locale: Locale): readonly Notice[] {
  return signIns === undefined ? [] : notice(lineOf(signIns, locale), isUnusual(signIns) ? 'warning' : 'emphasis');
}

function lineOf(signIns: SignInSummary, { signIns: texts, ...locale }: Locale): string {
  const { kind, count, more, first, last, before, asOf } = signIns;
  const isOne = count === 1 && !more;
  const minutes = Math.round((Date.parse(last) - Date.parse(first)) / MINUTE_MS);
  const what = texts.kinds[kind].what(`${count}${more ? '+' : ''}`, isOne);
  const at = momentOf(last, asOf, locale);
  const earlier = before === null ? null : texts.kinds[before].what('1', true);
  return [
    isOne ? texts.once(what, at) : texts.often(`${what} ${texts.during(Math.max(1, minutes))}`, at),
    texts.before(earlier),
    texts.kinds[kind].next,
    texts.asOf(locale.time(asOf)),
  ]
    .filter((text) => text !== '')
    .join(' ');
}

/** The time of day, or the date as well where that was another day. */
function momentOf(at: Instant, asOf: Instant, { time, dateTime }: Pick<Locale, 'time' | 'dateTime'>): string {
  return at.slice(0, 10) === asOf.slice(0, 10) ? time(at) : dateTime(at);
}
