/** @returns why a fetch failed, such as `ECONNRESET`: the code of the error's cause; `no-connection` if it has none */
export function fetchFailureOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : 'no-connection';
}
