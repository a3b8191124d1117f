/** The doctor in a process of its own, beside the service or without it. */
import { credentialsOf, directoryOf } from '../connections.ts';
import { createTokenSource } from '../directory/tokens/credentials.ts';
import type { Config } from '../settings/config.ts';
import type { Log } from '../telemetry/log.ts';
import { type Around, examine } from './examine.ts';
import type { Finding } from './finding.ts';
import { newestPackaged } from './read/package.ts';
import type { StoreRead } from './parts/store.ts';

export type OutsideOptions = Pick<Around, 'endpoint' | 'sendTest' | 'now'> & {
  readonly config: Config;
  /** Where packages of the app are made. */
  readonly packages: string;
  readonly log: Log;
  /** Reads the database that the settings name. */
  readonly readStore: (config: Config, now: Date, log: Log) => Promise<StoreRead>;
};

export function examineFromOutside(options: OutsideOptions): Promise<readonly Finding[]> {
  const { config, packages, log, now, readStore, ...wanted } = options;
  const tokens = createTokenSource(credentialsOf(config));
  return examine({
    ...wanted,
    ...{ config, tokens, now, log },
    directory: directoryOf(config, tokens, log),
    packaged: () => newestPackaged(packages, config.identity.appId),
    store: () => readStore(config, now(), log),
  });
}
