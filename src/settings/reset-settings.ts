/**
 * The settings that govern resets: who may approve, how often, with which checks. The defaults are the safe choices.
 */
import { z } from 'zod';
import type { OperatorGroups } from '../directory/rights/operator-groups.ts';
import { isLoopback } from '../net/service-url.ts';
import { type Cloud, GRAPH_ORIGINS } from '../requests/model/cloud.ts';
import { type Rules, SELF_SERVICE } from '../requests/model/services.ts';
import { SECRETS } from '../requests/model/secrets/secret-kinds.ts';
import { RESET_AS } from '../requests/model/request.ts';
import { operatorHelps } from './operator-helps.ts';

export type ResetSettings = {
  readonly rules: Rules;
  readonly groups: OperatorGroups;
  /** Does Entra Connect or Cloud Sync write passwords back to Active Directory? */
  readonly passwordWriteback: boolean;
  /** The OAuth connection of the Azure Bot, by which approvers sign in. */
  readonly connection: string | null;
  /** The mailbox that notifies owners of passwords. */
  readonly mailFrom: string | null;
  /** How many days to keep the audit trail. */
  readonly auditDays: number;
};

const objectIds = z
  .string()
  .default('')
  .transform((list) => list.toLowerCase().match(/[^\s,;]+/g) ?? [])
  .refine((ids) => ids.every((id) => z.guid().safeParse(id).success), {
    error: 'must be object IDs separated by commas',
  });

function number(least: number, most: number, preset: number): z.ZodDefault<z.ZodCoercedNumber> {
  const error = { error: `must be a whole number from ${least} to ${most}` };
  return z.coerce.number(error).int(error).min(least, error).max(most, error).default(preset);
}

const onOrOff = z.enum(['on', 'off'], { error: 'must be on or off' });

/** The settings by their names in the environment. */
export const resetSettings = z.object({
  RESET_AS: z.enum(RESET_AS, { error: `must be ${RESET_AS.join(' or ')}` }).default('app'),
  OAUTH_CONNECTION: z.string().optional(),
  PASSWORD_WRITEBACK: onOrOff.default('off'),
  HANDOVER: z.enum(SECRETS, { error: `must be ${SECRETS.join(' or ')}` }).default('password'),
  ACCESS_PASS_APPROVERS: z
    .enum(['1', '2'], { error: 'must be 1 or 2' })
    .default('2')
    .transform((count) => (count === '1' ? 1 : 2)),
  REVOKE_SESSIONS: onOrOff.default('on'),
  MAIL_FROM: z
    .string()
    .regex(/^[^\s@/]+@[^\s@/]+$|^[0-9a-f-]{36}$/i, { error: 'must be the sign-in name or object ID of a mailbox' })
    .optional(),
  IDENTITY_CODE: onOrOff.default('on'),
  SIGNPOSTS: z.string().default('{}').pipe(operatorHelps),
  SELF_SERVICE: z.enum(SELF_SERVICE, { error: 'must be first, offer or off' }).default('first'),
  APPROVER_GROUP: z
    .string()
    .pipe(z.guid({ error: 'must be the object ID of one group' }).toLowerCase())
    .optional(),
  PRIVILEGED_GROUPS: objectIds,
  NEVER_RESET: objectIds,
  REQUEST_MINUTES: number(20, 1_440, 60),
  REQUESTS_PER_HOUR: number(1, 1_000, 5),
  APPROVALS_PER_HOUR: number(1, 100_000, 30),
  AUDIT_DAYS: number(30, 36_500, 400),
});

/** Renames the parsed settings to what the code calls them. */
export function readResetSettings(data: z.output<typeof resetSettings>, cloud: Cloud): ResetSettings {
  return {
    rules: {
      requestMinutes: data.REQUEST_MINUTES,
      requestsPerHour: data.REQUESTS_PER_HOUR,
      approvalsPerHour: data.APPROVALS_PER_HOUR,
      resetAs: data.RESET_AS,
      handOver: data.HANDOVER,
      accessPassApprovers: data.ACCESS_PASS_APPROVERS,
      revokeSessions: data.REVOKE_SESSIONS === 'on',
      identityCode: data.IDENTITY_CODE === 'on',
      selfService: data.SELF_SERVICE,
      cloud,
      helps: data.SIGNPOSTS,
    },
    groups: {
      approverGroup: data.APPROVER_GROUP ?? null,
      privilegedGroups: data.PRIVILEGED_GROUPS,
      neverReset: data.NEVER_RESET,
    },
    passwordWriteback: data.PASSWORD_WRITEBACK === 'on',
    connection: data.OAUTH_CONNECTION ?? null,
    mailFrom: data.MAIL_FROM ?? null,
    auditDays: data.AUDIT_DAYS,
  };
}

/** Where Graph has `authenticationMethod: resetPassword` (its article, "national cloud deployments"); and any stand-in on this machine. */
const WITH_RESET_PASSWORD: readonly string[] = [
  GRAPH_ORIGINS.public,
  GRAPH_ORIGINS['us-government'],
  GRAPH_ORIGINS['us-defense'],
];

function problemsOfCloud(graphBaseUrl: string = GRAPH_ORIGINS.public): readonly string[] {
  if (!URL.canParse(graphBaseUrl)) return [];
  const { origin, hostname } = new URL(graphBaseUrl);
  if (WITH_RESET_PASSWORD.includes(origin) || isLoopback(hostname)) return [];
  if (origin === GRAPH_ORIGINS.china) {
    return [
      'RESET_AS must be app in this cloud: its Microsoft Graph has no resetPassword, by which approvers reset a password',
    ];
  }
  // A typing error, or a cloud that this code doesn't know.
  return [`GRAPH_BASE_URL must be one of ${WITH_RESET_PASSWORD.join(', ')} for RESET_AS=approver`];
}

/**
 * @param given the environment @returns settings that contradict each other or lack their counterpart, one problem each
 */
export function problemsOfResetAs(given: Readonly<Record<string, string | undefined>>): readonly string[] {
  if (given['RESET_AS'] !== 'approver') {
    return given['PASSWORD_WRITEBACK'] === 'on'
      ? [
          'PASSWORD_WRITEBACK=on needs RESET_AS=approver: Entra does not write back a password that the app itself resets',
        ]
      : [];
  }
  return [
    ...problemsOfCloud(given['GRAPH_BASE_URL']),
    ...(given['OAUTH_CONNECTION'] === undefined
      ? ['OAUTH_CONNECTION is missing: RESET_AS=approver needs the OAuth connection by which approvers sign in']
      : []),
    ...(given['MicrosoftAppType'] === 'UserAssignedMSI'
      ? [
          'MicrosoftAppType must be SingleTenant for RESET_AS=approver: a managed identity cannot act on behalf of a user',
        ]
      : []),
  ];
}
