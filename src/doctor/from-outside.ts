/** The doctor in a process of its own, beside the service or without it. */
import { credentialsOf, directoryOf } from '../connections.ts';
import { createTokenSource } from '../directory/tokens/credentials.ts';
import type { Config } from '../settings/config.ts';
import type { Log } from '../telemetry/log.ts';
import { type Around, examine } from './examine.ts';
import type { Finding } from './finding.ts';
import { readStore } from './parts/store.ts';
import { verifyTrail } from './read/trail.ts';

export type OutsideOptions = Pick<Around, 'endpoint' | 'sendTest' | 'now'> & {
  readonly config: Config;
  readonly log: Log;
};

export function examineFromOutside({ config, log, now, ...wanted }: OutsideOptions): Promise<readonly Finding[]> {
  const tokens = createTokenSource(credentialsOf(config));
  return examine({
    ...wanted,
    ...{ config, tokens, now, log },
    directory: directoryOf(config, tokens, log),
    store: () => readStore(config, log),
    verify: () => verifyTrail(config, now(), log),
  });
}
