/** The approvals channel, and the sign-in of approvers. */
import type { TeamsLook } from '../../bot/teams-bot.ts';
import { neededPermissions } from '../../directory/set-up/needed-permissions.ts';
import type { Directory } from '../../requests/model/ports.ts';
import type { Config } from '../../settings/config.ts';
import type { Condition } from '../../store/condition/condition.ts';
import type { Log } from '../../telemetry/log.ts';
import type { Finding } from '../finding.ts';
import { readChannel } from '../read/channel.ts';
import { judgeChannel } from '../rules/channel.ts';
import { type ConnectionRead, judgeConnection, judgeConsents } from '../rules/sign-in.ts';

export type TeamsAround = {
  readonly config: Config;
  readonly look: TeamsLook;
  readonly directory: Directory;
  readonly log: Log;
};

/** @param approvals the stored approvals channel; null if none is set @param consents as the directory's part found them */
export async function ofTeams(
  approvals: Condition['approvals'],
  consents: readonly string[] | null,
  { config, look, directory, log }: TeamsAround,
): Promise<readonly Finding[]> {
  const { appId, tenantId } = config.identity;
  const { read, somebody } = await readChannel(approvals, { connector: look.connector, directory, tenantId, log });
  const channel = judgeChannel(read);
  const { rules, connection } = config.reset;
  if (rules.resetAs !== 'approver' || connection === null) return channel;
  const found: ConnectionRead =
    approvals === null || somebody === null
      ? 'nobody'
      : await look.connection(connection, approvals.conversation, somebody).then(
          (answer) => answer ?? 'missing',
          () => 'unread',
        );
  const needed = neededPermissions({ resetAs: 'approver', passes: rules.handOver === 'access-pass' });
  return [...channel, ...judgeConnection(found, connection, appId), ...judgeConsents(consents, needed)];
}
