/**
 * What kind of channel one is, and who is in it. The kind stands in `channelData.channel.type` of its activities, or in the
 * team's list of channels (botframework-schema, `ChannelInfo`); the members in the conversation's own roster ("Get Teams
 * context"), which for a private channel is not its team's.
 */
import { TeamsInfo, type TurnContext, teamsGetTeamId } from 'botbuilder';
import { z } from 'zod';
import type { Log } from '../../telemetry/log.ts';
import type { ChannelKind, Look } from '../../requests/actions/approvals-channel.ts';
import type { Connector } from '../sdk/connector.ts';

const kind = z.enum(['standard', 'private', 'shared']);
const told = z.object({ channel: z.object({ type: kind }) });
const named = z.object({
  channel: z.object({ name: z.string() }).optional(),
  team: z.object({ name: z.string() }).optional(),
});
/** As Teams fills it; somebody of whom it does not tell so much is not taken for one of ours. */
const member = z.object({ tenantId: z.string(), userPrincipalName: z.string(), userRole: z.string().nullish() });

type Deps = { readonly connector: Connector; readonly tenantId: string; readonly log: Log };

export async function lookAtChannel(deps: Deps, context: TurnContext, channel: string): Promise<Look> {
  const [itsKind, outsiders] = await Promise.all([
    kindOf(context, channel).catch(unknown(deps, 'kind')),
    hasOutsiders(deps, context, channel).catch(unknown(deps, 'members')),
  ]);
  return { kind: itsKind, outsiders };
}

function unknown({ log }: Deps, what: string): (error: unknown) => null {
  return (error) => {
    log.warn({ error, what }, 'Teams does not say what a channel is like');
    return null;
  };
}

async function kindOf(context: TurnContext, channel: string): Promise<ChannelKind | null> {
  const here = told.safeParse(context.activity.channelData).data;
  if (here !== undefined) return here.channel.type;
  const team = teamsGetTeamId(context.activity);
  if (team === null) return null;
  const listed = (await TeamsInfo.getTeamChannels(context, team)).find(({ id }) => id === channel);
  return kind.safeParse(listed?.type).data ?? null;
}

async function hasOutsiders({ connector, tenantId }: Deps, context: TurnContext, channel: string): Promise<boolean> {
  for await (const one of connector.members(context.activity.serviceUrl, channel)) {
    if (isOutsider(member.parse(one), tenantId)) return true;
  }
  return false;
}

/** A guest, somebody of another tenant, somebody without an account; a guest who was made a member keeps the name. */
export function isOutsider({ tenantId, userPrincipalName, userRole }: z.output<typeof member>, ours: string): boolean {
  return (
    tenantId.toLowerCase() !== ours.toLowerCase() ||
    /#EXT#/i.test(userPrincipalName) ||
    ['guest', 'anonymous'].includes(userRole?.toLowerCase() ?? '')
  );
}

/** Team and channel, as people know them; Teams leaves out the name of the first channel of a team. */
export function channelName({ activity }: TurnContext): string {
  const { team, channel } = named.safeParse(activity.channelData).data ?? {};
  return [team?.name, channel?.name].filter(Boolean).join(' › ');
}
