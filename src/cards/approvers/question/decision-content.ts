/** With what approvers decide, and what a decision does. */
import { type RequestIn, type Undecided } from '../../../requests/model/request.ts';
import { secretOf } from '../../../requests/rules/policy.ts';
import { wayTo } from '../../../requests/model/about.ts';
import { isSeenToThere } from '../admin-pages.ts';
import type { Decision } from '../../kit/card-content.ts';
import type { CardContext } from '../../kit/card-context.ts';
import { needsCode } from '../../kit/identity-code.ts';
import { isStopped, needsTwo } from '../../kit/lockdown-notice.ts';
import { plainText } from '../../kit/text/plain-text.ts';
import { click, when } from '../../kit/blocks.ts';

/** Where nothing is to be decided. */
export const NO_DECISION: Decision = { code: [], goOn: [], deny: [] };

/** While all resets are stopped, what waits can only be denied. */
export function decisionOf(status: Undecided, context: CardContext): Decision {
  const { approval, buttons } = context.locale;
  const mayGoOn = !isStopped(context);
  const goOn =
    status.state === 'escalated'
      ? click('handled', buttons.handled, isSeenToThere(status.subject) ? 'default' : 'positive')
      : click('approve', buttons.approve, 'positive');
  return {
    code: when(mayGoOn && needsCode(context), { label: approval.code.label, malformed: approval.code.malformed }),
    goOn: when(mayGoOn, goOn),
    deny: [
      {
        deny: buttons.deny,
        denyNow: buttons.denyNow,
        reason: approval.denyReason,
        reasonMissing: approval.denyReasonMissing,
      },
    ],
  };
}

/** Why it takes two, where a lockdown's own line does not say so; empty where one is enough. */
export function whyTwo(status: Undecided, context: CardContext): string {
  const { approval, secrets } = context.locale;
  if (status.subject.privileged) return approval.two.privileged;
  const forSecret = needsTwo(status, { ...context, lockdown: { mode: 'off' } });
  return forSecret ? (secrets[secretOf(status, context.handOver)].two ?? '') : '';
}

/** What the button for a reset by hand means. */
export function byHandOf(status: Undecided, context: CardContext): string {
  const { byHandOf } = context.locale.approval;
  return status.firstApproval === null && needsTwo(status, context) ? byHandOf.two : byHandOf.one;
}

/** Who is shown the secret, after whose approval, and in whose name it is made. */
export function effect(request: RequestIn<'pending'>, context: CardContext): string {
  const { subject, firstApproval } = request.status;
  const { approval, secrets } = context.locale;
  const two = firstApproval === null && needsTwo(request.status, context);
  const effects = secrets[secretOf(request.status, context.handOver)].effect[wayTo(request, subject)];
  const inName = two ? approval.inName.second : approval.inName.yours;
  const shown = effects[two ? 'two' : 'one'](plainText(subject.name));
  return context.resetAs === 'approver' ? `${shown} ${inName}` : shown;
}
