/**
 * Where to notify a person of a reset of their password besides Teams, but not at an address that an attacker may have
 * set.
 */
import { z } from 'zod';
import type { Log } from '../../telemetry/log.ts';
import { DirectoryRefused } from '../../requests/model/ports.ts';
import { readUser } from './read-account.ts';
import { changesFilter } from '../graph/changes-filter.ts';
import type { Graph } from '../graph/graph-client.ts';
import { squeeze } from '../graph/batching/squeeze.ts';

const DAYS_MS = 24 * 60 * 60_000;
/** How far back the log goes with a licence (Entra, "How long does Microsoft Entra ID store reporting data?"). */
const LOOK_BACK_MS = 30 * DAYS_MS;

/** "directoryAudit resource type", "targetResource resource type", "modifiedProperty resource type". */
const change = z.object({
  targetResources: z.array(
    z.object({
      id: z.string().nullish(),
      modifiedProperties: z
        .array(
          z.object({
            displayName: z.string().nullish(),
            oldValue: z.string().nullish(),
            newValue: z.string().nullish(),
          }),
        )
        .nullish(),
    }),
  ),
});
type Modified = { readonly oldValue?: string | null | undefined; readonly newValue?: string | null | undefined };

/** The properties that hold addresses: their names in the audit log, squeezed. */
const ADDRESSES = ['mail', 'othermail', 'othermails'];

/**
 * @returns the mail addresses of an account, except those set in the last thirty days; none if that is unknown, because
 * the audit log can't be read or doesn't say what an address was changed to
 */
export async function noticeAddresses(
  graph: Graph,
  id: string,
  log: Log,
  now = Date.now(),
): Promise<readonly string[]> {
  const [user, changes] = await Promise.all([readUser(graph, id), changesOf(graph, id, now, log)]);
  const set = changes === null ? null : addressesSet(changes);
  if (user === undefined || set === null) return [];
  const addresses = [user.mail, ...(user.otherMails ?? [])].flatMap((address) => address?.trim() ?? []);
  const known = addresses.filter((address) => address.includes('@') && !set.has(address.toLowerCase()));
  return [...new Map(known.map((address) => [address.toLowerCase(), address])).values()];
}

async function changesOf(graph: Graph, id: string, now: number, log: Log): Promise<readonly Modified[] | null> {
  const $filter = changesFilter(id, "activityDisplayName eq 'Update user'", new Date(now - LOOK_BACK_MS));
  try {
    const changes = await graph.list('listChanges', change, { query: { $filter } });
    return changes
      .flatMap(({ targetResources }) => targetResources)
      .filter((target) => target.id?.toLowerCase() === id.toLowerCase())
      .flatMap(({ modifiedProperties }) => modifiedProperties ?? [])
      .filter(({ displayName }) => ADDRESSES.includes(squeeze(displayName)));
  } catch (error) {
    if (!(error instanceof DirectoryRefused)) throw error;
    log.info({ error }, 'Cannot read the Entra audit log: the owner gets no mail');
    return null;
  }
}

/** Null if an address was changed to an unreadable value. */
function addressesSet(changes: readonly Modified[]): ReadonlySet<string> | null {
  const set = new Set<string>();
  for (const { oldValue, newValue } of changes) {
    const [before, after] = [addressesIn(oldValue) ?? [], addressesIn(newValue)];
    if (after === null) return null;
    for (const address of after) if (!before.includes(address)) set.add(address);
  }
  return set;
}

const written = z.union([z.array(z.string()), z.string().transform((one) => [one])]);

/** Parses JSON within a string: a list of addresses, or one; an empty string is an empty list. Null if unreadable. */
function addressesIn(value: string | null | undefined): readonly string[] | null {
  if (!value?.trim()) return [];
  try {
    return written.parse(JSON.parse(value)).map((address) => address.trim().toLowerCase());
  } catch {
    return null;
  }
}
