/** The doctor: reads how the bot is set up, and judges it. Changes nothing. */
import { credentialsOf } from '../connections.ts';
import { createTokenSource } from '../directory/tokens/credentials.ts';
import type { Config } from '../settings/config.ts';
import type { Log } from '../telemetry/log.ts';
import { type Finding, inOrder } from './finding.ts';
import { ofDirectory } from './parts/directory.ts';
import { ofStore, readStore } from './parts/store.ts';
import { verifyTrail } from './read/trail.ts';
import { judgeCloud, judgeSettings } from './rules/settings.ts';

export type ExamineOptions = {
  readonly config: Config;
  readonly log: Log;
  readonly now: () => Date;
};

/** @returns all findings, in order */
export async function examine({ config, log, now }: ExamineOptions): Promise<readonly Finding[]> {
  const settings = judgeCloud(config.graphBaseUrl, config.channel !== null);
  const tokens = createTokenSource(credentialsOf(config));
  const store = await readStore(config, log);
  const parts = await Promise.all([
    ofStore(store, { config, now, verify: () => verifyTrail(config, now(), log) }),
    ofDirectory({ config, tokens, log }),
  ]);
  return inOrder([...(settings.length > 0 ? settings : judgeSettings([])), ...parts.flat()]);
}
