/** The database, the key, and the audit trail. */
import { databaseOf } from '../../connections.ts';
import { createAuditSigner } from '../../crypto/audit-signer.ts';
import type { Config } from '../../settings/config.ts';
import { SILENCE_MS } from '../../store/audit/checkpoint.ts';
import type { Condition } from '../../store/condition/condition.ts';
import { conditionOf } from '../../store/condition/open-condition.ts';
import { reasonOf } from '../../store/database/outage.ts';
import { FolderInUse } from '../../store/embedded/folder-lock.ts';
import { CONNECTIONS } from '../../store/postgres/postgres.ts';
import type { Log } from '../../telemetry/log.ts';
import { type Finding, notChecked, warning, wrong } from '../finding.ts';
import { judgeAudit } from '../rules/audit.ts';
import { judgeDatabase } from '../rules/database.ts';
import { judgeKeys } from '../rules/settings.ts';

export type StoreRead = Condition | { readonly unread: Finding };

export type StoreAround = {
  readonly config: Config;
  readonly now: () => Date;
  /** @returns how many findings the audit trail has; null if it isn't to be verified */
  readonly verify: () => Promise<number | null>;
};

export async function ofStore(read: StoreRead, { config, now, verify }: StoreAround): Promise<readonly Finding[]> {
  if ('unread' in read) return [read.unread, ...judgeKeys(config.secretKeys, null)];
  const { missingKeys, lastSigned, migrations } = read;
  const others = [...judgeDatabase(read, CONNECTIONS), ...judgeKeys(config.secretKeys, missingKeys)];
  if (missingKeys.length > 0) return [...others, notChecked('audit', 'It takes the missing key to verify the trail.')];
  const findings = migrations === 'current' ? await verify() : null;
  return [...others, ...judgeAudit({ findings, last: lastSigned }, now(), SILENCE_MS)];
}

/** Reads the database of a service that runs elsewhere, or nowhere. */
export async function readStore(config: Config, log: Log): Promise<StoreRead> {
  const { databaseUrl, secretKeys, retiredKeys } = config;
  try {
    return await conditionOf({ ...databaseOf(config), log, retiredKeys, signer: createAuditSigner(secretKeys) });
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
