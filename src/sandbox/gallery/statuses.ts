/** Every state of a request, and each of its variants that looks different. */
import type { Decision, FailureReason, RefusalReason, RequestIn, Status, Subject } from '../../requests/request.ts';
import { LATER, ben, carla, cloudSubject, dirk } from './samples.ts';

/** The first of two approvals. */
export const firstApproval: Decision = { by: dirk, at: '2026-11-22T17:46:00.000Z' };
const ENDED = '2026-11-22T17:53:00.000Z';

export const failureReasons: readonly FailureReason[] = [
  'not-allowed',
  'approval-void',
  'locked-down',
  'account-gone',
  'home-moved',
  'changed-meanwhile',
  'password-refused',
  'directory-unavailable',
  'internal-error',
];

/** After a try, these leave open what became of the password. */
export const uncertainFailures: readonly FailureReason[] = [
  'not-allowed',
  'approval-void',
  'locked-down',
  'directory-unavailable',
  'internal-error',
];

export const refusalReasons: readonly RefusalReason[] = [
  'not-found',
  'only-for-yourself',
  'requester-unknown',
  'already-open',
  'too-many',
  'protected',
  'reset-recently',
  'too-busy',
  'locked-down',
  'directory-unavailable',
];

type Pending = RequestIn<'pending'>['status'];

/** A pending request that nothing has happened to yet, unless `over` says otherwise. */
export function pendingFor(subject: Subject, over: Partial<Pending> = {}): Pending {
  return { state: 'pending', subject, firstApproval: null, code: null, codesShown: 0, reminded: false, ...over };
}

/** @param text stands in a reason that an approver wrote */
export function statuses(subject: Subject = cloudSubject, text = 'ben'): readonly Status[] {
  const { id, name, signInName } = subject;
  return [
    { state: 'asked' },
    {
      state: 'choosing',
      candidates: [
        { id, name, signInName },
        { ...ben, signInName: 'ben@contoso.com' },
      ],
    },
    ...refusalReasons.map((because): Status => ({ state: 'refused', because, domain: 'forthcoffee.com' })),
    { state: 'refused', because: 'not-found', domain: null },
    { state: 'redirected', invitedAgain: null, subject },
    { state: 'escalated', subject },
    { state: 'handled', subject, decision: { by: carla, at: LATER } },
    pendingFor(subject),
    {
      state: 'denied',
      reason: `I could not reach ${text} on the known number.`,
      subject,
      decision: { by: carla, at: LATER },
    },
    { state: 'cancelled', at: ENDED, subject },
    { state: 'cancelled', at: ENDED, subject: null },
    { state: 'expired', at: ENDED, subject },
    { state: 'expired', at: ENDED, subject: null },
    ...approvedStatuses(subject, null),
  ];
}

/** From the approval on. @param first the first of two approvals; null where one was enough */
export function approvedStatuses(subject: Subject, first: Decision | null): readonly Status[] {
  const approved = { subject, decision: { by: carla, at: LATER }, firstApproval: first };
  const at = ENDED;
  return [
    { state: 'approved', ...approved },
    { state: 'resetting', sealed: 'SEALED', triedAt: [at], ...approved },
    {
      state: 'done',
      at,
      handover: { state: 'sealed', sealed: 'SEALED', until: '2026-11-22T18:03:00.000Z' },
      ...approved,
    },
    { state: 'done', at, handover: { state: 'revealed', at }, ...approved },
    { state: 'done', at, handover: { state: 'erased', at }, ...approved },
    ...failureReasons.map((because): Status => ({ state: 'failed', at, because, tried: false, ...approved })),
    ...uncertainFailures.map((because): Status => ({ state: 'failed', at, because, tried: true, ...approved })),
  ];
}
