import type { Locale } from '../../locales/index.ts';
import type { Request } from '../../requests/model/request.ts';
import type { Card } from './card.ts';
import type { Content } from './card-content.ts';
import { draw } from './draw.ts';
import { type Row, facts, opening, paragraphs, row, when } from './blocks.ts';

/** Lays out what an approver or an owner reads in their own chat. @param rows what it is about; the reference follows */
export function personalCard(
  { id, reference }: Request,
  { title, texts, tone, notices = [], clicks = [], confirms = [], again, links = [] }: Content,
  rows: readonly Row[],
  locale: Locale,
): Card {
  return draw('handover', {
    ...opening(locale, title, tone, reference),
    request: id,
    notices,
    paragraphs: paragraphs(...texts),
    facts: facts([...rows, row(locale.labels.reference, reference)]),
    buttons: when(clicks.length > 0 || confirms.length > 0 || again !== undefined, {
      clicks,
      confirms,
      again: when(again !== undefined, { title: again ?? '' }),
    }),
    pages: when(links.length > 0, { links }),
  });
}
