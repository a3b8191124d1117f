/** One request in one state, as everybody sees it: whoever asked for himself or for somebody else, and the approvers. */
import type { CardContext } from '../../cards/context.ts';
import { requestCard } from '../../cards/request-card.ts';
import type { Audience } from '../../requests/ports.ts';
import type { Status } from '../../requests/request.ts';
import { ben, requestIn } from './samples.ts';
import { type Row, row } from './section.ts';

const OWN = 'asked for himself';
const OTHER = 'asked for somebody else';

/** A row with the cards for the requester and the approvers, and for whoever hands the password over. */
export function requestRow(id: string, title: string, status: Status, context: CardContext): Row {
  const own = requestIn(status);
  const subject = 'subject' in status ? status.subject : null;
  const address = subject?.mail ?? 'anna@contoso.com';
  const other = requestIn(status, { requester: ben, who: { text: address } });
  const card = (request: typeof own, audience: Audience) => requestCard(request, audience, context);
  const handover = [['handover', 'To the approver, to hand it over', card(other, 'handover')] as const];
  return row(id, title, [
    ['requester-own', `To the requester, who ${OWN}`, card(own, 'requester')],
    ['approvers-own', `To the approvers: he ${OWN}`, card(own, 'approvers')],
    ['requester-other', `To the requester, who ${OTHER}`, card(other, 'requester')],
    ['approvers-other', `To the approvers: he ${OTHER}`, card(other, 'approvers')],
    ...(status.state === 'done' ? handover : []),
  ]);
}
