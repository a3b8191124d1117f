/**
 * The approvers' alert: the owner of an account says that they did not want its reset, or asks for themselves while somebody
 * else's request waits. What was done, and what to do.
 */
import type { Locale } from '../../locales/index.ts';
import { isOwn, subjectOf } from '../../requests/model/about.ts';
import type { Request, Status } from '../../requests/model/request.ts';
import { needsSecuring } from '../../requests/rules/after-reset.ts';
import { disownedTone } from './headline.ts';
import { accountRows, outcomeRows, requesterRows } from './approval-rows.ts';
import type { Card } from '../kit/card.ts';
import { draw } from '../kit/draw.ts';
import type { CardContext } from '../kit/card-context.ts';
import { plainText } from '../kit/plain-text.ts';
import { type Tone, click, factGroups, opening, paragraphs, when } from '../kit/blocks.ts';

export function alertCard(request: Request, context: CardContext): Card {
  const { locale, resetAs } = context;
  const { alert, buttons } = locale;
  const { status } = request;
  const open = isOpen(status);
  return draw('approval', {
    ...opening(locale, status.state === 'superseded' ? alert.twoTitle : alert.title, toneOf(status), request.reference),
    request: request.id,
    notices: [],
    paragraphs: paragraphs(says(request, locale), didText(status, locale), open ? alert.failed : ''),
    facts: factGroups(outcomeRows(request, locale), accountRows(request, locale), requesterRows(request, locale)),
    proof: [
      { text: alert.next.title, more: paragraphs(...nextSteps(request, locale), open ? alert.secure[resetAs] : '') },
    ],
    code: [],
    decide: [],
    clicks: when(open, click('secure', buttons.secure, 'positive')),
  });
}

/** Is there something that no job could do? */
function isOpen(status: Status): boolean {
  return status.state === 'done' && needsSecuring({ status });
}

function toneOf(status: Status): Tone {
  if (status.state === 'superseded') return 'warning';
  return 'disowned' in status ? disownedTone(status) : 'emphasis';
}

function says(request: Request, { alert }: Locale): string {
  const { status, requester } = request;
  const subject = subjectOf(request);
  const owner = plainText((subject ?? requester).name);
  if (status.state === 'superseded') return alert.two(owner, plainText(requester.name));
  return isOwn(request) ? alert.saysOwn(owner) : alert.says(owner, plainText(requester.name));
}

function didText({ state }: Status, { alert }: Locale): string {
  return state === 'frozen' || state === 'resetting' || state === 'done' ? alert.did[state] : '';
}

function nextSteps(request: Request, { alert }: Locale): readonly string[] {
  const { talk, log, requester, own, which } = alert.next;
  if (request.status.state === 'superseded') return [which(plainText(request.requester.name))];
  return [talk, log, isOwn(request) ? own : requester(plainText(request.requester.name))];
}
