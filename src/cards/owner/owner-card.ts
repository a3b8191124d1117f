/** To the owner of a password, in his own chat: what somebody else asked for in his name, and what becomes of it. */
import type { Request } from '../../requests/model/request.ts';
import type { Card } from '../kit/card.ts';
import { draw } from '../kit/draw.ts';
import type { CardContext } from '../kit/card-context.ts';
import { ownerScene } from './owner-content.ts';
import { facts, opening, paragraphs, row, when } from '../kit/blocks.ts';

/** Not the reason: a stranger's words would reach him as if they were the bot's own. */
export function ownerCard(request: Request, context: CardContext): Card {
  const { locale } = context;
  const { labels, dateTime } = locale;
  const { requester, askedAt, reference } = request;
  const { title, texts, tone, clicks = [], again } = ownerScene(request, context);
  return draw('handover', {
    ...opening(locale, title, tone, reference),
    request: request.id,
    paragraphs: paragraphs(...texts),
    facts: facts([
      row(labels.requester, requester.name),
      row(labels.asked, dateTime(askedAt)),
      row(labels.reference, reference),
    ]),
    buttons: when(clicks.length > 0 || again !== undefined, {
      clicks,
      again: when(again !== undefined, { title: again ?? '' }),
    }),
  });
}
