/**
 * Decides where a password lives, from one user object. `userType` doesn't matter: "The UserType has no relation to how
 * the user signs in" (Microsoft Entra, "Properties of a B2B collaboration user").
 */
import type { PasswordHome, UnsureReason } from '../../requests/model/home.ts';
import { domainAfterAt } from './dns-name.ts';
import { type Domain, domainEntry, isOurDomain } from './our-domains.ts';
import type { GraphUser } from '../graph/graph-user.ts';
import { homeTraces, isExternalName } from './home-domain.ts';
import { type Credentials, credentialsOf } from './identities.ts';
import { squeeze } from '../graph/batching/squeeze.ts';

export type HomeSettings = {
  /** Does this tenant write passwords back to Active Directory? No API says so reliably; the operator declares it. */
  readonly passwordWriteback: boolean;
};

type Facts = {
  readonly user: GraphUser;
  readonly domains: readonly Domain[];
  readonly settings: HomeSettings;
  readonly signInName: string;
  readonly credentials: Credentials;
};

/**
 * Says where the password of `user` lives, or that it can't be known. Fails closed: `here` only if every deciding fact
 * is present and none contradicts it.
 * @param domains all domains of this tenant, verified or not
 */
export function passwordHome(user: GraphUser, domains: readonly Domain[], settings: HomeSettings): PasswordHome {
  // An AI agent's user has no human password (Microsoft Graph, "agentUser resource type").
  if (squeeze(user['@odata.type']).endsWith('agentuser') || user.identityParentId) return unsure('agent');
  // Graph returns both only on $select; treated as empty, they would make everyone internal (Microsoft Graph, "user
  // resource type").
  const { identities, userType, userPrincipalName } = user;
  if (!identities || userType === undefined) return unsure('facts-missing');
  const credentials = credentialsOf(identities);
  const facts: Facts = { user, domains, settings, signInName: userPrincipalName ?? '', credentials };
  return external(facts) ?? unfinished(facts) ?? application(facts) ?? protectedAccount(facts) ?? internal(facts);
}

/** Someone else verifies the sign-in. This overrides everything below, even directory synchronisation. */
function external({ user, domains, credentials }: Facts): PasswordHome | null {
  const [issuer, ...others] = credentials.federated;
  if (credentials.unreadable) return unsure('facts-missing');
  if (issuer === undefined) return null;
  // With several, it depends on how the person signs in (Microsoft Graph, "objectIdentity resource type").
  if (others.length > 0 || credentials.local.length > 0) return unsure('several-credentials');
  const isOurs = (name: string) => isOurDomain(name, domains);
  // A federated credential issued by one of our own domains is a contradiction: our own entries have another sign-in
  // type.
  if (issuer.domain !== null && isOurs(issuer.domain)) return unsure('several-credentials');
  // Entra mails a code at each sign-in (Microsoft Entra, "Email one-time passcode authentication for B2B guest users").
  if (issuer.kind === 'one-time-passcode') return { where: 'nowhere', kind: 'one-time-passcode' };
  // Identity providers by issuer (Microsoft Entra, "Properties of a B2B collaboration user", Identities).
  return { where: 'elsewhere', kind: issuer.kind, ...homeTraces(user, issuer.domain, isOurs) };
}

