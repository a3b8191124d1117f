/** Reads who is in the approvals channel, and what they may do. */
import { z } from 'zod';
import { isOutsider } from '../../bot/chat/channel-look.ts';
import { ForeignAddress, isClosed } from '../../bot/connector-errors.ts';
import type { Connector, Conversation } from '../../bot/ports.ts';
import { addressesOf, atFirstOf } from '../../bot/posting/addresses.ts';
import { objectIdOf } from '../../requests/model/ids.ts';
import { type Directory, DirectoryRefused, DirectoryUnavailable } from '../../requests/model/ports.ts';
import type { ObjectId } from '../../requests/model/request.ts';
import { reasonOf } from '../../store/database/outage.ts';
import type { Condition } from '../../store/condition/condition.ts';
import type { Log } from '../../telemetry/log.ts';
import type { ChannelFacts, ChannelRead } from '../rules/channel.ts';

/** As many people as a channel for approvals should have at the very most. */
const MOST_ASKED = 100;
/** Each takes five reads, some more for groups that give roles; Graph takes twenty at once. */
const AT_ONCE = 4;

const member = z.object({
  id: z.string(),
  aadObjectId: z.string().nullish(),
  objectId: z.string().nullish(),
  tenantId: z.string(),
  userPrincipalName: z.string(),
  userRole: z.string().nullish(),
});
type Member = z.output<typeof member>;

export type ChannelAround = {
  readonly connector: Pick<Connector, 'members'>;
  readonly directory: Pick<Directory, 'isApprover' | 'mayLockDown'>;
  readonly tenantId: string;
  readonly log: Log;
};

/** `someone`: the channel's own id of one of our people in it, if there is one. */
export type ChannelSeen = { readonly read: ChannelRead; readonly member: string | null };

export async function readChannel(approvals: Condition['approvals'], around: ChannelAround): Promise<ChannelSeen> {
  if (approvals === null) return { read: 'not-set', member: null };
  try {
    const members = await membersOf(approvals.conversation, around);
    const ours = members.filter((one) => !isOutsider(one, around.tenantId));
    const facts = {
      type: approvals.type,
      members: members.length,
      outsiders: members.length - ours.length,
      rights: await rightsOf(ours, around.directory),
    };
    return { read: facts, member: ours[0]?.id ?? null };
  } catch (error) {
    return { read: whyUnread(error), member: null };
  }
}

function whyUnread(error: unknown): ChannelRead {
  if (isClosed(error)) return 'closed';
  return error instanceof ForeignAddress ? { foreign: error.host } : { failed: reasonOf(error) };
}

async function membersOf(conversation: Conversation, { connector, log }: ChannelAround): Promise<readonly Member[]> {
  const place = conversation.channel ?? conversation.id;
  const read = async (serviceUrl: string): Promise<Member[]> => {
    const all: Member[] = [];
    for await (const one of connector.members(serviceUrl, place)) all.push(member.parse(one));
    return all;
  };
  return (await atFirstOf(addressesOf(conversation), read, log)).answer;
}

async function rightsOf(
  ours: readonly Member[],
  directory: ChannelAround['directory'],
): Promise<ChannelFacts['rights']> {
  const people = ours.flatMap(({ aadObjectId, objectId }) => aadObjectId ?? objectId ?? []).map(objectIdOf);
  const asked = people.slice(0, MOST_ASKED);
  try {
    const rights: Right[] = [];
    for (let from = 0; from < asked.length; from += AT_ONCE) {
      rights.push(...(await Promise.all(asked.slice(from, from + AT_ONCE).map((id) => rightOf(directory, id)))));
    }
    const approvers = rights.filter(({ approves }) => approves).length;
    return {
      asked: asked.length,
      of: people.length,
      approvers,
      forPrivileged: rights.filter(({ locksDown }) => locksDown).length,
    };
  } catch (error) {
    if (error instanceof DirectoryRefused || error instanceof DirectoryUnavailable) return null;
    throw error;
  }
}

type Right = { readonly approves: boolean; readonly locksDown: boolean };

/** As at an approver's click. Both questions take the same reads, which are made once if they are asked at the same moment. */
async function rightOf({ isApprover, mayLockDown }: ChannelAround['directory'], id: ObjectId): Promise<Right> {
  const [approves, locksDown] = await Promise.all([isApprover(id), mayLockDown(id)]);
  return { approves, locksDown };
}
