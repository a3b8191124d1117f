/** The cards that ask for what a request needs: whose password, and why. */
import type { Locale } from '../../locales/index.ts';
import type { Card } from '../kit/card.ts';
import { draw } from '../kit/draw.ts';
import { plainText } from '../kit/text/plain-text.ts';
import { opening, paragraphs } from '../kit/blocks.ts';
import { REASON_LIMIT, WHO_LIMIT } from '../../requests/rules/policy.ts';

/** What is known already, or was typed, is filled in. */
export type AskView = {
  readonly locale: Locale;
  /** What makes the ask one ask, however often it is sent. */
  readonly key?: string;
  /** What the requester has chosen, or said. */
  readonly whose?: Whose;
  /** The address or name that they have already given: then it is someone else's. */
  readonly who?: string;
  readonly reason?: string;
  /** What was missing in their last answer: each is said below its field. */
  readonly missing?: readonly (keyof Locale['ask']['missing'])[];
  /**
   * What they said that leaves open whose it is. `both`: two answers at once. `onCard`: on this very card, so that it is said below the
   * field; what they wrote in the chat is answered first.
   */
  readonly doubt?: {
    readonly kind: keyof Locale['ask']['doubts'];
    readonly named: readonly string[];
    readonly onCard?: boolean;
  };
};
type Whose = 'mine' | 'other';

/** More are not repeated to the person who named them. */
const MOST_NAMED = 4;

/** Verbs: `ask` with the inputs `whose` (`mine` or `other`), `account` (an object id, from the client's own people picker:
 * Microsoft, "Type-ahead search in Adaptive Cards"), `who`, `reason`; and `cancel-ask`. */
export function askCard({ locale, key = '', whose, who = '', reason = '', missing = [], doubt }: AskView): Card {
  const { ask, buttons } = locale;
  const doubts = placeOf(doubt);
  const said = doubtText(doubt, locale);
  const at = (place: DoubtPlace): string => (doubts === place ? said : '');
  return draw('ask', {
    ...opening(locale, ask.title, 'accent'),
    paragraphs: paragraphs(ask.text),
    doubts: paragraphs(at('first')),
    whoseProblems: paragraphs(at('whose')),
    whoProblems: paragraphs(at('who'), missing.includes('who') ? ask.missing.who : ''),
    reasonProblems: paragraphs(missing.includes('reason') ? ask.missing.reason : ''),
    whose: ask.whose,
    mine: ask.mine,
    other: ask.other,
    whoseMissing: ask.whoseMissing,
    // Nothing is chosen for people: a name typed beside a preset "my own" would reset the wrong account.
    chosen: whose ?? (who === '' ? '' : 'other'),
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

type DoubtPlace = 'first' | 'whose' | 'who';

function placeOf(doubt: AskView['doubt']): DoubtPlace {
  if (doubt?.onCard !== true) return 'first';
  return doubt.kind === 'both' ? 'whose' : 'who';
}

function doubtText(doubt: AskView['doubt'], { ask }: Locale): string {
  if (doubt === undefined) return '';
  const named = doubt.named.slice(0, MOST_NAMED).map((one) => plainText(one));
  return ask.doubts[doubt.kind](named.join(', ') || '…');
}

/** `name`: whose account it is, since nobody may have said so. `page`: where they can probably do it themselves. */
type OwnView = Pick<AskView, 'locale' | 'key' | 'reason'> & { readonly name: string; readonly page?: string };

/** One's own: nothing has to be filled in. Verbs: `ask` with the input `reason`, which may be empty; `start-other`; `cancel-ask`. */
export function askOwnCard({ locale, name, key = '', reason = '', page }: OwnView): Card {
  const { ask, buttons } = locale;
  return draw('ask-own', {
    ...opening(locale, ask.own.title, 'accent'),
    paragraphs: paragraphs(ask.own.text(name)),
    reason: ask.own.reason,
    reasonHint: ask.reasonHint,
    reasonValue: plainText(reason, REASON_LIMIT),
    key,
    ask: buttons.start,
    selfService: page === undefined ? [] : [{ title: locale.selfService.page, url: page }],
    other: buttons.startOther,
    cancel: buttons.cancelAsk,
  });
}
