/**
 * Sets the channel where approvers decide. Whoever controls it sees every request and every alert. Any approver may set the
 * first one, as nothing can be approved without it. Moving it takes the rights of a lockdown, and the former channel is told first.
 */
import type { Caller, Deps } from '../model/services.ts';
import type { AuditEntry } from '../model/ports.ts';
import { recordRefusal } from './refusal.ts';
import type { UnfitReason } from '../model/reasons.ts';

export type ChannelKind = 'standard' | 'private' | 'shared';

/** A channel as Teams describes it now; null for what Teams doesn't say, which never passes as safe. */
export type Look = {
  readonly kind: ChannelKind | null;
  /** Does it have members from another organisation? */
  readonly outsiders: boolean | null;
};

export type Former = {
  /** Its id. */
  readonly channel: string;
  /** Posts there that it is no longer the approvals channel. @returns whether it could be told @throws if that must be retried first */
  tell(): Promise<boolean>;
};

/** The channel to be set. */
export type Candidate = {
  /** Its id. */
  readonly channel: string;
  /** The id of its team; null if Teams didn't say. */
  readonly team: string | null;
  /** The display names of team and channel. */
  readonly name: string;
  /** Asks Teams; called only once the caller may set it. */
  look(): Promise<Look>;
  /** The channel it is now; null if none is set. */
  readonly former: Former | null;
  /** Stores it with this entry, if the former one is still set. @returns whether it was */
  store(entry: AuditEntry): Promise<boolean>;
};

export type ChannelSet =
  | { readonly kind: 'set'; readonly channel: ChannelKind }
  | { readonly kind: 'not-allowed'; readonly because: 'no-role' | 'may-not-move' }
  | { readonly kind: 'unfit'; readonly because: UnfitReason }
  /** Someone else moved it at the same time: this order changed nothing. */
  | { readonly kind: 'overtaken' };

/**
 * Sets or moves the approvals channel; every waiting request is drawn there.
 * @throws `DirectoryUnavailable` if the caller's rights can't be read, and what `tell` throws: nothing changed
 */
export async function setApprovalsChannel(deps: Deps, caller: Caller, candidate: Candidate): Promise<ChannelSet> {
  const { directory, clock } = deps;
  const { person, source } = caller;
  const { channel, team, name, former } = candidate;
  const moves = former !== null && former.channel !== channel;
  const may = moves ? await directory.mayLockDown(person.id) : await directory.isApprover(person.id);
  if (!may) {
    const because = moves ? 'may-not-move' : 'no-role';
    await recordRefusal(deps, 'approvals-channel-set', caller, undefined, because);
    return { kind: 'not-allowed', because };
  }
  const look = await candidate.look();
  const unfit = unfitness(look);
  if (unfit !== null || look.kind === null) {
    const because = unfit ?? 'kind-unknown';
    await recordRefusal(deps, 'approvals-channel-set', caller, undefined, because);
    return { kind: 'unfit', because };
  }
  const told = moves ? await former.tell() : null;
  const entry = {
    at: clock.now(),
    action: 'approvals-channel-set',
    by: person,
    request: null,
    source,
    detail: { channel, team, name, type: look.kind, before: former?.channel ?? null, told },
  };
  const stored = await candidate.store(entry);
  return stored ? { kind: 'set', channel: look.kind } : { kind: 'overtaken' };
}

/** Approval cards hold names, addresses and reasons, which nobody from another organisation may read. */
function unfitness({ kind, outsiders }: Look): UnfitReason | null {
  if (kind === null) return 'kind-unknown';
  if (kind === 'shared') return 'shared';
  if (outsiders === null) return 'members-unknown';
  return outsiders ? 'outsiders' : null;
}
