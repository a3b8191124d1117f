/**
 * One request in one state, as everyone sees it: a requester who asked for themselves or for someone else, and the
 * approvers.
 */
import type { Card } from '../../src/cards/kit/card.ts';
import type { CardContext } from '../../src/cards/kit/card-context.ts';
import { requestCard } from '../../src/cards/request-card.ts';
import type { Audience } from '../../src/cards/request-card.ts';
import { isDisowned, subjectOf } from '../../src/requests/model/about.ts';
import type { Request, Status } from '../../src/requests/model/request.ts';
import { alex, requestIn } from './samples.ts';
import { type Row, row } from './section.ts';

const OWN = 'asked for themselves';
const OTHER = 'asked for somebody else';

type Named = readonly [id: string, title: string, Card];

/**
 * A row with the cards for the requester and the approvers; and, if there are any, for the owner, their approver and an
 * alert.
 */
export function requestRow(id: string, title: string, status: Status, context: CardContext): Row {
  const own = requestIn(status);
  const address = subjectOf(own)?.mail ?? 'meganb@contoso.com';
  const other = requestIn(status, { requester: alex, who: { text: address } });
  const card = (request: Request, audience: Audience) => requestCard(request, audience, context);
  const cards: readonly Named[] = [
    ['requester-own', `To the requester, who ${OWN}`, card(own, 'requester')],
    ['approvers-own', `To the approvers: they ${OWN}`, card(own, 'approvers')],
    ['requester-other', `To the requester, who ${OTHER}`, card(other, 'requester')],
    ['approvers-other', `To the approvers: they ${OTHER}`, card(other, 'approvers')],
  ];
  return row(id, title, [
    ...cards,
    ...where(concernsOwner(status), ['owner', 'To the owner: somebody else asked', card(other, 'owner')]),
    ...where(hasHandover(status), ['handover', 'To the approver, in their own chat', card(other, 'handover')]),
    ...where(hasHandover(status) && status.state !== 'failed', [
      'handover-own',
      `The same: they ${OWN}`,
      card(own, 'handover'),
    ]),
    ...where(
      isDisowned(own),
      ['alert-own', `The alert: they ${OWN}`, card(own, 'alert')],
      ['alert-other', `The alert: they ${OTHER}`, card(other, 'alert')],
    ),
  ]);
}

function where(condition: boolean, ...cards: readonly Named[]): readonly Named[] {
  return condition ? cards : [];
}

function concernsOwner(status: Status): boolean {
  return subjectOf({ status }) !== null && status.state !== 'redirected';
}

function hasHandover(status: Status): boolean {
  return status.state === 'done' || status.state === 'resetting' || status.state === 'failed';
}
