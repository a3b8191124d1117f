/** What an approvers' card says where there is something to decide: the proof to ask for, the code, the buttons. */
import {
  isUndecided,
  type Request,
  type RequestIn,
  type Status,
  type Undecided,
} from '../../requests/model/request.ts';
import { secretOf } from '../../requests/rules/policy.ts';
import { wayTo } from '../../requests/model/about.ts';
import { isSeenToThere } from './admin-pages.ts';
import type { ApproverContent, Decision } from '../kit/card-content.ts';
import type { CardContext } from '../kit/card-context.ts';
import { needsCode } from '../kit/identity-code.ts';
import { isStopped, needsTwo } from '../kit/lockdown-notice.ts';
import { plainText } from '../kit/plain-text.ts';
import { click, when } from '../kit/blocks.ts';

/** What proves who asks and what does not, and what an approval does. Null where the request cannot go on. */
export function adviceOf(request: Request, context: CardContext): ApproverContent['advice'] {
  const { proof } = context.locale.approval;
  const { status } = request;
  if (!isUndecided(status) || isStopped(context)) return null;
  return {
    title: needsCode(context) ? proof.reachForCode : proof.reach,
    texts: [
      `${proof.not} ${proof.deny}`,
      status.state === 'pending' ? effect({ ...request, status }, context) : byHand(status, context),
    ],
  };
}

/** While all resets are stopped, what waits can only be denied. */
export function decisionOf(status: Status, context: CardContext): Decision {
  const { approval, buttons } = context.locale;
  const waits = isUndecided(status);
  const mayGoOn = waits && !isStopped(context);
  const goOn =
    status.state === 'escalated'
      ? click('handled', buttons.handled, isSeenToThere(status.subject) ? 'default' : 'positive')
      : click('approve', buttons.approve, 'positive');
  return {
    code: when(mayGoOn && needsCode(context), { label: approval.code.label, malformed: approval.code.malformed }),
    goOn: when(mayGoOn, goOn),
    deny: when(waits, {
      deny: buttons.deny,
      denyNow: buttons.denyNow,
      reason: approval.denyReason,
      reasonMissing: approval.denyReasonMissing,
    }),
  };
}

/** What the button for a reset by hand means. */
function byHand(status: Undecided, context: CardContext): string {
  const { byHandOf } = context.locale.approval;
  return status.firstApproval === null && needsTwo(status, context) ? byHandOf.two : byHandOf.one;
}

/** Who is shown the secret, after whose approval, and in whose name it is made. */
function effect(request: RequestIn<'pending'>, context: CardContext): string {
  const { subject, firstApproval } = request.status;
  const { approval, secrets } = context.locale;
  const two = firstApproval === null && needsTwo(request.status, context);
  const effects = secrets[secretOf(request.status, context.handOver)].effect[wayTo(request, subject)];
  const inName = two ? approval.inName.second : approval.inName.yours;
  const shown = effects[two ? 'two' : 'one'](plainText(subject.name));
  return context.resetAs === 'approver' ? `${shown} ${inName}` : shown;
}
