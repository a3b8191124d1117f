/** Why a fetch gave no answer, such as `ECONNRESET`: the code stands beneath fetch's own error. */
export function fetchFailureOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : 'no-connection';
}
