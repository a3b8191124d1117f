import { z } from 'zod';
import { asKeyedHash, asSealed } from '../../requests/model/secrets/sealed.ts';
import { isObjectId } from '../../requests/model/ids.ts';
import { FAILURE_REASONS, REFUSAL_REASONS } from '../../requests/model/reasons.ts';
import { type Attempt, CHORES, type Handover, type Status } from '../../requests/model/request.ts';
import { CHOSEN_HERE, MADE_BY_THE_DIRECTORY, SECRETS } from '../../requests/model/secrets/secret-kinds.ts';
import { ALL_ADVICE, SIGN_IN_KINDS } from '../../requests/model/sign-ins.ts';
import { checkingOf } from '../../requests/rules/stored-clicks.ts';
import { storedHome } from './stored-home.ts';

export const instant = z.iso.datetime({ precision: 3 });
const keyedHash = z.string().transform(asKeyedHash);
export const person = z.strictObject({ id: z.string().refine(isObjectId), name: z.string() });

const subject = person.extend({
  signInName: z.string(),
  mail: z.string().nullable(),
  home: storedHome,
  // Not there in rows that an earlier version stored.
  created: instant.nullable().default(null),
  lastPasswordChange: instant.nullable(),
  securityInfoChanged: instant.nullable().default(null),
  roles: z.array(z.string()).readonly(),
  privileged: z.boolean(),
  organisation: z.strictObject({ tenantId: z.string(), name: z.string(), domain: z.string() }).nullable(),
  helpDesk: z
    .strictObject({
      name: z.string(),
      link: z.string().nullable(),
      phone: z.string().nullable(),
      mail: z.string().nullable(),
    })
    .nullable(),
  page: z.string().nullable(),
  // Not there in rows that an earlier version stored.
  selfService: z.strictObject({ isAdmin: z.boolean() }).nullable().default(null),
});

const outsider = { address: z.string(), domain: z.string() };
const found = { subject };
const decision = z.strictObject({ by: person, at: instant });
const decided = { subject, decision };
const approved = { ...decided, firstApproval: decision.nullable() };
const granted = {
  ...approved,
  grant: z
    .string()
    .transform(asSealed<'sign-in'>)
    .nullable(),
};
const disowned = decision.nullable();
const waiting = {
  subject,
  firstApproval: decision.nullable(),
  code: z.strictObject({ hash: keyedHash, until: instant, wrong: z.array(keyedHash).readonly() }).nullable(),
  codesShown: z.int(),
  reminded: z.boolean(),
};

const signInKind = z.enum(SIGN_IN_KINDS);
const signIns = z.strictObject({
  kind: signInKind,
  count: z.int(),
  more: z.boolean(),
  first: instant,
  last: instant,
  before: signInKind.nullable(),
  asOf: instant,
});

// Not there while no click waits: version 0.2 wrote such rows, and reads them.
const checking = z
  .array(z.strictObject({ by: person, click: z.string().transform(asSealed<'click'>) }))
  .readonly()
  .default([]);
const deciding = { ...waiting, checking, signIns: signIns.optional() };

const handover = z.discriminatedUnion('state', [
  z.strictObject({
    state: z.literal('sealed'),
    sealed: z.string().transform(asSealed<'secret'>),
    until: instant,
    // Not there until someone is reminded: version 0.2 wrote such rows, and reads them.
    reminded: z.boolean().default(false),
  }),
  z.strictObject({ state: z.literal('revealed'), at: instant }),
  z.strictObject({ state: z.literal('erased'), at: instant }),
]);

const attempt = z.discriminatedUnion('secret', [
  z
    .strictObject({
      secret: z.enum(CHOSEN_HERE),
      sealed: z.string().transform(asSealed<'secret'>),
      operation: z.string().nullable(),
    })
    .transform(({ operation, ...rest }) =>
      operation === null ? { ...rest, step: 'begun' as const } : { ...rest, step: 'accepted' as const, operation },
    ),
  z.strictObject({ secret: z.enum(MADE_BY_THE_DIRECTORY) }).transform((rest) => ({ ...rest, step: 'begun' as const })),
]);
const chore = z.enum(CHORES);
const refusal = z.enum(REFUSAL_REASONS);
const failure = z.enum(FAILURE_REASONS);

