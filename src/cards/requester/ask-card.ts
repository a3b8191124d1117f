/** The card that asks whose password and why, and the same card after the answer. */
import type { Locale } from '../../locales/index.ts';
import type { Card } from '../kit/card.ts';
import { draw } from '../kit/draw.ts';
import { plainText } from '../kit/plain-text.ts';
import { facts, opening, paragraphs, row } from '../kit/blocks.ts';
import { REASON_LIMIT, WHO_LIMIT } from '../../requests/rules/policy.ts';

/** What is known already is filled in; `problem` says what was missing in the last answer. */
export type AskView = {
  readonly locale: Locale;
  /** What makes the ask one ask, however often it is sent. */
  readonly key?: string;
  /** The requester has already said that it is their own. */
  readonly mine?: boolean;
  /** The address or name that they have already given: then it is somebody else's. */
  readonly who?: string;
  readonly reason?: string;
  readonly problem?: 'who-missing' | 'reason-missing';
  /** What they said that leaves open whose it is. `both`: two answers at once. */
  readonly doubt?: { readonly kind: keyof Locale['ask']['doubts']; readonly named: readonly string[] };
};

/** More are not repeated to the person who named them. */
const MOST_NAMED = 4;

/** Verbs: `ask` with the inputs `whose` (`mine` or `other`), `account` (an object id, from the client's own people picker:
 * Microsoft, "Type-ahead search in Adaptive Cards"), `who`, `reason`; and `cancel-ask`. */
export function askCard({ locale, key = '', mine = false, who = '', reason = '', problem, doubt }: AskView): Card {
  const { ask, buttons } = locale;
  return draw('ask', {
    ...opening(locale, ask.title, 'accent'),
    paragraphs: paragraphs(ask.text),
    problems: paragraphs(doubtText(doubt, locale), problem === undefined ? '' : ask.problems[problem]),
    whose: ask.whose,
    mine: ask.mine,
    other: ask.other,
    whoseMissing: ask.whoseMissing,
    // Nothing is chosen for people: a name typed beside a preset "my own" would reset the wrong account.
    chosen: mine ? 'mine' : who === '' ? '' : 'other',
    colleague: ask.colleague,
    colleagueHint: ask.colleagueHint,
    who: ask.who,
    whoHint: ask.whoHint,
    whoValue: plainText(who, WHO_LIMIT),
    reason: ask.reason,
    reasonHint: ask.reasonHint,
    reasonValue: plainText(reason, REASON_LIMIT),
    reasonMissing: ask.reasonMissing,
    key,
    ask: buttons.ask,
    cancel: buttons.cancelAsk,
  });
}

function doubtText(doubt: AskView['doubt'], { ask }: Locale): string {
  if (doubt === undefined) return '';
  const named = doubt.named.slice(0, MOST_NAMED).map((one) => plainText(one));
  return ask.doubts[doubt.kind](named.join(', ') || '…');
}

/** The ask card after the answer: what was said, and nothing to press. `who` is left out for one's own. */
export function askedCard({
  locale,
  who,
  reason,
}: Pick<AskView, 'locale' | 'who'> & { readonly reason: string }): Card {
  const { ask, labels, values } = locale;
  return draw('message', {
    ...opening(locale, ask.asked.title, 'accent'),
    paragraphs: paragraphs(ask.asked.text),
    facts: facts([row(labels.account, who ?? values.yourself, WHO_LIMIT), row(labels.reason, reason, REASON_LIMIT)]),
  });
}
