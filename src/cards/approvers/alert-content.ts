/** What the approvers' alert says: what has been done about a reset that its owner did not want, and what to do. */
import type { Locale } from '../../locales/index.ts';
import { isOwn, subjectOf } from '../../requests/model/about.ts';
import type { Request, Status } from '../../requests/model/request.ts';
import { needsSecuring } from '../../requests/rules/after-reset.ts';
import { checkingNotices } from './question/checking-notices.ts';
import { accountLinks } from './admin-pages.ts';
import { NO_DECISION } from './question/decision-content.ts';
import { disownedTone } from './headline.ts';
import { accountRows, outcomeRows, requesterRows } from './approval-rows.ts';
import type { ApproverContent } from '../kit/card-content.ts';
import type { CardContext } from '../kit/card-context.ts';
import { plainText } from '../kit/text/plain-text.ts';
import { type Tone, click, when } from '../kit/blocks.ts';

export function alertContent(request: Request, context: CardContext): ApproverContent {
  const { locale, resetAs } = context;
  const { alert, buttons } = locale;
  const { status } = request;
  const open = isOpen(status);
  const subject = subjectOf(request);
  return {
    title: status.state === 'superseded' ? alert.twoTitle : alert.title,
    question: null,
    tone: toneOf(status),
    notices: checkingNotices(status, locale),
    texts: [says(request, locale), didText(status, locale), open ? alert.failed : ''],
    unusual: [],
    rows: outcomeRows(request, locale),
    advice: {
      title: alert.next.title,
      texts: [...nextSteps(request, locale), open ? alert.secure[resetAs] : ''],
    },
    warning: '',
    problems: [],
    decision: NO_DECISION,
    clicks: when(open, click('secure', buttons.secure, 'positive')),
    pages: { first: false, links: subject === null ? [] : accountLinks(subject, context) },
    details: { texts: [], rows: [accountRows(request, locale), requesterRows(request, locale)], clicks: [] },
  };
}

/** Could a job not do everything? */
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
