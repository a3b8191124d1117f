/**
 * What a failed call says: was anything done, and is the same call worth another try? Read from the status, or from what became of
 * the connection (Microsoft Graph, "Error responses and resource types"; RFC 9110, 15). Pure.
 */

/** A status of three digits, or the name of what happened where no answer came. */
export type Failure = { readonly status: number } | { readonly reason: string };

export type Meaning = {
  /** Graph did not do what it was asked, for certain. Where this is false, it may have. */
  readonly nothingDone: boolean;
  readonly again: boolean;
};

const REFUSED: Meaning = { nothingDone: true, again: false };
const NOT_NOW: Meaning = { nothingDone: true, again: true };
const IN_DOUBT: Meaning = { nothingDone: false, again: true };

/**
 * Turned away before anything was done: too busy (429, 509), somebody else is writing (409 `Directory_ConcurrencyViolation`), locked
 * (423), too early (425).
 */
const TURNED_AWAY = [409, 423, 425, 429, 509];
/** What a server says to something it never does (501, 505). */
const NEVER = [501, 505];
/** No request went out: no token, no name, no connection, a certificate that is not trusted (Node.js, "Errors"; undici, "Errors"). */
const NOT_SENT =
  /^(no-token|foreign-origin|ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_CERT_\w+|CERT_\w+|\w+_CERT(_\w+)?)$/;

/** @returns what it means for a call that may change something; a read changes nothing, so that only `again` counts for it */
export function meaningOf(failure: Failure): Meaning {
  if ('reason' in failure) return NOT_SENT.test(failure.reason) ? NOT_NOW : IN_DOUBT;
  const { status } = failure;
  if (TURNED_AWAY.includes(status)) return NOT_NOW;
  if (NEVER.includes(status)) return REFUSED;
  // 408: whether the request was complete is for the server to judge. Below 300: the answer broke off.
  if (status === 408 || status >= 500 || status < 300) return IN_DOUBT;
  return REFUSED;
}
