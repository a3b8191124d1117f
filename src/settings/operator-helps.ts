/** The operator's own texts and pages for what a reset of the password doesn't solve. */
import { z } from 'zod';
import type { OperatorHelp, Signpost } from '../requests/model/services.ts';
import { textUpTo } from '../text/text-schema.ts';

const help = z
  .strictObject({
    text: textUpTo(400).optional(),
    link: z.url({ protocol: /^https$/, error: 'must be an https URL' }).optional(),
  })
  .refine(({ text, link }) => (text ?? link ?? '') !== '', { error: 'needs a text or a link' })
  .optional();

const topics = {
  mfa: help,
  phone: help,
  userName: help,
  disabled: help,
  licence: help,
  suspicious: help,
} as const satisfies Record<Signpost, z.ZodType<OperatorHelp | undefined>>;

/** JSON, such as `{"mfa":{"text":"Call 1234.","link":"https://help.contoso.com/mfa"}}`. */
export const operatorHelps = z
  .string()
  .transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({
        code: 'custom',
        message: 'must be JSON, such as {"mfa":{"link":"https://help.contoso.com/mfa"}}',
      });
      return z.NEVER;
    }
  })
  .pipe(z.strictObject(topics));
