/** Builds the users of the sample tenant: full Graph objects from the few properties that differ. */
import type { DirectoryUser, Identity } from '../graph-objects.ts';
import { CONTOSO } from './ids.ts';

type Named = Partial<DirectoryUser> & Pick<DirectoryUser, 'id' | 'displayName'>;

/** An account created here: `alias@contoso.com` is its sign-in name and its mail address. */
export function employee(fields: Named & { alias: string }): DirectoryUser {
  const { alias, ...rest } = fields;
  const address = `${alias}@${CONTOSO.domain}`;
  return user({
    companyName: CONTOSO.displayName,
    employeeType: 'Employee',
    mail: address,
    proxyAddresses: [`SMTP:${address}`, `smtp:${alias}@${CONTOSO.initialDomain}`],
    userPrincipalName: address,
    ...rest,
  });
}

/**
 * A person who signs in elsewhere and accepted the invitation: a guest unless `userType` says otherwise.
 * @param fields.issuer who vouches for the person (Microsoft, "Properties of a B2B collaboration user": Identities)
 */
export function external(
  fields: Named & { mail: string; issuer: string; issuerAssignedId?: string | null },
): DirectoryUser {
  const { issuer, issuerAssignedId = null, ...rest } = fields;
  const upn = fields.userPrincipalName ?? guestSignInName(fields.mail);
  return user({
    creationType: 'Invitation',
    externalUserState: 'Accepted',
    externalUserStateChangeDateTime: '2026-03-02T09:14:07Z',
    identities: [{ signInType: 'federated', issuer, issuerAssignedId }, ownIdentity(upn)],
    otherMails: [fields.mail],
    proxyAddresses: [`SMTP:${fields.mail}`],
    showInAddressList: false,
    userPrincipalName: upn,
    userType: 'Guest',
    ...rest,
  });
}

/** The name an invited person gets here, for example `user1_forthcoffee.com#EXT#@contoso.onmicrosoft.com`. */
export function guestSignInName(mail: string): string {
  const at = mail.lastIndexOf('@');
  return `${mail.slice(0, at)}_${mail.slice(at + 1)}#EXT#@${CONTOSO.initialDomain}`;
}

/** The identity that every object has, even a guest: it does not say where the password lives. */
export function ownIdentity(userPrincipalName: string): Identity {
  return { signInType: 'userPrincipalName', issuer: CONTOSO.initialDomain, issuerAssignedId: userPrincipalName };
}

/** The properties of someone synced from the on-premises Active Directory. */
export function syncedFields(account: string) {
  return {
    onPremisesDomainName: 'ad.contoso.com',
    onPremisesImmutableId: Buffer.from(account.padEnd(16, '=')).toString('base64'),
    onPremisesLastSyncDateTime: '2026-11-20T22:10:31Z',
    onPremisesSamAccountName: account,
    onPremisesSyncEnabled: true,
    onPremisesUserPrincipalName: `${account}@ad.contoso.com`,
  } satisfies Partial<DirectoryUser>;
}

/** A user with only these fields set. */
export function user(fields: Named & Pick<DirectoryUser, 'userPrincipalName'>): DirectoryUser {
  const [given = null, ...family] = fields.displayName.split(' ');
  return {
    accountEnabled: true,
    businessPhones: [],
    city: null,
    companyName: null,
    country: null,
    createdDateTime: '2026-03-01T10:00:00Z',
    creationType: null,
    department: null,
    employeeId: null,
    employeeType: null,
    externalUserState: null,
    externalUserStateChangeDateTime: null,
    givenName: given,
    identities: [ownIdentity(fields.userPrincipalName)],
    identityParentId: null,
    isManagementRestricted: null,
    isResourceAccount: null,
    jobTitle: null,
    lastPasswordChangeDateTime: '2026-06-15T07:30:00Z',
    mail: null,
    mailNickname: fields.userPrincipalName.slice(0, fields.userPrincipalName.lastIndexOf('@')),
    mobilePhone: null,
    officeLocation: null,
    onPremisesDomainName: null,
    onPremisesImmutableId: null,
    onPremisesLastSyncDateTime: null,
    onPremisesSamAccountName: null,
    onPremisesSyncEnabled: null,
    onPremisesUserPrincipalName: null,
    otherMails: [],
    passwordPolicies: null,
    preferredLanguage: null,
    proxyAddresses: [],
    securityIdentifier: null,
    showInAddressList: null,
    signInSessionsValidFromDateTime: '2026-03-01T10:00:00Z',
    surname: family.length === 0 ? null : family.join(' '),
    usageLocation: 'NL',
    userType: 'Member',
    ...fields,
  };
}
