/** `POST /users/{id}/sendMail`: keeps the mail, so that a test can read it. */
import { z } from 'zod';
import type { Handler } from '../graph/graph-call.ts';
import { badRequest } from '../graph/graph-error.ts';
import { needUser } from './users.ts';

const Sending = z.strictObject({
  message: z.strictObject({
    subject: z.string(),
    body: z.strictObject({ contentType: z.enum(['Text', 'HTML']), content: z.string() }),
    toRecipients: z.array(z.strictObject({ emailAddress: z.strictObject({ address: z.email() }) })).min(1),
  }),
  saveToSentItems: z.boolean().optional(),
});

export const sendMail: Handler = (call, { user = '' }, { tenant, now }) => {
  const from = needUser(tenant, user);
  const sending = Sending.safeParse(call.body);
  if (!sending.success) throw badRequest('The message is malformed.');
  const { message, saveToSentItems = true } = sending.data;
  const { subject, body, toRecipients } = message;
  const to = toRecipients.map(({ emailAddress }) => emailAddress.address);
  const { contentType, content } = body;
  tenant.mailsSent.push({
    ...{ from: from.id, to, subject, contentType, content, saved: saveToSentItems },
    at: now().toISOString(),
  });
  return { status: 202 };
};
