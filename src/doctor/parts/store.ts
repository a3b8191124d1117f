/** The database, the key, and the audit trail. */
import { databaseOf } from '../../connections.ts';
import { createAuditSigner } from '../../crypto/audit-signer.ts';
import type { Config } from '../../settings/config.ts';
import { SILENCE_MS } from '../../store/audit/checkpoint.ts';
import { type Verified, verifiedConditionOf } from '../../store/condition/open-condition.ts';
import { reasonOf } from '../../store/database/outage.ts';
import { FolderInUse } from '../../store/embedded/folder-lock.ts';
import { CONNECTIONS } from '../../store/postgres/postgres.ts';
import type { Log } from '../../telemetry/log.ts';
import { type Finding, notChecked, warning, wrong } from '../finding.ts';
import { judgeAudit } from '../rules/audit.ts';
import { judgeDatabase } from '../rules/database.ts';
import { judgeKeys } from '../rules/settings.ts';

export type StoreRead = Verified | { readonly unread: Finding };

/** What can't be read of tables that this version doesn't know. */
export const OF_ANOTHER_VERSION = 'It stands in tables of another version.';

/** Nothing but the database's own condition was read. */
export function isOfAnotherVersion({ migrations }: Verified): boolean {
  return migrations === 'behind' || migrations === 'newer';
}

export type StoreAround = { readonly config: Config; readonly now: () => Date };

export function ofStore(read: StoreRead, { config, now }: StoreAround): readonly Finding[] {
  if ('unread' in read) return [read.unread, ...judgeKeys(config.secretKeys, null)];
  const { missingKeys, lastSigned, findings } = read;
  if (isOfAnotherVersion(read)) {
    const unread = notChecked('audit', OF_ANOTHER_VERSION);
    return [...judgeDatabase(read, CONNECTIONS), ...judgeKeys(config.secretKeys, null), unread];
  }
  const others = [...judgeDatabase(read, CONNECTIONS), ...judgeKeys(config.secretKeys, missingKeys)];
  if (missingKeys.length > 0) return [...others, notChecked('audit', 'It takes the missing key to verify the trail.')];
  return [...others, ...judgeAudit({ findings, last: lastSigned }, now(), SILENCE_MS)];
}

/** Reads the database of a service that runs elsewhere, or nowhere. */
export async function readStore(config: Config, now: Date, log: Log): Promise<StoreRead> {
  const { databaseUrl, secretKeys, retiredKeys } = config;
  try {
    const signer = createAuditSigner(secretKeys);
    return await verifiedConditionOf({ ...databaseOf(config), log, now, retiredKeys, signer });
  } catch (error) {
    return { unread: whyUnread(error, databaseUrl === null) };
  }
}

function whyUnread(error: unknown, embedded: boolean): Finding {
  const reason = reasonOf(error);
  if (error instanceof FolderInUse) {
    return notChecked('database', `${reason}. Write "doctor" to the running bot, or stop it first.`);
  }
  return embedded && reason.startsWith('There is no database')
    ? warning('database', `${reason}: the first start of the bot creates it. For several instances, set DATABASE_URL.`)
    : wrong('database', `${reason}.`);
}
