/** The cards that ask for what a request needs: whose password, and why. */
import type { Locale } from '../../locales/index.ts';
import type { Card } from '../kit/card.ts';
import { draw } from '../kit/draw.ts';
import { plainText } from '../kit/plain-text.ts';
import { opening, paragraphs } from '../kit/blocks.ts';
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
    doubts: paragraphs(doubtText(doubt, locale)),
    whoProblems: paragraphs(problem === 'who-missing' ? ask.problems[problem] : ''),
    reasonProblems: paragraphs(problem === 'reason-missing' ? ask.problems[problem] : ''),
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

/** One's own: nothing has to be filled in. Verbs: `ask` with the input `reason`, which may be empty; `start-other`; `cancel-ask`. */
export function askOwnCard({ locale, key = '', reason = '' }: Pick<AskView, 'locale' | 'key' | 'reason'>): Card {
  const { ask, buttons } = locale;
  return draw('ask-own', {
    ...opening(locale, ask.own.title, 'accent'),
    paragraphs: paragraphs(ask.own.text),
    reason: ask.own.reason,
    reasonHint: ask.reasonHint,
    reasonValue: plainText(reason, REASON_LIMIT),
    key,
    ask: buttons.start,
    other: buttons.startOther,
    cancel: buttons.cancelAsk,
  });
}
