/** The parts of an approvers' card with which a request is decided: what is proof and what is not, the code, the buttons. */
import type { Request, RequestIn } from '../requests/request.ts';
import type { View } from './card.ts';
import type { CardContext } from './context.ts';
import { secretOf } from './aftercare.ts';
import { needsCode } from './identity-code.ts';
import { isStopped, needsTwo } from './lockdown.ts';
import { plainText } from './plain-text.ts';
import { isOwn } from './subject.ts';
import { paragraphs, when } from './view.ts';

/** `proof`, `code` and `decide` of the layout. While all resets are stopped, a pending request can only be denied. */
export function decisionParts(request: Request, context: CardContext): View {
  const { locale } = context;
  const { approval, buttons } = locale;
  const { state } = request.status;
  const pending = state === 'pending';
  const mayApprove = pending && !isStopped(context);
  return {
    proof: when(mayApprove || state === 'escalated', proofOf(request, context)),
    code: when(mayApprove && needsCode(context), { label: approval.code.label, malformed: approval.code.malformed }),
    decide: when(pending, {
      approve: when(mayApprove, { title: buttons.approve }),
      deny: buttons.deny,
      denyNow: buttons.denyNow,
      reason: approval.denyReason,
      reasonMissing: approval.denyReasonMissing,
    }),
  };
}

function proofOf(request: Request, context: CardContext): View {
  const { proof } = context.locale.approval;
  const { status } = request;
  if (status.state !== 'pending') return { text: proof.reach, more: paragraphs(proof.not) };
  return {
    text: needsCode(context) ? proof.reachForCode : proof.reach,
    more: paragraphs(`${proof.not} ${proof.deny}`, effect({ ...request, status }, context)),
  };
}

/** Who will be shown the password, after whose approval, and in whose name it is written. */
function effect(request: RequestIn<'pending'>, context: CardContext): string {
  const { subject, firstApproval } = request.status;
  const { approval } = context.locale;
  const two = firstApproval === null && needsTwo(subject, context);
  const text = (two ? approval.effectOfTwo : approval.effect)[secretOf(request.status, context)];
  const inName = two ? approval.inName.second : approval.inName.yours;
  const shown = text(plainText(subject.name), isOwn(request));
  return context.resetAs === 'approver' ? `${shown} ${inName}` : shown;
}
