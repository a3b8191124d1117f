import type { Cloud } from './cloud.ts';
import type { HelpDesk } from './home.ts';
import type { Person, ResetAs } from './request.ts';
import type { Clock, Directory, Notifier, RequestStore, SecretBox } from './ports.ts';
import type { Secret } from './secrets/secret-kinds.ts';

/** What actions and jobs need from outside. */
export type Deps = {
  readonly directory: Directory;
  readonly store: RequestStore;
  readonly notifier: Notifier;
  readonly secrets: SecretBox;
  readonly clock: Clock;
  readonly rules: Rules;
  /** The help desk in the operator's partners file for a domain, or for a parent domain. */
  readonly helpDeskOf: (domain: string) => HelpDesk | undefined;
};

/**
 * Who does something, and from where: the conversation and the client's platform. Both come from the channel's signed activity
 * and go to the audit trail.
 */
export type Caller = { readonly person: Person; readonly source: string };

/**
 * Where self-service reset is open to whoever asks for their own password: `first`, they are sent there before an admin is
 * asked; `offer`, an admin is asked, and their cards have the page as well; `off`, nobody is told.
 */
export const SELF_SERVICE = ['first', 'offer', 'off'] as const;

/** What a reset of the password doesn't help with. */
export type Signpost = 'suspicious' | 'phone' | 'mfa' | 'userName' | 'disabled' | 'licence';
/** What the operator says about such a topic, instead of Microsoft's page: their own words, a page, or both. */
export type OperatorHelp = { readonly text?: string | undefined; readonly link?: string | undefined };
export type OperatorHelps = Readonly<Partial<Record<Signpost, OperatorHelp | undefined>>>;

/** What the operator decides. */
export type Rules = {
  /** How long a request waits for its approvers. */
  readonly requestMinutes: number;
  /** How many requests one person may make in an hour. */
  readonly requestsPerHour: number;
  /** How many requests may reach the approvers in an hour, from all people together. */
  readonly approvalsPerHour: number;
  readonly resetAs: ResetAs;
  /** What the owner of the account is given. */
  readonly handOver: Secret;
  /** How many approvers a Temporary Access Pass takes. */
  readonly accessPassApprovers: 1 | 2;
  /** Is the person signed out everywhere after a reset? */
  readonly revokeSessions: boolean;
  /** Must an approver enter a code that the requester reads out? */
  readonly identityCode: boolean;
  readonly selfService: (typeof SELF_SERVICE)[number];
  /** In which of Microsoft's clouds the tenant is: its admin centers are there. */
  readonly cloud: Cloud;
  /** What the operator says about topics that a reset doesn't solve. */
  readonly helps: OperatorHelps;
};
