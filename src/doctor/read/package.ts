/** Reads which version of the app stands in the team of the approvals channel, and which one was last packaged here. */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Connector } from '../../bot/ports.ts';
import { addressesOf, atFirstOf } from '../../bot/posting/addresses.ts';
import type { GraphClient } from '../../directory/graph/graph-client.ts';
import { unlessGone } from '../../directory/graph/not-found.ts';
import { jsonOf } from '../../store/audit/attestation.ts';
import type { Condition } from '../../store/condition/condition.ts';
import { reasonOf } from '../../store/database/outage.ts';
import type { Log } from '../../telemetry/log.ts';
import { type Installed, byVersion } from '../rules/package.ts';
import { unlessRefused } from './tenant.ts';

export type PackageAround = {
  readonly connector: Pick<Connector, 'team'>;
  readonly client: GraphClient;
  readonly appId: string;
  readonly log: Log;
};

/** "Get Teams context": the group is not the team's id in Teams. */
const team = z.object({ aadGroupId: z.guid() });
/** "List apps in team", and "teamworkBot resource type". */
const installation = z.object({
  teamsAppDefinition: z.object({ version: z.string(), bot: z.object({ id: z.string() }).nullish() }).nullish(),
});

export async function readInstalled(
  approvals: NonNullable<Condition['approvals']>,
  { connector, client, appId, log }: PackageAround,
): Promise<Installed> {
  const { conversation, team: id } = approvals;
  if (id === null) return 'team-unknown';
  try {
    const told = await atFirstOf(addressesOf(conversation), (serviceUrl) => connector.team(serviceUrl, id), log);
    const { aadGroupId } = team.parse(told.answer);
    return await versionsIn(client, aadGroupId, appId);
  } catch (error) {
    return { failed: reasonOf(error) };
  }
}

function versionsIn(client: GraphClient, group: string, appId: string): Promise<Installed> {
  return client.decide('doctor-package', async (graph) => {
    const query = { $expand: 'teamsAppDefinition($expand=bot)' };
    const asked = graph.list('listInstalledApps', installation, { path: { id: group }, query });
    const found = await unlessRefused(unlessGone(asked));
    if (found === null) return 'refused';
    const ours = (found ?? []).flatMap(({ teamsAppDefinition: definition }) =>
      definition?.bot?.id.toLowerCase() === appId.toLowerCase() ? [definition.version] : [],
    );
    return { version: ours[0] ?? null };
  });
}

const manifest = z.object({ version: z.string(), bots: z.array(z.object({ botId: z.string() })) });

/** @param folder where packages of the app are made @returns the newest version of one with this bot; null if there is none */
export async function newestPackaged(folder: string, appId: string): Promise<string | null> {
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => /^manifest\.[\w-]+\.json$/.test(name));
  const texts = await Promise.all(files.map((name) => readFile(join(folder, name), 'utf8')));
  const ours = texts.flatMap((text) => {
    const { data } = manifest.safeParse(jsonOf(text));
    return data?.bots.some(({ botId }) => botId.toLowerCase() === appId.toLowerCase()) === true ? [data.version] : [];
  });
  return ours.toSorted(byVersion).at(-1) ?? null;
}
