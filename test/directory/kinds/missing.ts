import type { GraphUser } from '../../../src/directory/graph/graph-user.ts';
import { type Kind, at, federated, guest, local, member, signInName, unsure, without } from './kind.ts';

const facts = unsure('facts-missing');

/** Without any one of these, it's unknown where a member's password lives. */
const DECIDING: readonly (keyof GraphUser)[] = [
  'identities',
  'userType',
  'userPrincipalName',
  'creationType',
  'externalUserState',
  'accountEnabled',
  'isManagementRestricted',
  'onPremisesSyncEnabled',
];
const DEFAULT_PROPERTIES: readonly (keyof GraphUser)[] = ['id', 'displayName', 'mail', 'userPrincipalName'];

/** Accounts with missing facts, for lack of a permission or `$select`. */
export const missing: readonly Kind[] = [
  ...DECIDING.map((name): Kind => ({
    title: `a member without ${name}`,
    user: without(member(), name),
    home: facts,
    fooledByUserType: true,
  })),
  {
    title: 'a member as Graph returns it without $select',
    user: pick(member(), DEFAULT_PROPERTIES),
    home: facts,
    fooledByUserType: true,
  },
  {
    title: 'a guest as Graph returns it without $select',
    user: pick(guest(), DEFAULT_PROPERTIES),
    home: facts,
    fooledByUserType: true,
  },
  {
    title: 'a member with empty identities: every user has one',
    user: member({ identities: [] }),
    home: facts,
    fooledByUserType: true,
  },
  {
    title: 'identities that are null, which a collection never is',
    user: member({ identities: null }),
    home: facts,
    fooledByUserType: true,
  },
  {
    title: 'a sign-in name that is null',
    user: member({ userPrincipalName: null }),
    home: facts,
    fooledByUserType: true,
  },
  { title: 'a guest without userType', user: without(guest(), 'userType'), home: facts, fooledByUserType: true },
  { title: 'a guest without identities', user: without(guest(), 'identities'), home: facts },
  {
    title: 'an external credential without an issuer',
    user: guest({ identities: [federated(null), signInName()] }),
    home: facts,
  },
  {
    title: 'an external credential with an empty issuer',
    user: member({ identities: [signInName(), federated(' ')] }),
    home: facts,
    fooledByUserType: true,
  },
  {
    title: 'an external credential and one without an issuer',
    user: guest({ identities: [federated('google.com'), federated('')] }),
    home: facts,
  },
  {
    title: 'a local account without an issuer',
    user: member({ identities: [local('emailAddress', '')] }),
    home: facts,
    fooledByUserType: true,
  },
  {
    title: 'an identity without a type',
    user: member({ identities: [{ issuer: 'contoso.com' }] }),
    home: facts,
    fooledByUserType: true,
  },
  {
    title: 'an identity whose type is null',
    user: member({ identities: [{ ...signInName(), signInType: null }] }),
    home: facts,
    fooledByUserType: true,
  },
  {
    title: 'a pending guest with no other facts: enough to know that there is no password',
    user: without(
      guest({ externalUserState: 'PendingAcceptance', identities: [signInName()] }),
      'accountEnabled',
      'isManagementRestricted',
      'onPremisesSyncEnabled',
    ),
    home: { where: 'nowhere', kind: 'invitation-not-redeemed' },
  },
  {
    title: 'a guest with only the credential: enough to know whose password it is',
    user: without(
      guest(),
      'creationType',
      'externalUserState',
      'accountEnabled',
      'isManagementRestricted',
      'onPremisesSyncEnabled',
      'otherMails',
      'proxyAddresses',
    ),
    home: at('entra-organisation'),
  },
  {
    title: 'a guest without a sign-in name',
    user: without(guest(), 'userPrincipalName'),
    home: at('entra-organisation'),
  },
  {
    title: 'a guest without addresses returned',
    user: without(guest(), 'mail', 'otherMails'),
    home: at('entra-organisation'),
  },
  {
    title: 'a federated user without the sync flag',
    user: without(member({ userPrincipalName: 'diegos@adfs.contoso.com' }), 'onPremisesSyncEnabled'),
    home: facts,
    fooledByUserType: true,
  },
];

function pick(user: GraphUser, names: readonly (keyof GraphUser)[]): GraphUser {
  return { id: user.id, ...Object.fromEntries(names.map((name) => [name, user[name]])) };
}
