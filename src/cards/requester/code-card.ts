/** The card that shows the requester a code: the answer to one person's click, kept nowhere. */
import type { Locale } from '../../locales/index.ts';
import type { Instant } from '../../requests/model/request.ts';
import type { Card } from '../kit/card.ts';
import { draw } from '../kit/draw.ts';
import { facts, opening, paragraphs, row, soon } from '../kit/blocks.ts';

export type CodeView = {
  readonly locale: Locale;
  /** Six digits. */
  readonly digits: string;
  readonly until: Instant;
  readonly now: Instant;
  readonly reference: string;
};

/** In two groups, as people read digits out. Send it only as the answer to an invoke, never as a message. */
export function codeCard({ locale, digits, until, now, reference }: CodeView): Card {
  const { identityCode, labels } = locale;
  const groups = [digits.slice(0, 3), digits.slice(3)];
  return draw('code', {
    ...opening(locale, identityCode.title, 'accent', reference),
    digits: groups.join(' '),
    speak: `${identityCode.title}: ${groups.map((group) => group.replaceAll(/\B/gu, ' ')).join(', ')}`,
    paragraphs: paragraphs(identityCode.only, identityCode.never, identityCode.again(soon(locale, now, until))),
    facts: facts([row(labels.reference, reference)]),
  });
}
