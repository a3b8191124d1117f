import type { Locale } from '../locales/index.ts';
import type { Lockdown } from '../requests/ports.ts';

/** What a card of a request is drawn with beside the request itself. */
export type CardContext = {
  readonly locale: Locale;
  readonly lockdown: Lockdown;
  /** Does an approver have to type a code that the requester reads out? */
  readonly identityCode: boolean;
};
