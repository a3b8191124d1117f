/** The doctor: reads how the bot is set up, and judges it. Changes nothing. */
import { createAuditSigner } from '../crypto/audit-signer.ts';
import { databaseOf } from '../connections.ts';
import type { Config } from '../settings/config.ts';
import { SILENCE_MS } from '../store/audit/checkpoint.ts';
import type { Condition } from '../store/condition/condition.ts';
import { conditionOf } from '../store/condition/open-condition.ts';
import { reasonOf } from '../store/database/outage.ts';
import { FolderInUse } from '../store/embedded/folder-lock.ts';
import { CONNECTIONS } from '../store/postgres/postgres.ts';
import type { Log } from '../telemetry/log.ts';
import { type Finding, inOrder, notChecked, warning, wrong } from './finding.ts';
import { verifyTrail } from './read/trail.ts';
import { judgeAudit } from './rules/audit.ts';
import { judgeDatabase } from './rules/database.ts';
import { judgeKeys, judgeSettings } from './rules/settings.ts';

export type ExamineOptions = {
  readonly config: Config;
  readonly log: Log;
  readonly now: () => Date;
};

/** @returns all findings, in order */
export async function examine(options: ExamineOptions): Promise<readonly Finding[]> {
  return inOrder([...judgeSettings([]), ...(await ofStore(options))]);
}

async function ofStore(options: ExamineOptions): Promise<readonly Finding[]> {
  const { config } = options;
  const condition = await read(options);
  if ('unread' in condition) return [condition.unread, ...judgeKeys(config.secretKeys, null)];
  const { missingKeys, lastSigned, migrations } = condition;
  const others = [...judgeDatabase(condition, CONNECTIONS), ...judgeKeys(config.secretKeys, missingKeys)];
  if (missingKeys.length > 0) return [...others, notChecked('audit', 'It takes the missing key to verify the trail.')];
  const findings = migrations === 'current' ? await verifyTrail(config, options.now(), options.log) : null;
  return [...others, ...judgeAudit({ findings, last: lastSigned }, options.now(), SILENCE_MS)];
}

async function read({ config, log }: ExamineOptions): Promise<Condition | { readonly unread: Finding }> {
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
  return embedded && /^There is no database/.test(reason)
    ? warning('database', `${reason}: the first start of the bot creates it. For several instances, set DATABASE_URL.`)
    : wrong('database', `${reason}.`);
}
