/** What requester and approver read about the code that one reads out to the other. The code itself is on `code-card.ts`. */
import type { Locale } from '../../locales/index.ts';
import type { RequestIn, Undecided, WAITING } from '../../requests/model/request.ts';
import type { CodeProblem } from '../../requests/model/reasons.ts';
import { CODE_TRIES, CODES_PER_REQUEST, isGood } from '../../requests/rules/policy.ts';
import type { ShowCode } from './card-content.ts';
import type { CardContext } from './card-context.ts';
import { isStopped } from './lockdown-notice.ts';
import { type ClickStyle, when } from './blocks.ts';

/** What the requester reads of their code, and the button that shows one. */
export type CodePart = {
  readonly texts: readonly string[];
  readonly button: readonly ShowCode[];
};

export type Waiting = RequestIn<(typeof WAITING)[number]>['status'];

/** Is a code asked for now? Not while nothing can be approved. */
export function needsCode(context: CardContext): boolean {
  return context.identityCode && !isStopped(context);
}

/**
 * The requester's part: a first code, the current one again while it is good, or a new one while there are any.
 * @param own whether they asked for themselves. Others must not learn how many have to approve
 */
export function codePart(
  { code, codesShown }: Waiting,
  own: boolean,
  { locale: { progress, buttons, time }, now }: Pick<CardContext, 'locale' | 'now'>,
): CodePart {
  const { good, noMore } = progress.code;
  const { first, second, lapsed, usedUp } = own ? progress.code : progress.code.forOther;
  const more = codesShown < CODES_PER_REQUEST;
  const button = (title: string, style: ClickStyle) => when(more, { title, style, code: `${codesShown + 1}` });
  if (code === null) {
    // The first approver's code does not count for the second.
    return codesShown === 0
      ? { texts: [first], button: button(buttons.showCode, 'positive') }
      : { texts: [second, more ? '' : noMore], button: button(buttons.newCode, 'positive') };
  }
  if (isGood(code, now)) {
    const again: ShowCode = { title: buttons.codeAgain, style: 'default', code: `${codesShown}` };
    return { texts: [good(time(code.until))], button: [again] };
  }
  const over = code.wrong.length < CODE_TRIES ? lapsed : usedUp;
  return { texts: [over, more ? '' : noMore], button: button(buttons.newCode, 'positive') };
}

/** Why the code of an approver's click was not accepted, and what to do. */
export function problemText(status: Undecided, { because, triesLeft }: CodeProblem, { approval }: Locale): string {
  const { problems, next } = approval.code;
  switch (because) {
    case 'wrong':
      return problems.wrong(triesLeft);
    case 'none':
      return `${problems.none} ${status.code === null ? anotherCode(status, next) : next.type}`;
    case 'expired':
    case 'used-up':
      return `${problems[because]} ${anotherCode(status, next)}`;
  }
}

function anotherCode({ codesShown }: Undecided, next: Locale['approval']['code']['next']): string {
  if (codesShown >= CODES_PER_REQUEST) return next.none;
  return codesShown === 0 ? next.showFirst : next.showNew;
}
