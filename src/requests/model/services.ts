import type { HelpDesk } from './home.ts';
import type { Person, ResetAs } from './request.ts';
import type { Clock, Directory, Notifier, RequestStore, SecretBox } from './ports.ts';
import type { Secret } from './secret-kinds.ts';

/** What the verbs need from outside. */
export type Deps = {
  readonly directory: Directory;
  readonly store: RequestStore;
  readonly notifier: Notifier;
  readonly secrets: SecretBox;
  readonly clock: Clock;
  readonly rules: Rules;
  /** The help desk that the operator wrote down for a domain, or for the one it is part of. */
  readonly helpDeskOf: (domain: string) => HelpDesk | undefined;
};

/**
 * Who does something, and from where: the conversation, with the platform of the client. The channel's signed activity says both;
 * the audit trail keeps both.
 */
export type Caller = { readonly person: Person; readonly source: string };

/** What the operator decides. */
export type Rules = {
  /** How long a request waits for its approvers. */
  readonly requestMinutes: number;
  /** How many requests one person may make in an hour; the next is refused. */
  readonly requestsPerHour: number;
  /** How many requests may reach the approvers in an hour, whoever asks. */
  readonly approvalsPerHour: number;
  readonly resetAs: ResetAs;
  /** What the owner of the account is given. */
  readonly handOver: Secret;
  /** How many people have to approve a Temporary Access Pass. */
  readonly accessPassApprovers: 1 | 2;
  /** Is the person signed out everywhere after a reset? */
  readonly revokeSessions: boolean;
  /** Must an approver enter a code that the requester read out to him? */
  readonly identityCode: boolean;
};
