/** The people of the local Teams, as Teams shows them to a bot. */
import { createHash } from 'node:crypto';
import type { ObjectId } from '../../../src/requests/model/ids.ts';
import { GROUP_OF, type PersonGroup, type SamplePerson } from '../../directory/people.ts';

export type TeamsPerson = {
  readonly id: ObjectId;
  readonly name: string;
  readonly userPrincipalName: string;
  readonly email: string | null;
  /** A line for people who try the sandbox: what is special about this person. */
  readonly about: string;
  readonly group: PersonGroup;
  /** Are they in the team that has the approvals channel? */
  readonly approver: boolean;
  readonly userType?: 'Member' | 'Guest';
};

/** A sample person, as the local Teams knows them. */
export function teamsPerson({ kind, user, about, approver }: SamplePerson): TeamsPerson {
  return {
    id: user.id,
    name: user.displayName,
    userPrincipalName: user.userPrincipalName,
    email: user.mail,
    about: about.en,
    group: GROUP_OF[kind],
    approver,
    userType: user.userType === 'Guest' ? 'Guest' : 'Member',
  };
}

/** A person as `from` of an activity. */
export type PersonAccount = { readonly id: string; readonly name: string; readonly aadObjectId: string };

/**
 * A member of a conversation, as the connector's roster calls give it (`TeamsChannelAccount` in botframework-schema).
 */
export type RosterEntry = PersonAccount & {
  readonly objectId: string;
  readonly givenName: string;
  readonly surname: string;
  readonly email: string | null;
  readonly userPrincipalName: string;
  readonly tenantId: string;
  readonly userRole: 'user' | 'guest';
};

/** A short value, always the same for the same parts, so that ids survive a restart. */
export function stableId(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\n')).digest('base64url');
}

/** The person's id in this channel: `29:…`, different for every bot. */
export function personAccount(appId: string, person: TeamsPerson): PersonAccount {
  return { id: `29:${stableId('person', appId, person.id)}`, name: person.name, aadObjectId: person.id };
}

export function rosterEntry(appId: string, tenantId: string, person: TeamsPerson): RosterEntry {
  const [givenName = '', ...rest] = person.name.split(' ');
  return {
    ...personAccount(appId, person),
    objectId: person.id,
    givenName,
    surname: rest.join(' '),
    email: person.email,
    userPrincipalName: person.userPrincipalName,
    tenantId,
    userRole: person.userType === 'Guest' ? 'guest' : 'user',
  };
}
