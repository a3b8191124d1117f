import type { Request } from '../../requests/model/request.ts';
import type { CodeProblem } from '../../requests/model/reasons.ts';
import type { Locale } from '../../locales/index.ts';
import { alertContent } from './alert-content.ts';
import { approvalContent } from './approval-content.ts';
import type { Card } from '../kit/card.ts';
import type { AdminPages, ApproverContent } from '../kit/card-content.ts';
import type { CardContext } from '../kit/card-context.ts';
import { draw } from '../kit/draw.ts';
import { type ClickStyle, type Link, factGroups, opening, paragraphs, when } from '../kit/blocks.ts';

/**
 * The approvers' card: everything a decision needs, its buttons, and afterwards what became of it.
 * @param problem why this approver's click on an undecided one did not go through
 */
export function approvalCard(request: Request, context: CardContext, problem?: CodeProblem | 'unreachable'): Card {
  return cardOf(request, approvalContent(request, context, problem), context.locale);
}

/**
 * The approvers' alert: the owner of an account says that they did not want its reset, or asks for themselves while somebody
 * else's request waits. What was done, and what to do.
 */
export function alertCard(request: Request, context: CardContext): Card {
  return cardOf(request, alertContent(request, context), context.locale);
}

function cardOf(request: Request, content: ApproverContent, locale: Locale): Card {
  const { title, tone, notices, texts, rows, advice, problems, decision, clicks, pages } = content;
  const { code, goOn, deny } = decision;
  return draw('approval', {
    ...opening(locale, title, tone, request.reference),
    request: request.id,
    notices,
    paragraphs: paragraphs(...texts),
    facts: factGroups(...rows),
    proof: advice === null ? [] : [{ text: advice.title, more: paragraphs(...advice.texts) }],
    toDo: when(pages.first && pages.links.length > 0, { links: styled(pages) }),
    code,
    problems: paragraphs(...problems),
    decide: deny.map((words) => ({ goOn, ...words })),
    clicks,
    pages: when(!pages.first && pages.links.length > 0, { links: styled(pages) }),
  });
}

function styled({ first, links }: AdminPages): readonly (Link & { readonly style: ClickStyle })[] {
  return links.map((link, index) => ({ ...link, style: first && index === 0 ? 'positive' : 'default' }));
}
