/** The requester's card while their request is open, and how it ended. */
import type { Request } from '../../requests/model/request.ts';
import { WHO_LIMIT } from '../../requests/rules/policy.ts';
import type { Card } from '../kit/card.ts';
import { draw } from '../kit/draw.ts';
import type { CardContext } from '../kit/card-context.ts';
import { plainText, TEXT_LIMIT } from '../kit/text/plain-text.ts';
import { progressContent } from './progress-content.ts';
import { accountText } from '../kit/account-and-home.ts';
import { facts, opening, paragraphs, row, when } from '../kit/blocks.ts';

/** One card for every state that has no card of its own (`redirected`, and `done` for oneself, have one). */
export function progressCard(request: Request, context: CardContext): Card {
  const { locale } = context;
  const { labels, buttons } = locale;
  const content = progressContent(request, context);
  const account = accountText(request, locale);
  const {
    notices = [],
    candidates = [],
    showCode = [],
    cancel = false,
    clicks = [],
    confirms = [],
    again,
    links = [],
  } = content;
  return draw('progress', {
    ...opening(locale, content.title, content.tone, request.reference),
    request: request.id,
    notices,
    paragraphs: paragraphs(...content.texts),
    candidates: candidates.map(({ id, name, signInName }, index) => ({
      account: id,
      name: candidates.length === 1 ? plainText(name) : `${index + 1}. ${plainText(name)}`,
      signInName: plainText(signInName, WHO_LIMIT),
      button: candidates.length === 1 ? buttons.confirm : buttons.choose(index + 1),
    })),
    facts: facts([
      ...when(account !== null && candidates.length === 0, row(labels.account, account ?? '', TEXT_LIMIT)),
      ...(content.rows ?? []),
      row(labels.reference, request.reference),
    ]),
    again: when(again !== undefined, { title: again ?? '' }),
    links,
    buttons: when(cancel || clicks.length > 0 || confirms.length > 0, {
      showCode,
      cancel: when(cancel, { title: buttons.cancelRequest }),
      clicks,
      confirms,
    }),
  });
}
