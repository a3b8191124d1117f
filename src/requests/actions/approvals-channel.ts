/**
 * Where the approvers decide. Whoever holds that place sees every request and every alert: the first one is set by any
 * approver, since nothing can be approved before; moving it takes what a lockdown takes, and the former place is told first.
 */
import type { Caller, Deps } from '../model/services.ts';
import type { AuditEntry } from '../model/ports.ts';
import { recordRefusal } from './refusal.ts';
import type { UnfitReason } from '../model/reasons.ts';

export type ChannelKind = 'standard' | 'private' | 'shared';

/** A channel as Teams shows it now. What it does not tell is null, and never taken for harmless. */
export type Look = {
  readonly kind: ChannelKind | null;
  /** Is anybody of another organisation in it? */
  readonly outsiders: boolean | null;
};

export type Former = {
  /** Its id. */
  readonly channel: string;
  /** Tells it that it is no longer the one. @returns whether it could be told @throws where that must be tried again first */
  tell(): Promise<boolean>;
};

/** The channel that is to be the approvers' own. */
export type Candidate = {
  /** Its id. */
  readonly channel: string;
  /** Team and channel, as people know them. */
  readonly name: string;
  /** Teams is asked only about whoever may set it. */
  look(): Promise<Look>;
  /** The channel that it is until now; null for none. */
  readonly former: Former | null;
  /** Stores it with this entry, where the former one still is it. @returns whether it was, and so is stored */
  store(entry: AuditEntry): Promise<boolean>;
};

export type ChannelSet =
  | { readonly kind: 'set'; readonly channel: ChannelKind }
  | { readonly kind: 'not-allowed'; readonly because: 'no-role' | 'may-not-move' }
  | { readonly kind: 'unfit'; readonly because: UnfitReason }
  /** Somebody else moved it at the same time: nothing was changed by this order. */
  | { readonly kind: 'overtaken' };

/**
 * Sets or moves the approvals channel, and has every request that waits drawn there.
 * @throws `DirectoryUnavailable` where the person's rights cannot be read, and what `tell` throws: nothing changed
 */
export async function setApprovalsChannel(deps: Deps, caller: Caller, candidate: Candidate): Promise<ChannelSet> {
  const { directory, clock } = deps;
  const { person, source } = caller;
  const { channel, name, former } = candidate;
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
    detail: { channel, name, type: look.kind, before: former?.channel ?? null, told },
  };
  const stored = await candidate.store(entry);
  return stored ? { kind: 'set', channel: look.kind } : { kind: 'overtaken' };
}

/** Cards for approvers hold names, addresses and reasons: nobody of another organisation reads them. */
function unfitness({ kind, outsiders }: Look): UnfitReason | null {
  if (kind === null) return 'kind-unknown';
  if (kind === 'shared') return 'shared';
  if (outsiders === null) return 'members-unknown';
  return outsiders ? 'outsiders' : null;
}
