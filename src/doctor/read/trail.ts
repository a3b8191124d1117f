import { createAuditSigner } from '../../crypto/audit-signer.ts';
import { databaseOf } from '../../connections.ts';
import type { Config } from '../../settings/config.ts';
import { openAuditTrail } from '../../store/audit/read-trail.ts';
import { createVerifier } from '../../store/audit/verify.ts';
import { findingsIn } from '../../store/audit/verify-trail.ts';
import type { Log } from '../../telemetry/log.ts';

/** Verifies the audit trail. @returns how many findings there are @throws if it can't be read */
export async function verifyTrail(config: Config, now: Date, log: Log): Promise<number> {
  const trail = await openAuditTrail({ ...databaseOf(config), log });
  try {
    const signer = createAuditSigner(config.secretKeys);
    const verifier = createVerifier({ signer, head: await trail.head(), now: now.toISOString(), outside: [] });
    let count = 0;
    for await (const finding of findingsIn(trail, verifier)) if (finding !== '') count += 1;
    return count;
  } finally {
    await trail.close();
  }
}
