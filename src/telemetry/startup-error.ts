/**
 * The service cannot start, for a reason that an operator can mend. The message is one line that says what is wrong and
 * what to do, without a secret; what the driver or the system reported is the `cause`, for the log.
 */
export class StartupError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message.replace(/\s+/g, ' ').trim(), options);
    this.name = 'StartupError';
  }
}
