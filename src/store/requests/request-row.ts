/** Converts requests to rows and back. What is queried or constrained has a column; the rest is in `body`. */
import type { Insertable, Selectable } from 'kysely';
import { z } from 'zod';
import { isObjectId } from '../../requests/model/ids.ts';
import { subjectOf } from '../../requests/model/about.ts';
import type { Request } from '../../requests/model/request.ts';
import type { RequestsTable } from '../database/tables.ts';
import { stored, storedStatus } from './stored-status.ts';

const storedBody = z.strictObject({
  requesterName: z.string(),
  requesterSignInName: z.string().optional(),
  who: z.union([z.strictObject({ id: z.string().refine(isObjectId) }), z.strictObject({ text: z.string() })]),
  reason: z.string(),
  status: storedStatus,
});

/** A request's row, by its columns, before it becomes JSON text. */
export function toRow(request: Request): Omit<Insertable<RequestsTable>, 'body'> & { readonly body: object } {
  const { id, reference, version, requester, who, reason, askedAt, expiresAt, status } = request;
  // Typed by the schema, so that nothing can be written that can't be read.
  const body: z.input<typeof storedBody> = {
    requesterName: requester.name,
    requesterSignInName: requester.signInName,
    who,
    reason,
    status: stored(status),
  };
  return {
    id,
    reference,
    state: status.state,
    version,
    requester_id: requester.id,
    subject_id: subjectOf(request)?.id ?? null,
    asked_at: askedAt,
    expires_at: expiresAt,
    body,
  };
}

/** @throws if this version can't read the row. The message names the paths, not the values. */
export function fromRow(row: Selectable<RequestsTable>): Request {
  const parsed = storedBody.safeParse(row.body);
  if (!parsed.success) {
    const places = parsed.error.issues.map(({ path, code }) => `${['body', ...path].join('.')} (${code})`);
    throw new Error(`The stored request ${row.reference} cannot be read: ${places.join(', ')}`);
  }
  const { requesterName, requesterSignInName: signInName, who, reason, status } = parsed.data;
  if (status.state !== row.state) throw new Error(`The stored request ${row.reference} contradicts its column "state"`);
  return {
    id: row.id,
    reference: row.reference,
    version: row.version,
    requester: { id: row.requester_id, name: requesterName, ...(signInName === undefined ? {} : { signInName }) },
    who,
    reason,
    askedAt: row.asked_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    status,
  };
}
