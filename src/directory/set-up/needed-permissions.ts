/** Which permissions the bot needs with its settings, by the table of Graph calls. Pure. */
import type { GraphCall } from '../graph/graph-call.ts';
import { DOCTOR_CALLS } from './doctor-calls.ts';
import { GRAPH_CALLS } from '../graph/permissions.ts';

/** The settings that decide it. */
export type Choice = {
  readonly resetAs: 'app' | 'approver';
  /** Are Temporary Access Passes handed over? */
  readonly passes: boolean;
};

export type NeededPermission = {
  readonly permission: string;
  /** As Entra has it: the app's own, or on behalf of an approver. */
  readonly type: 'application' | 'delegated';
  /** What doesn't work without it; null if nothing does. */
  readonly without: string | null;
  readonly purposes: readonly string[];
};

/** The directory role that lets the app write passwords (Microsoft Graph, "Update user", permissions to reset passwords). */
export const ROLE_AS_APP = { name: 'User Administrator', template: 'fe930be7-5e62-47db-91af-98c3a49a38b1' } as const;

/**
 * @returns each permission once. Not `Mail.Send`: in Entra it would be for every mailbox, so Exchange grants it for one
 * ("Role Based Access Control for Applications in Exchange Online")
 */
export function neededPermissions(choice: Choice): readonly NeededPermission[] {
  const needed = new Map<string, NeededPermission>();
  for (const [name, call] of Object.entries(GRAPH_CALLS).filter(([, one]) => isMade(one, choice))) {
    const type = typeOf(call, choice);
    const key = `${type} ${call.permission}`;
    const before = needed.get(key);
    needed.set(key, {
      permission: call.permission,
      type,
      without:
        before === undefined ? withoutIt(call) : bothOf(before.without, name in DOCTOR_CALLS ? '' : withoutIt(call)),
      purposes: [...(before?.purposes ?? []), call.purpose],
    });
  }
  return [...needed.values()];
}

/** @returns null if nothing works without one of them */
function bothOf(before: string | null, more: string | null): string | null {
  if (before === null || more === null) return null;
  return more === '' || before.split('; ').includes(more) ? before : `${before}; ${more}`;
}

function isMade({ by, only }: GraphCall, { resetAs, passes }: Choice): boolean {
  if (by === 'approver' && resetAs !== 'approver') return false;
  if (only === 'as-app') return resetAs === 'app';
  if (only === 'access-pass') return passes;
  return only !== 'mail';
}

function typeOf({ by }: GraphCall, { resetAs }: Choice): NeededPermission['type'] {
  return by === 'approver' || (by === 'either' && resetAs === 'approver') ? 'delegated' : 'application';
}

/** What writes passwords is optional in the table only because there are two ways. */
function withoutIt({ only, by, without }: GraphCall): string | null {
  return only === 'as-app' || by === 'approver' ? null : (without ?? null);
}
