/** The doctor: reads how the bot is set up, and judges it. Changes nothing. */
import { type TeamsLook, createTeamsLook } from '../bot/teams-bot.ts';
import type { TokenSource } from '../directory/tokens/credentials.ts';
import type { Directory } from '../requests/model/ports.ts';
import type { Config } from '../settings/config.ts';
import type { Log } from '../telemetry/log.ts';
import { type Finding, inOrder, notChecked } from './finding.ts';
import { type DirectoryFound, ofDirectory, unusable } from './parts/directory.ts';
import { OF_ANOTHER_VERSION, type StoreRead, isOfAnotherVersion, ofStore } from './parts/store.ts';
import { type TeamsAround, ofTeams } from './parts/teams.ts';
import { readEndpoint } from './read/endpoint.ts';
import { judgeEndpoint } from './rules/endpoint.ts';
import { judgeCloud, judgeSettings } from './rules/settings.ts';
import { postTestCard } from './test-card.ts';

/** What it looks through, and at. */
export type Around = {
  readonly config: Config;
  readonly tokens: TokenSource;
  readonly directory: Directory;
  readonly store: () => Promise<StoreRead>;
  readonly packaged: TeamsAround['packaged'];
  /** The messaging endpoint; null if it isn't known. */
  readonly endpoint: string | null;
  readonly sendTest: boolean;
  readonly now: () => Date;
  readonly log: Log;
};

/** No token goes to an address that isn't Microsoft's. */
const NO_GRAPH = unusable([notChecked('token', 'It is for Microsoft Graph, whose address is wrong.')]);

/** @returns all findings, in order */
export async function examine(around: Around): Promise<readonly Finding[]> {
  const { config, tokens, endpoint, now, log, sendTest } = around;
  const { identity, channel, serviceUrlHosts } = config;
  const { appId, tenantId } = identity;
  const look = createTeamsLook({ appId, tenantId, channel, serviceUrlHosts, tokens });
  const cloud = judgeCloud(config.graphBaseUrl, config.channel !== null);
  const [store, directory, reached] = await Promise.all([
    around.store(),
    cloud.length > 0 ? NO_GRAPH : ofDirectory(around),
    endpoint === null ? null : readEndpoint(endpoint, now()),
  ]);
  const teams = await ofChannel(store, directory, { ...around, look });
  // After the others: what it posts must not depend on what is read meanwhile.
  const test = sendTest ? await ofTest(store, directory, look, log) : [];
  return inOrder([
    ...(cloud.length > 0 ? cloud : judgeSettings([])),
    ...directory.findings,
    ...judgeEndpoint(reached),
    ...ofStore(store, around),
    ...teams,
    ...test,
  ]);
}

async function ofTest(
  store: StoreRead,
  { usable }: DirectoryFound,
  { connector }: TeamsLook,
  log: Log,
): Promise<readonly Finding[]> {
  if ('unread' in store || isOfAnotherVersion(store) || !usable) {
    return [notChecked('channel', 'No test card was sent: mend the above first.')];
  }
  return postTestCard(store.approvals, connector, log);
}

async function ofChannel(
  store: StoreRead,
  { usable, ...directory }: DirectoryFound,
  around: TeamsAround,
): Promise<readonly Finding[]> {
  const unread = (says: string): readonly Finding[] => [notChecked('channel', says), notChecked('package', says)];
  if ('unread' in store) return unread('Which channel has the approvals stands in the database.');
  if (isOfAnotherVersion(store)) return unread(OF_ANOTHER_VERSION);
  if (!usable) return unread('It takes a token, and an answer from Microsoft Graph.');
  return ofTeams(store.approvals, directory, around);
}
