/** The settings that decide about resets: who may approve, how often, how surely. The defaults are the safe ones. */
import { z } from 'zod';
import type { OperatorGroups } from './directory/operator-groups.ts';
import type { Rules } from './requests/deps.ts';

export type ResetSettings = {
  readonly rules: Rules;
  readonly groups: OperatorGroups;
  /** How many days the audit trail is kept. */
  readonly auditDays: number;
};

const objectIds = z
  .string()
  .default('')
  .transform((list) => list.toLowerCase().match(/[^\s,;]+/g) ?? [])
  .refine((ids) => ids.every((id) => z.guid().safeParse(id).success), {
    error: 'must be object ids, separated by commas',
  });

const number = (least: number, most: number, preset: number): z.ZodDefault<z.ZodCoercedNumber> =>
  z.coerce
    .number({ error: 'must be a number' })
    .int({ error: 'must be a whole number' })
    .min(least, { error: `must be at least ${least}` })
    .max(most, { error: `must be at most ${most}` })
    .default(preset);

/** The settings as the environment names them. */
export const resetSettings = z.object({
  IDENTITY_CODE: z.enum(['on', 'off'], { error: 'must be on or off' }).default('on'),
  APPROVER_GROUP: z
    .string()
    .pipe(z.guid({ error: 'must be the object id of a group' }).toLowerCase())
    .optional(),
  PRIVILEGED_GROUPS: objectIds,
  NEVER_RESET: objectIds,
  REQUEST_MINUTES: number(20, 1_440, 60),
  REQUESTS_PER_HOUR: number(1, 1_000, 5),
  APPROVALS_PER_HOUR: number(1, 100_000, 30),
  AUDIT_DAYS: number(30, 36_500, 400),
});

/** The same in the words of the code. */
export function readResetSettings(data: z.output<typeof resetSettings>): ResetSettings {
  return {
    rules: {
      requestMinutes: data.REQUEST_MINUTES,
      requestsPerHour: data.REQUESTS_PER_HOUR,
      approvalsPerHour: data.APPROVALS_PER_HOUR,
      identityCode: data.IDENTITY_CODE === 'on',
    },
    groups: {
      approverGroup: data.APPROVER_GROUP ?? null,
      privilegedGroups: data.PRIVILEGED_GROUPS,
      neverReset: data.NEVER_RESET,
    },
    auditDays: data.AUDIT_DAYS,
  };
}
