/** Delivers an activity to the bot, as the channel does: one POST, a signed token, a time limit. */

/** The result. `status` is 0 without an answer; `problem` is for people, null on success. */
export type Delivery = { readonly status: number; readonly body: unknown; readonly problem: string | null };

export type DeliveryOptions = {
  /** A token other than the channel's own, for forgeries; null sends none. */
  readonly token?: string | null;
};

/** How long the Azure Bot Service waits at most (learn.microsoft.com, "Manage a long-running operation"). */
export const ANSWER_LIMIT_MS = 15_000;

export async function deliver(endpoint: string, activity: unknown, token: string | null): Promise<Delivery> {
  try {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token === null ? {} : { authorization: `Bearer ${token}` }) },
      body: JSON.stringify(activity),
      signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
      redirect: 'manual',
    });
    const body = parse(await response.text());
    const problem = response.ok ? null : `The bot answered ${response.status}.`;
    return { status: response.status, body, problem };
  } catch (error) {
    return { status: 0, body: undefined, problem: why(error, endpoint) };
  }
}

function parse(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function why(error: unknown, endpoint: string): string {
  if (error instanceof Error && error.name === 'TimeoutError') {
    return `The bot did not answer within ${ANSWER_LIMIT_MS / 1000} seconds.`;
  }
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
  return code === 'ECONNREFUSED' ? `No bot listens at ${endpoint}.` : `The bot could not be reached (${code}).`;
}
