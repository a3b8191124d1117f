import { z } from 'zod';

const elsewhere = [
  'entra-organisation',
  'unmanaged-entra-organisation',
  'microsoft-account',
  'google',
  'facebook',
  'partner-identity-provider',
] as const;

const unsure = [
  'facts-missing',
  'several-credentials',
  'invited-internal',
  'leftover-of-an-external',
  'disabled',
  'restricted',
  'agent',
  'resource',
  'domain-unknown',
] as const;

/** A `PasswordHome` in a stored row. */
export const storedHome = z.union([
  z.strictObject({ where: z.literal('here'), kind: z.literal('cloud') }),
  z.strictObject({ where: z.literal('here'), kind: z.literal('on-premises'), writeback: z.boolean() }),
  z.strictObject({
    where: z.literal('elsewhere'),
    kind: z.enum(elsewhere),
    domain: z.string().nullable(),
    addresses: z.array(z.string()).readonly().optional(),
  }),
  z.strictObject({ where: z.literal('nowhere'), kind: z.enum(['one-time-passcode', 'invitation-not-redeemed']) }),
  z.strictObject({ where: z.literal('our-identity-provider'), domain: z.string() }),
  z.strictObject({ where: z.literal('application') }),
  z.strictObject({ where: z.literal('unsure'), because: z.enum(unsure) }),
]);
