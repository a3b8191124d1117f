/** Contoso's domains, other organisations, and the sign-ins that show where its guests come from. */
import type { Domain, DomainFederation, SignIn, TenantInformation } from '../graph-objects.ts';
import { CONTOSO, OTHER_TENANTS, personId } from './ids.ts';

export const domains: readonly Domain[] = [
  domain(CONTOSO.domain, { isDefault: true }),
  domain(CONTOSO.initialDomain, { isInitial: true }),
  domain(CONTOSO.federatedDomain, { authenticationType: 'Federated' }),
  domain(CONTOSO.unverifiedDomain, { isVerified: false, supportedServices: [] }),
];

export const federations: readonly (readonly [string, readonly DomainFederation[]])[] = [
  [
    CONTOSO.federatedDomain,
    [
      {
        '@odata.type': '#microsoft.graph.internalDomainFederation',
        id: 'fede0000-0000-4000-8000-000000000001',
        displayName: 'Contoso AD FS',
        issuerUri: 'http://adfs.corp.contoso.com/adfs/services/trust',
        passiveSignInUri: 'https://adfs.corp.contoso.com/adfs/ls',
        signOutUri: 'https://adfs.corp.contoso.com/adfs/ls',
        passwordResetUri: 'https://adfs.corp.contoso.com/adfs/portal/updatepassword',
        preferredAuthenticationProtocol: 'wsFed',
        federatedIdpMfaBehavior: 'acceptIfMfaDoneByFederatedIdp',
      },
    ],
  ],
];

export const otherOrganisations: readonly (TenantInformation & { domains: string[] })[] = [
  organisation(OTHER_TENANTS.forthCoffee, 'Forth Coffee', 'forthcoffee.com'),
  organisation(OTHER_TENANTS.fabrikam, 'Fabrikam, Inc.', 'fabrikam.com'),
  organisation(OTHER_TENANTS.adatum, 'A. Datum Corporation', 'adatum.com'),
  organisation(OTHER_TENANTS.woodgrove, 'Woodgrove Bank', 'woodgrovebank.com'),
  organisation(OTHER_TENANTS.litware, 'Litware', 'litware.com'),
  organisation(OTHER_TENANTS.northwind, 'Northwind Traders', 'northwindtraders.com'),
];

export const signIns: readonly SignIn[] = [
  signIn(1, personId(6, 1), 'User One', 'user1@forthcoffee.com', OTHER_TENANTS.forthCoffee),
  signIn(2, personId(7, 1), 'Kim Akers', 'kim.akers@fabrikam.com', OTHER_TENANTS.fabrikam),
  signIn(3, personId(6, 4), 'Bianca Pisani', 'bianca@northwindtraders.com', OTHER_TENANTS.northwind),
  signIn(4, personId(8, 1), 'Miriam Graham', 'miriam.graham@woodgrovebank.com', OTHER_TENANTS.woodgrove),
  signIn(5, personId(1, 1), 'Megan Bowen', 'meganb@contoso.com', CONTOSO.id),
];

function domain(id: string, fields: Partial<Domain>): Domain {
  return {
    id,
    authenticationType: 'Managed',
    availabilityStatus: null,
    isAdminManaged: true,
    isDefault: false,
    isInitial: false,
    isRoot: true,
    isVerified: true,
    manufacturer: null,
    model: null,
    passwordNotificationWindowInDays: null,
    passwordValidityPeriodInDays: 2147483647,
    supportedServices: ['Email', 'OfficeCommunicationsOnline'],
    ...fields,
  };
}

function organisation(tenantId: string, displayName: string, defaultDomainName: string) {
  const domains = [defaultDomainName, defaultDomainName.replace('.com', '.onmicrosoft.com')];
  return { tenantId, federationBrandName: null, displayName, defaultDomainName, domains };
}

function signIn(number: number, userId: string, name: string, signInName: string, homeTenantId: string): SignIn {
  return {
    id: `51911100-0001-4000-8000-${String(number).padStart(12, '0')}`,
    createdDateTime: `2026-11-${String(10 + number)}T08:15:00Z`,
    userId,
    userDisplayName: name,
    userPrincipalName: signInName,
    appId: '1fec8e78-bce4-4aaf-ab1b-5451cc387264',
    appDisplayName: 'Microsoft Teams',
    ipAddress: '203.0.113.7',
    clientAppUsed: 'Browser',
    isInteractive: true,
    resourceTenantId: CONTOSO.id,
    homeTenantId,
    status: { errorCode: 0, failureReason: null, additionalDetails: null },
    deviceDetail: { operatingSystem: 'Windows10', browser: 'Edge 142.0.0' },
    location: { city: 'Amsterdam', state: 'Noord-Holland', countryOrRegion: 'NL' },
  };
}
