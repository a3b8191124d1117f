import type { Request } from '../../requests/model/request.ts';
import type { Locale } from '../../locales/index.ts';
import { alertContent } from './alert-content.ts';
import { approvalContent } from './approval-content.ts';
import type { Shown } from './question/question-content.ts';
import type { Card } from '../kit/card.ts';
import type { ApproverContent } from '../kit/card-content.ts';
import type { CardContext } from '../kit/card-context.ts';
import { draw } from '../kit/draw.ts';
import { factGroups, inOneLine, paragraphs, when } from '../kit/blocks.ts';

/**
 * The approvers' card: everything a decision needs, its buttons, and afterwards what became of it.
 * @param shown what it shows beside to the one approver who clicked
 */
export function approvalCard(request: Request, context: CardContext, shown: Shown = {}): Card {
  return cardOf(request, approvalContent(request, context, shown), context.locale);
}

/**
 * The approvers' alert: the owner of an account says that they did not want its reset, or asks for themselves while someone
 * else's request waits. What was done, and what to do.
 */
export function alertCard(request: Request, context: CardContext): Card {
  return cardOf(request, alertContent(request, context), context.locale);
}

function cardOf(request: Request, content: ApproverContent, locale: Locale): Card {
  const { title, question, tone, notices, texts, unusual, rows, advice, warning, problems, decision, details } =
    content;
  const { code, goOn, deny } = decision;
  const { first, links } = content.pages;
  const shown = first ? links.slice(0, 1) : [];
  const folded = links.slice(shown.length);
  return draw('approval', {
    lang: locale.tag,
    fallbackText: inOneLine(title, request.reference),
    request: request.id,
    headings: when(question === null, { title, tone }),
    questions: question === null ? [] : [{ title: question, tone }],
    notices,
    paragraphs: paragraphs(...texts),
    unusual: paragraphs(unusual.join(' · ')),
    facts: factGroups(rows),
    advice: advice === null ? [] : [{ text: advice.title, more: paragraphs(...advice.texts) }],
    warning: paragraphs(warning),
    code,
    problems: paragraphs(...problems),
    page: shown.map((link) => ({ ...link, style: 'positive' as const })),
    clicks: [...goOn, ...content.clicks],
    deny,
    details: [
      {
        title: locale.buttons.details,
        paragraphs: paragraphs(...details.texts),
        facts: factGroups(...details.rows),
        pages: when(folded.length + details.clicks.length > 0, { clicks: details.clicks, links: folded }),
      },
    ],
  });
}