/** A `Status` in a stored row. Strict: what this version cannot understand it must not drop, so it refuses to read it. */
export const storedStatus = z.discriminatedUnion('state', [
  // Not there unless they insist: version 0.2 wrote such rows, and reads them.
  z
    .strictObject({ state: z.literal('asked'), insists: z.literal(true).optional() })
    .transform(({ state, insists }) => (insists === undefined ? { state } : { state, insists })),
  z.strictObject({ state: z.literal('advised'), advice: z.enum(ALL_ADVICE) }),
  z.strictObject({
    state: z.literal('choosing'),
    candidates: z.array(person.extend({ signInName: z.string() })).readonly(),
  }),
  z.strictObject({ state: z.literal('refused'), because: refusal, domain: z.string().nullable() }),
  z.strictObject({ state: z.literal('withheld'), because: refusal, ...waiting }),
  z.strictObject({ state: z.literal('redirected'), invitedAgain: decision.nullable(), checking, ...found }),
  z.strictObject({ state: z.literal('uninvited'), checking, ...outsider }),
  z.strictObject({ state: z.literal('invited'), account: z.string().refine(isObjectId), decision, ...outsider }),
  z.strictObject({ state: z.literal('escalated'), ...deciding }),
  z.strictObject({ state: z.literal('handled'), ...approved }),
  z.strictObject({ state: z.literal('pending'), ...deciding }),
  z.strictObject({ state: z.literal('denied'), reason: z.string(), ...decided }),
  z.strictObject({ state: z.literal('cancelled'), at: instant, subject: subject.nullable() }),
  z.strictObject({ state: z.literal('expired'), at: instant, subject: subject.nullable() }),
  z.strictObject({ state: z.literal('superseded'), at: instant, ...found }),
  z.strictObject({ state: z.literal('frozen'), disowned: decision, ...found }),
  z.strictObject({ state: z.literal('approved'), ...granted }),
  z
    .strictObject({
      state: z.literal('resetting'),
      attempt,
      triedAt: z.array(instant).readonly(),
      waitsSince: instant.nullable(),
      disowned,
      checking,
      ...granted,
    })
    .transform(({ grant, waitsSince, checking: waiting, ...rest }) =>
      waitsSince === null
        ? { ...rest, step: 'under-way' as const, grant }
        : { ...rest, step: 'sign-in-needed' as const, waitsSince, checking: waiting },
    ),
  z
    .strictObject({
      state: z.literal('done'),
      at: instant,
      secret: z.enum(SECRETS),
      confirmed: z.boolean(),
      handover,
      sessions: chore,
      scramble: chore,
      disowned,
      checking,
      ...granted,
    })
    .transform(({ handover, scramble, disowned, ...rest }, context) => {
      if (handover.state !== 'sealed') return { ...rest, handover, scramble, disowned };
      if (scramble === 'not-needed' && disowned === null) return { ...rest, handover, scramble, disowned };
      context.addIssue({ code: 'custom', path: ['handover'], message: 'to be read, and disowned or scrambled' });
      return z.NEVER;
    }),
  z.strictObject({ state: z.literal('failed'), at: instant, because: failure, tried: z.boolean(), ...approved }),
]);

/** What the row keeps of it: there, the step of a reset is told by what is null, and no click that waits by nothing. */
export function stored(status: Status): z.input<typeof storedStatus> {
  const waiting = checkingOf({ status });
  const kept = 'checking' in status ? { checking: waiting.length === 0 ? undefined : waiting } : {};
  if (status.state === 'done') return { ...status, ...kept, handover: storedHandover(status.handover) };
  if (status.state !== 'resetting') return { ...status, ...kept };
  const { state, subject, decision, firstApproval, triedAt, disowned } = status;
  return {
    ...{ state, subject, decision, firstApproval, triedAt, disowned, ...kept },
    attempt: storedAttempt(status.attempt),
    grant: status.step === 'under-way' ? status.grant : null,
    waitsSince: status.step === 'sign-in-needed' ? status.waitsSince : null,
  };
}

function storedHandover(given: Handover): z.input<typeof handover> {
  if (given.state !== 'sealed' || given.reminded) return given;
  const { state, sealed, until } = given;
  return { state, sealed, until };
}

function storedAttempt(given: Attempt): z.input<typeof attempt> {
  if (!('sealed' in given)) return { secret: given.secret };
  const { secret, sealed } = given;
  return { secret, sealed, operation: given.step === 'accepted' ? given.operation : null };
}
