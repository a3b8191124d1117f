import type { Locale } from '../../locales/index.ts';
import type { Cloud } from '../../requests/model/cloud.ts';
import type { Lockdown } from '../../requests/model/ports.ts';
import type { Instant, ResetAs } from '../../requests/model/request.ts';
import type { Rules } from '../../requests/model/services.ts';
import type { Secret } from '../../requests/model/secrets/secret-kinds.ts';

/** What a card of a request is drawn with beside the request itself. */
export type CardContext = {
  readonly locale: Locale;
  /** When it is drawn. */
  readonly now: Instant;
  readonly lockdown: Lockdown;
  /** Does an approver have to type a code that the requester reads out? */
  readonly identityCode: boolean;
  /** With whose rights a password is written. As the approver, who then has to sign in for it. */
  readonly resetAs: ResetAs;
  /** What the owner of a locked account is given. */
  readonly handOver: Secret;
  /** How many approvers a Temporary Access Pass needs. */
  readonly accessPassApprovers: 1 | 2;
  /** Is self-service offered beside an admin, or first? */
  readonly selfService: Rules['selfService'];
  /** Where the admin centers are. */
  readonly cloud: Cloud;
  /** The operator's own texts and pages. */
  readonly helps: Rules['helps'];
};
