/** A call to Microsoft Graph, as the table in `permissions.ts` has it. */
export type GraphCall = {
  readonly method: 'GET' | 'PATCH' | 'POST' | 'DELETE';
  /** Below `/v1.0`; the caller fills in `{…}`. */
  readonly path: string;
  readonly permission: string;
  /**
   * Whose token: the app's own (application permission, the default), the approver's (delegated permission), or either,
   * as the operator chose.
   */
  readonly by?: 'approver' | 'either';
  /** A directory role that the service principal, or the approver, needs in addition. */
  readonly role?: string;
  /** Is it idempotent? Then a write is retried, too. */
  readonly repeatable?: true;
  /** Does Graph take long for it, or throttle it more than others? Then no other call waits for it in a batch. */
  readonly slow?: true;
  /** Made only if passwords are reset as the app, passes are handed over, or owners get mail; by default always. */
  readonly only?: 'as-app' | 'access-pass' | 'mail';
  /** What doesn't work without the permission. If absent, nothing works without it. */
  readonly without?: string;
  readonly purpose: string;
};
