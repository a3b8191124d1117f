import type { Request } from '../../requests/model/request.ts';
import type { Card } from '../kit/card.ts';
import type { CardContext } from '../kit/card-context.ts';
import { personalCard } from '../kit/personal-card.ts';
import { ownerContent } from './owner-content.ts';
import { row } from '../kit/blocks.ts';

/**
 * To the owner of a password: what someone else asked for in their name, and what becomes of it. Never the reason: a stranger's
 * words would look like the bot's own.
 */
export function ownerCard(request: Request, context: CardContext): Card {
  const { locale } = context;
  const { labels, dateTime } = locale;
  const rows = [row(labels.requester, request.requester.name), row(labels.asked, dateTime(request.askedAt))];
  return personalCard(request, ownerContent(request, context), rows, locale);
}
