/** Is the approvals channel fit, and are there enough people in it who could approve? Pure. */
import { type Finding, counted, note, notChecked, ok, warning, wrong } from '../finding.ts';

/** Null: it can't be read. */
export type ChannelFacts = {
  readonly type: string | null;
  readonly members: number;
  readonly outsiders: number;
  /** How many of our people in it were asked about, of how many, and how many could approve now, and for privileged accounts. */
  readonly rights: {
    readonly asked: number;
    readonly of: number;
    readonly approvers: number;
    readonly forPrivileged: number;
  } | null;
};

/** `closed`: the bot isn't in it any more. */
/** `group`: must approvers be in a group? `noApprovers`: it can have none, which is said elsewhere. */
export type Limits = { readonly group: boolean; readonly noApprovers: boolean };

/** `foreign`: the host that serves it, and that the settings don't trust. */
export type ChannelRead =
  ChannelFacts | 'not-set' | 'closed' | { readonly foreign: string } | { readonly failed: string };

const HERE = 'write "@Password Reset approvals here" in a channel of your help desk';

export function judgeChannel(read: ChannelRead, limits: Limits): readonly Finding[] {
  if (read === 'not-set') {
    return [wrong('channel', `No approvals channel is set: nobody sees requests. As an admin, ${HERE}.`)];
  }
  if (read === 'closed') {
    return [
      wrong(
        'channel',
        `The bot isn't in its approvals channel any more, or the channel is gone. Add the bot to the team, or ${HERE}.`,
      ),
    ];
  }
  if ('foreign' in read) {
    const says = `SERVICE_URL_HOSTS lacks ${read.foreign}, which serves the approvals channel: the bot sends nothing there. Add it.`;
    return [wrong('channel', says)];
  }
  if ('failed' in read) {
    const check = 'If it stays so, see that the Azure Bot has this MicrosoftAppId and the channel Microsoft Teams';
    return [wrong('channel', `Teams doesn't show the approvals channel (${read.failed}). ${check}.`)];
  }
  const found = [...judgePlace(read), ...(limits.noApprovers ? [] : judgePeople(read, limits))];
  if (found.some(({ state }) => state !== 'note')) return found;
  const { type, members, rights } = read;
  const able = rights === null || limits.noApprovers ? '' : `; ${ableOf(rights)}`;
  return [
    ...found,
    ok('channel', `The approvals channel is ${type ?? 'set'} and has ${counted(members, 'member')}${able}.`),
  ];
}

function ableOf({ asked, of, approvers, forPrivileged }: NonNullable<ChannelFacts['rights']>): string {
  const among = asked < of ? `of the first ${asked}, ` : '';
  return `${among}${approvers} could approve now, ${forPrivileged} for everybody`;
}

function judgePlace({ type, outsiders }: ChannelFacts): readonly Finding[] {
  const found: Finding[] = [];
  if (type === 'shared') {
    found.push(
      wrong('channel', `The approvals channel is shared with other teams or organisations. Instead, ${HERE}.`),
    );
  } else if (type === 'private') {
    found.push(note('channel', 'The approvals channel is private: only its own members see requests.'));
  } else if (type === null) {
    found.push(
      notChecked('channel', 'The type of the approvals channel isn’t known. See in Teams that it isn’t shared.'),
    );
  }
  if (outsiders > 0) {
    found.push(
      wrong(
        'channel',
        `${outsiders === 1 ? 'A guest is' : `${outsiders} guests are`} in the approvals channel, and read every request. ` +
          'Remove them from it.',
      ),
    );
  }
  return found;
}

function judgePeople({ rights }: ChannelFacts, { group }: Limits): readonly Finding[] {
  // The token, Graph or the permissions say why.
  if (rights === null) return [];
  const { asked, of, approvers, forPrivileged } = rights;
  // Roles that have to be activated first don't count: they can be, when it is needed.
  const among = asked < of ? `Of the first ${asked} members of the approvals channel` : 'In the approvals channel';
  const roles = 'Global or Privileged Authentication Administrator';
  if (approvers === 0) {
    return [
      wrong(
        'channel',
        `${among}, nobody could approve now. Add admins with a role for it (docs/setup.md)${group ? ' who are in APPROVER_GROUP' : ''}.`,
      ),
    ];
  }
  if (approvers === 1)
    return [warning('channel', `${among}, one person could approve now: nobody approves for them. Add another.`)];
  if (forPrivileged < 2) {
    const count = forPrivileged === 0 ? 'nobody' : 'one person';
    return [
      warning('channel', `${among}, ${count} reaches admins (${roles}), and their passwords take two. Have two.`),
    ];
  }
  return [];
}
