/**
 * The service can't start, for a reason that an operator can fix. The message is one line without secrets that says
 * what is wrong and what to do; `cause` is the driver's or system's error, for the log.
 */
export class StartupError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message.replace(/\s+/g, ' ').trim(), options);
    this.name = 'StartupError';
  }
}
