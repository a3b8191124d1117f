/** An approver's click on a request, as it is judged: at once, or by a job where Microsoft Graph is slow. */
import type { Instant, Person } from './request.ts';
import type { KeyedHash } from './sealed.ts';

/** `typed`: the hash of what was typed of the requester's code; null if nothing was. `at`: when it was made. */
export type Click = { readonly by: Person; readonly at: Instant } & (
  | { readonly type: 'approved'; readonly typed: KeyedHash | null; readonly assertion: string | null }
  | { readonly type: 'denied'; readonly reason: string }
  | { readonly type: 'handled'; readonly typed: KeyedHash | null }
);

/** A click with where it came from, for the audit trail. */
export type SourcedClick = { readonly click: Click; readonly source: string };
