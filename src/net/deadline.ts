/** One try to send that takes longer is given up; the SDK's connector client has no limit of its own. */
export const SEND_DEADLINE_MS = 10_000;

export class DeadlineExceeded extends Error {
  constructor(milliseconds: number) {
    super(`No answer within ${milliseconds} ms`);
    this.name = 'DeadlineExceeded';
  }
}

/** @throws `DeadlineExceeded` after `milliseconds`, whatever becomes of the work */
export async function withDeadline<T>(work: Promise<T>, milliseconds: number): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new DeadlineExceeded(milliseconds)), milliseconds);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}
