/** The approvals channel, the sign-in of approvers, and the installed package. */
import type { TeamsLook } from '../../bot/teams-bot.ts';
import { createGraphClient } from '../../directory/graph/graph-client.ts';
import { neededPermissions } from '../../directory/set-up/needed-permissions.ts';
import type { TokenSource } from '../../directory/tokens/credentials.ts';
import type { Directory } from '../../requests/model/ports.ts';
import type { Config } from '../../settings/config.ts';
import type { Condition } from '../../store/condition/condition.ts';
import type { Log } from '../../telemetry/log.ts';
import { type Finding, notChecked } from '../finding.ts';
import type { DirectoryFound } from './directory.ts';
import { readChannel } from '../read/channel.ts';
import { readInstalled } from '../read/package.ts';
import { judgeChannel } from '../rules/channel.ts';
import { judgePackage } from '../rules/package.ts';
import { type ConnectionRead, judgeConnection, judgeConsents } from '../rules/sign-in.ts';

export type TeamsAround = {
  readonly config: Config;
  readonly look: TeamsLook;
  readonly tokens: TokenSource;
  readonly directory: Directory;
  /** @returns the newest version of the app's package on this machine; null if there is none */
  readonly packaged: () => Promise<string | null>;
  readonly log: Log;
};

type Approvals = Condition['approvals'];

type Found = Pick<DirectoryFound, 'consents' | 'noApprovers'>;

/** @param approvals the stored approvals channel; null if none is set @param found by the directory's part */
export async function ofTeams(approvals: Approvals, found: Found, around: TeamsAround): Promise<readonly Finding[]> {
  const findings = await Promise.all([ofPeople(approvals, found, around), ofPackage(approvals, around)]);
  return findings.flat();
}

async function ofPeople(
  approvals: Approvals,
  { consents, noApprovers }: Found,
  { config, look, directory, log }: TeamsAround,
): Promise<readonly Finding[]> {
  const { appId, tenantId } = config.identity;
  const { read, member } = await readChannel(approvals, { connector: look.connector, directory, tenantId, log });
  const { rules, connection, groups } = config.reset;
  const channel = judgeChannel(read, { group: groups.approverGroup !== null, noApprovers });
  if (rules.resetAs !== 'approver' || connection === null) return channel;
  const found: ConnectionRead =
    approvals === null || member === null
      ? 'nobody'
      : await look.connection(connection, approvals.conversation, member).then(
          (answer) => answer ?? 'missing',
          () => 'unread',
        );
  const needed = neededPermissions({ resetAs: 'approver', passes: rules.handOver === 'access-pass' });
  return [...channel, ...judgeConnection(found, connection, appId), ...judgeConsents(consents, needed)];
}

async function ofPackage(approvals: Approvals, { config, look, tokens, packaged, log }: TeamsAround): Promise<Finding> {
  if (approvals === null) return notChecked('package', 'It is read in the team of the approvals channel; none is set.');
  const client = createGraphClient({ graphBaseUrl: config.graphBaseUrl, tokens, log });
  const around = { connector: look.connector, client, appId: config.identity.appId, log };
  return judgePackage(await readInstalled(approvals, around), await packaged());
}
