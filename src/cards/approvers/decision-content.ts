/** The parts of an approvers' card with which a request is decided: what is proof and what is not, the code, the buttons. */
import { isUndecided, type Request, type RequestIn, type Undecided } from '../../requests/model/request.ts';
import { secretOf } from '../../requests/rules/policy.ts';
import { wayTo } from '../../requests/model/about.ts';
import type { DataOf } from '../kit/draw.ts';
import type { CardContext } from '../kit/card-context.ts';
import { needsCode } from '../kit/identity-code.ts';
import { isStopped, needsTwo } from '../kit/lockdown-notice.ts';
import { plainText } from '../kit/plain-text.ts';
import { click, paragraphs, when } from '../kit/blocks.ts';

/** `proof`, `code` and `decide` of the layout. While all resets are stopped, what waits can only be denied. */
export function decisionParts(
  request: Request,
  context: CardContext,
): Pick<DataOf<'approval'>, 'proof' | 'code' | 'decide'> {
  const { locale } = context;
  const { approval, buttons } = locale;
  const { status } = request;
  const waits = isUndecided(status);
  const mayGoOn = waits && !isStopped(context);
  const goOn =
    status.state === 'escalated'
      ? click('handled', buttons.handled, 'positive')
      : click('approve', buttons.approve, 'positive');
  return {
    proof: mayGoOn ? [proofOf({ ...request, status }, context)] : [],
    code: when(mayGoOn && needsCode(context), { label: approval.code.label, malformed: approval.code.malformed }),
    decide: when(waits, {
      goOn: when(mayGoOn, goOn),
      deny: buttons.deny,
      denyNow: buttons.denyNow,
      reason: approval.denyReason,
      reasonMissing: approval.denyReasonMissing,
    }),
  };
}

function proofOf(request: Request<Undecided>, context: CardContext): DataOf<'approval'>['proof'][number] {
  const { proof } = context.locale.approval;
  const { status } = request;
  return {
    text: needsCode(context) ? proof.reachForCode : proof.reach,
    more: paragraphs(
      `${proof.not} ${proof.deny}`,
      status.state === 'pending' ? effect({ ...request, status }, context) : byHand(status, context),
    ),
  };
}

/** What the button says that an approver has done, or may now do. */
function byHand(status: Undecided, context: CardContext): string {
  const { byHandOf } = context.locale.approval;
  return status.firstApproval === null && needsTwo(status, context) ? byHandOf.two : byHandOf.one;
}

/** Who will be shown the password, after whose approval, and in whose name it is written. */
function effect(request: RequestIn<'pending'>, context: CardContext): string {
  const { subject, firstApproval } = request.status;
  const { approval, secrets } = context.locale;
  const two = firstApproval === null && needsTwo(request.status, context);
  const effects = secrets[secretOf(request.status, context.handOver)].effect[wayTo(request, subject)];
  const inName = two ? approval.inName.second : approval.inName.yours;
  const shown = effects[two ? 'two' : 'one'](plainText(subject.name));
  return context.resetAs === 'approver' ? `${shown} ${inName}` : shown;
}
