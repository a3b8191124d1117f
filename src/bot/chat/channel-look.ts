/**
 * What kind of channel it is, and who is in it. The kind is in its activities (`channelData.channel.type`), or in the team's list
 * of channels (botframework-schema, `ChannelInfo`); the members are in the conversation's own roster ("Get Teams context"), which
 * for a private channel is not its team's.
 */
import { z } from 'zod';
import type { ChannelKind, Look } from '../../requests/actions/approvals-channel.ts';
import type { BotServices } from '../services.ts';
import type { Place, TeamsChannel } from '../turn.ts';

const kind = z.enum(['standard', 'private', 'shared']);
const listed = z.object({ id: z.string(), type: kind });
/** Someone about whom Teams says less is not taken for one of ours. */
const member = z.object({ tenantId: z.string(), userPrincipalName: z.string(), userRole: z.string().nullish() });

type Services = Pick<BotServices, 'connector' | 'tenantId' | 'log'>;

/** @returns null for what Teams doesn't say, which is logged */
export async function lookAtChannel(services: Services, place: Place, channel: TeamsChannel): Promise<Look> {
  const [itsKind, outsiders] = await Promise.all([
    kindOf(services, place, channel).catch(unknown(services, 'kind')),
    hasOutsiders(services, place, channel).catch(unknown(services, 'members')),
  ]);
  return { kind: itsKind, outsiders };
}

function unknown({ log }: Services, what: string): (error: unknown) => null {
  return (error) => {
    log.warn({ error, what }, 'Channel details could not be read');
    return null;
  };
}

async function kindOf({ connector }: Services, place: Place, channel: TeamsChannel): Promise<ChannelKind | null> {
  const said = kind.safeParse(channel.kind).data;
  if (said !== undefined) return said;
  if (place.team === null) return null;
  const channels = await connector.channelsOf(place.serviceUrl, place.team);
  const found = channels.map((one) => listed.safeParse(one).data).find((one) => one?.id === channel.id);
  return found?.type ?? null;
}

async function hasOutsiders({ connector, tenantId }: Services, place: Place, channel: TeamsChannel): Promise<boolean> {
  for await (const one of connector.members(place.serviceUrl, channel.id)) {
    if (isOutsider(member.parse(one), tenantId)) return true;
  }
  return false;
}

/** A guest, someone from another tenant, someone without an account. A guest who was made a member keeps the `#EXT#` name. */
export function isOutsider({ tenantId, userPrincipalName, userRole }: z.output<typeof member>, ours: string): boolean {
  return (
    tenantId.toLowerCase() !== ours.toLowerCase() ||
    /#EXT#/i.test(userPrincipalName) ||
    ['guest', 'anonymous'].includes(userRole?.toLowerCase() ?? '')
  );
}
