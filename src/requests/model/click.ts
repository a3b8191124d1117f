/** An approver's click on a request: judged at once, or by a job if Microsoft Graph is slow. */
import type { Instant, Person } from './request.ts';
import type { KeyedHash } from './secrets/sealed.ts';

type Made = { readonly by: Person; readonly at: Instant };

/** A decision. `typed`: the hash of the code that was typed; null if none was. `at`: the time of the click. */
export type Verdict = Made &
  (
    | { readonly type: 'approved'; readonly typed: KeyedHash | null; readonly assertion: string | null }
    | { readonly type: 'denied'; readonly reason: string }
    | { readonly type: 'handled'; readonly typed: KeyedHash | null }
  );

/** Any click. `resumed` and `secured` bring a sign-in, if they need one. `language`: of the invitation (ISO 639). */
export type Click =
  | Verdict
  | (Made &
      (
        | { readonly type: 'resumed' | 'secured'; readonly assertion: string | null }
        | { readonly type: 'invited-again' }
        | { readonly type: 'invited'; readonly language: string }
      ));

export function isVerdict(click: Click): click is Verdict {
  return click.type === 'approved' || click.type === 'denied' || click.type === 'handled';
}

/** A click with its source, for the audit trail. */
export type SourcedClick = { readonly click: Click; readonly source: string };
