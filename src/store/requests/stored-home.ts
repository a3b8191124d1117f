import { z } from 'zod';
import { ELSEWHERE_KINDS, NOWHERE_KINDS, UNSURE_REASONS } from '../../requests/model/home.ts';

/** A `PasswordHome` in a stored row. */
export const storedHome = z.union([
  z.strictObject({ where: z.literal('here'), kind: z.literal('cloud') }),
  z.strictObject({ where: z.literal('here'), kind: z.literal('on-premises'), writeback: z.boolean() }),
  z.strictObject({
    where: z.literal('elsewhere'),
    kind: z.enum(ELSEWHERE_KINDS),
    domain: z.string().nullable(),
    addresses: z.array(z.string()).readonly().optional(),
  }),
  z.strictObject({ where: z.literal('nowhere'), kind: z.enum(NOWHERE_KINDS) }),
  z.strictObject({ where: z.literal('our-identity-provider'), domain: z.string() }),
  z.strictObject({ where: z.literal('application') }),
  z.strictObject({ where: z.literal('unsure'), because: z.enum(UNSURE_REASONS) }),
]);
