import type { Kysely } from 'kysely';
import type { AuditEntry } from '../requests/ports.ts';
import { storable, toJson } from './json.ts';
import type { Tables } from './schema.ts';

/** Appends an entry, in the transaction it is given or alone. The database refuses to change or delete one. */
export async function appendAudit(db: Kysely<Tables>, entry: AuditEntry): Promise<void> {
  const { at, action, by, request, detail } = entry;
  await db
    .insertInto('audit')
    .values({
      at,
      action,
      by_id: by?.id ?? null,
      by_name: by === null ? null : storable(by.name),
      request_id: request,
      detail: toJson(detail),
    })
    .execute();
}
