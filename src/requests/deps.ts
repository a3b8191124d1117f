import type { HelpDesk } from './home.ts';
import type { Clock, Directory, Notifier, RequestStore, SecretBox } from './ports.ts';

/** What the verbs need from outside. */
export type Deps = {
  readonly directory: Directory;
  readonly store: RequestStore;
  readonly notifier: Notifier;
  readonly secrets: SecretBox;
  readonly clock: Clock;
  /** The help desk that the operator wrote down for a domain, or for the one it is part of. */
  readonly helpDeskOf: (domain: string) => HelpDesk | undefined;
};