/** No external credential, but traces of a pending or former one. */
function unfinished({ user, domains, signInName }: Facts): PasswordHome | null {
  const { externalUserState, creationType } = user;
  if (signInName === '' || externalUserState === undefined || creationType === undefined)
    return unsure('facts-missing');
  const state = squeeze(externalUserState);
  const creation = squeeze(creationType);
  const externalName = isExternalName(signInName);
  // "until the guest redeems", identities show our own domain (Microsoft Entra, "Properties of a B2B collaboration
  // user").
  if (state === 'pendingacceptance') {
    // An invited colleague keeps their sign-in name (Microsoft Entra, "Invite internal users to B2B collaboration").
    return externalName ? { where: 'nowhere', kind: 'invitation-not-redeemed' } : unsure('invited-internal');
  }
  // Self-service sign-up with email verification (Microsoft Entra, "What is self-service sign-up for Microsoft Entra
  // ID?").
  if (creation === 'emailverified') {
    const traces = homeTraces(user, null, (name) => isOurDomain(name, domains));
    return { where: 'elsewhere', kind: 'unmanaged-entra-organisation', ...traces };
  }
  // Conversion clears both properties and renames the user (Microsoft Entra, "Convert external users to internal
  // users"), so a user with leftovers is neither. It leaves old #EXT# addresses in proxyAddresses, which mean nothing.
  const leftover = externalName || state !== '' || !['', 'localaccount'].includes(creation);
  return leftover ? unsure('leftover-of-an-external') : null;
}

/** Local accounts of an application (Microsoft Graph, "objectIdentity resource type": emailAddress and userName). */
function application({ user, domains, credentials }: Facts): PasswordHome | null {
  const { local } = credentials;
  if (local.length > 0) return allOurs(local, domains) ? { where: 'application' } : unsure('domain-unknown');
  return squeeze(user.creationType) === '' ? null : unsure('leftover-of-an-external');
}

/** Accounts that must not be reset from a chat, wherever their password lives. */
function protectedAccount({ user }: Facts): PasswordHome | null {
  const { accountEnabled, isManagementRestricted, isResourceAccount } = user;
  if (accountEnabled === undefined || isManagementRestricted === undefined) return unsure('facts-missing');
  // No person signs in to a room or equipment account (Microsoft Graph, "user resource type", isResourceAccount).
  if (isResourceAccount === true) return unsure('resource');
  // A reset does not enable an account (Microsoft Graph, "user resource type", accountEnabled).
  if (accountEnabled !== true) return unsure('disabled');
  // Microsoft Entra, "Restricted management administrative units": tenant-wide admins and apps have no rights there.
  return isManagementRestricted === true ? unsure('restricted') : null;
}

/** Accounts that sign in here, by the domain of the sign-in name and by which directory masters the account. */
function internal({ user, domains, settings, signInName, credentials }: Facts): PasswordHome {
  const { onPremisesSyncEnabled } = user;
  // Every user has an entry for the sign-in name ("objectIdentity resource type"); without it, the answer is
  // incomplete.
  if (onPremisesSyncEnabled === undefined || credentials.signInName.length === 0) return unsure('facts-missing');
  const domain = domainAfterAt(signInName);
  const entry = domain === null ? undefined : domainEntry(domain, domains);
  // Microsoft Graph, "domain resource type": isVerified, authenticationType (Managed or Federated).
  if (domain === null || entry?.isVerified !== true || !allOurs(credentials.signInName, domains)) {
    return unsure('domain-unknown');
  }
  const authentication = squeeze(entry.authenticationType);
  // "Changing the user password for federated domains isn't supported" (Microsoft Entra, "Reset a user's password").
  if (authentication === 'federated') return { where: 'our-identity-provider', domain };
  if (authentication !== 'managed') return unsure('domain-unknown');
  // Mastered by Active Directory (Microsoft Graph, "user resource type"; false or null: not synced).
  return onPremisesSyncEnabled === true
    ? { where: 'here', kind: 'on-premises', writeback: settings.passwordWriteback }
    : { where: 'here', kind: 'cloud' };
}

/** Microsoft's own names for a tenant need no look-up: they're never anyone's mail domain. */
function allOurs(issuers: readonly (string | null)[], domains: readonly Domain[]): boolean {
  return issuers.every(
    (name) => name !== null && (name.endsWith('.onmicrosoft.com') || domainEntry(name, domains)?.isVerified === true),
  );
}

function unsure(because: UnsureReason): PasswordHome {
  return { where: 'unsure', because };
}
