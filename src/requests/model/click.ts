/** An approver's click on a request: judged at once, or by a job if Microsoft Graph is slow. */
import type { Instant, Person } from './request.ts';
import type { KeyedHash } from './sealed.ts';

/** `typed`: the hash of the code that was typed; null if none was. `at`: the time of the click. */
export type Click = { readonly by: Person; readonly at: Instant } & (
  | { readonly type: 'approved'; readonly typed: KeyedHash | null; readonly assertion: string | null }
  | { readonly type: 'denied'; readonly reason: string }
  | { readonly type: 'handled'; readonly typed: KeyedHash | null }
);

/** A click with its source, for the audit trail. */
export type SourcedClick = { readonly click: Click; readonly source: string };
