/** Every state of a request, in each variant that looks different. */
import { asSealed } from '../../src/requests/model/secrets/sealed.ts';
import type { Decision, Handover, RequestIn, Status, Subject } from '../../src/requests/model/request.ts';
import { CONCLUSIVE_FAILURES, FAILURE_REASONS, REFUSAL_REASONS } from '../../src/requests/model/reasons.ts';
import { ALL_ADVICE } from '../../src/requests/model/sign-ins.ts';
import { LATER, alex, lidia, cloudSubject, grady, guestSubject } from './samples.ts';

/** The first of two approvals. */
export const firstApproval: Decision = { by: grady, at: '2026-11-22T17:46:00.000Z' };
const ENDED = '2026-11-22T17:53:00.000Z';

/** After an attempt, these leave open whether the password was written. */
export const inconclusiveFailures = FAILURE_REASONS.filter((because) => !CONCLUSIVE_FAILURES.includes(because));

type Pending = RequestIn<'pending'>['status'];

/** An address that nobody here has. */
const outsider = { address: 'kai.jansen@fabrikam.com', domain: 'fabrikam.com' } as const;

/** A pending request that nothing has happened to yet, unless `over` says otherwise. */
export function pendingFor(subject: Subject, over: Partial<Pending> = {}): Pending {
  return {
    state: 'pending',
    subject,
    firstApproval: null,
    code: null,
    codesShown: 0,
    reminded: false,
    checking: [],
    ...over,
  };
}

/** The same of one that is dealt with by hand. */
export function escalatedFor(
  subject: Subject,
  over: Partial<RequestIn<'escalated'>['status']> = {},
): RequestIn<'escalated'>['status'] {
  return { ...pendingFor(subject), state: 'escalated', ...over };
}

/** @param text part of a reason that an approver wrote */
export function statuses(subject: Subject = cloudSubject, text = 'alex'): readonly Status[] {
  const { id, name, signInName } = subject;
  return [
    { state: 'asked' },
    {
      state: 'choosing',
      candidates: [
        { id, name, signInName },
        { ...alex, signInName: 'alexw@contoso.com' },
      ],
    },
    { state: 'choosing', candidates: [{ id, name, signInName }] },
    ...ALL_ADVICE.map((advice): Status => ({ state: 'advised', advice })),
    ...REFUSAL_REASONS.map((because): Status => ({ state: 'refused', because, domain: 'forthcoffee.com' })),
    { state: 'refused', because: 'not-found', domain: null },
    { ...pendingFor(subject), state: 'withheld', because: 'protected' },
    { state: 'redirected', invitedAgain: null, checking: [], subject },
    { ...outsider, state: 'uninvited', checking: [] },
    { ...outsider, state: 'invited', account: guestSubject.id, decision: { by: lidia, at: LATER } },
    escalatedFor(subject),
    { state: 'handled', subject, decision: { by: lidia, at: LATER }, firstApproval: null },
    pendingFor(subject),
    {
      state: 'denied',
      reason: `I could not reach ${text} on the known number.`,
      subject,
      decision: { by: lidia, at: LATER },
    },
    { state: 'cancelled', at: ENDED, subject },
    { state: 'cancelled', at: ENDED, subject: null },
    { state: 'expired', at: ENDED, subject },
    { state: 'expired', at: ENDED, subject: null },
    { state: 'superseded', at: ENDED, subject },
    { state: 'frozen', subject, disowned: disownedBy(subject) },
    ...approvedStatuses(subject, null),
  ];
}

/** From the approval on. @param first the first of two approvals; null if one was enough */
export function approvedStatuses(subject: Subject, first: Decision | null): readonly Status[] {
  const approved = { subject, decision: { by: lidia, at: LATER }, firstApproval: first };
  const at = ENDED;
  return [
    { state: 'approved', ...approved, grant: null },
    resettingFor(subject, { firstApproval: first }),
    doneFor(subject, { firstApproval: first }),
    doneFor(subject, { firstApproval: first, handover: reminded }),
    doneFor(subject, { firstApproval: first, handover: revealed }),
    doneFor(subject, { firstApproval: first, handover: erased, scramble: 'done' }),
    ...FAILURE_REASONS.map((because): Status => ({ state: 'failed', at, because, tried: false, ...approved })),
    ...inconclusiveFailures.map((because): Status => ({ state: 'failed', at, because, tried: true, ...approved })),
  ];
}

export const sealed: Handover = {
  state: 'sealed',
  sealed: asSealed('SEALED'),
  until: '2026-11-22T18:03:00.000Z',
  reminded: false,
};
/** Shortly before it is erased unread. */
export const reminded: Handover = { ...sealed, reminded: true };
export const revealed: Handover = { state: 'revealed', at: ENDED };
export const erased: Handover = { state: 'erased', at: ENDED };

/** For titles. */
export function stageOf(handover: Handover): string {
  return handover.state === 'sealed' && handover.reminded ? 'soon to be erased' : handover.state;
}

type Resetting = RequestIn<'resetting'>['status'];
type Done = RequestIn<'done'>['status'];
type Attempted = Partial<Pick<Resetting, 'attempt' | 'decision' | 'disowned' | 'firstApproval'>>;
type Left = Partial<
  Pick<Done, 'confirmed' | 'decision' | 'disowned' | 'firstApproval' | 'handover' | 'scramble' | 'secret' | 'sessions'>
>;

/** A password that is being written, unless `over` says otherwise. */
export function resettingFor(subject: Subject, over: Attempted = {}): Resetting {
  return {
    state: 'resetting',
    step: 'under-way',
    grant: asSealed<'sign-in'>('SEALED'),
    ...attempted(subject),
    ...over,
  };
}

/** The same, if the approver has to sign in again. */
export function waitingFor(subject: Subject, over: Attempted & Pick<Partial<Done>, 'checking'> = {}): Resetting {
  return {
    state: 'resetting',
    step: 'sign-in-needed',
    waitsSince: LATER,
    checking: [],
    ...attempted(subject),
    ...over,
  };
}

function attempted(subject: Subject) {
  const attempt = { secret: 'password', step: 'begun', sealed: asSealed<'secret'>('SEALED') } as const;
  return {
    subject,
    decision: { by: lidia, at: LATER },
    firstApproval: null,
    attempt,
    triedAt: [ENDED],
    disowned: null,
  };
}

/**
 * A password that waits to be read, with nothing left to do to the account, unless `over` says otherwise: what was
 * disowned or scrambled is erased.
 */
export function doneFor(subject: Subject, over: Left = {}): Done {
  const { scramble = 'not-needed', disowned = null, ...others } = over;
  const { handover = scramble === 'not-needed' && disowned === null ? sealed : erased, ...rest } = others;
  const common = {
    ...({
      state: 'done',
      subject,
      decision: { by: lidia, at: LATER },
      firstApproval: null,
      grant: null,
      checking: [],
    } as const),
    ...({ at: ENDED, secret: 'password', confirmed: true, sessions: 'done' } as const),
    ...rest,
  };
  return handover.state === 'sealed'
    ? { ...common, handover, scramble: 'not-needed', disowned: null }
    : { ...common, handover, scramble, disowned };
}

/** The owner's word that they did not want it. */
export function disownedBy({ id, name }: Subject): Decision {
  return { by: { id, name }, at: '2026-11-22T17:58:00.000Z' };
}
