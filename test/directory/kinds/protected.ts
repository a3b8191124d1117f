import { type Kind, guest, member, signInName, unsure } from './kind.ts';

const fooled = { fooledByUserType: true } as const;
const unknown = unsure('domain-unknown');

/** Accounts that must not be reset from a chat, and those in domains that aren't ours. */
export const protectedOnes: readonly Kind[] = [
  { title: 'a disabled member', user: member({ accountEnabled: false }), home: unsure('disabled'), ...fooled },
  {
    title: 'a member not known to be enabled',
    user: member({ accountEnabled: null }),
    home: unsure('disabled'),
    ...fooled,
  },
  {
    title: 'a disabled synced member',
    user: member({ accountEnabled: false, onPremisesSyncEnabled: true }),
    home: unsure('disabled'),
    ...fooled,
  },
  {
    title: 'a member of a restricted unit',
    user: member({ isManagementRestricted: true }),
    home: unsure('restricted'),
    ...fooled,
  },
  {
    title: 'a disabled member of a restricted unit',
    user: member({ accountEnabled: false, isManagementRestricted: true }),
    home: unsure('disabled'),
    ...fooled,
  },
  {
    title: 'a room or equipment account',
    user: member({ isResourceAccount: true }),
    home: unsure('resource'),
    ...fooled,
  },
  {
    title: 'an agent by its type',
    user: member({ '@odata.type': '#microsoft.graph.agentUser' }),
    home: unsure('agent'),
    ...fooled,
  },
  {
    title: 'an agent by its parent',
    user: member({ identityParentId: 'bbbbbbbb-0000-4000-8000-000000000001' }),
    home: unsure('agent'),
    ...fooled,
  },
  {
    title: 'an agent with an external credential',
    user: guest({ identityParentId: 'bbbbbbbb-0000-4000-8000-000000000001' }),
    home: unsure('agent'),
  },
  {
    title: 'a name in an unknown domain',
    user: member({ userPrincipalName: 'meganb@forthcoffee.com' }),
    home: unknown,
    ...fooled,
  },
  {
    title: 'a name in an unverified domain',
    user: member({ userPrincipalName: 'meganb@fourthcoffee.com' }),
    home: unknown,
    ...fooled,
  },
  {
    title: 'a name in a subdomain of an unverified domain',
    user: member({ userPrincipalName: 'meganb@x.fourthcoffee.com' }),
    home: unknown,
    ...fooled,
  },
  {
    title: 'a name in a domain that only ends like ours',
    user: member({ userPrincipalName: 'meganb@notcontoso.com' }),
    home: unknown,
    ...fooled,
  },
  { title: 'a name without a domain', user: member({ userPrincipalName: 'megan' }), home: unknown, ...fooled },
  {
    title: 'one of our domains with an unknown authentication type',
    user: member({ userPrincipalName: 'meganb@odd.contoso.com' }),
    home: unknown,
    ...fooled,
  },
  {
    title: 'a sign-in entry that a foreign domain issued',
    user: member({ identities: [signInName('forthcoffee.com')] }),
    home: unknown,
    ...fooled,
  },
  {
    title: 'a sign-in entry that only begins like Microsoft’s own name',
    user: member({ identities: [signInName('x.onmicrosoft.com.forthcoffee.com')] }),
    home: unknown,
    ...fooled,
  },
  {
    title: 'a sign-in entry that an unverified domain issued',
    user: member({ identities: [signInName('fourthcoffee.com')] }),
    home: unknown,
    ...fooled,
  },
  {
    title: 'a sign-in entry without an issuer',
    user: member({ identities: [signInName(' ')] }),
    home: unknown,
    ...fooled,
  },
];
