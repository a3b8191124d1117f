/** The deadline of one attempt to send: the SDK's connector client has none. */
export const SEND_DEADLINE_MS = 10_000;

/** The work did not finish in time; it may still be running. */
export class DeadlineExceeded extends Error {
  constructor(milliseconds: number) {
    super(`No answer within ${milliseconds} ms`);
    this.name = 'DeadlineExceeded';
  }
}

/** @returns the result of `work` @throws `DeadlineExceeded` after `milliseconds`; the work isn't cancelled */
export async function withDeadline<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new DeadlineExceeded(milliseconds)), milliseconds);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}
