/**
 * The credentials in a user's `identities` (Microsoft Graph, "objectIdentity resource type"; Microsoft Entra,
 * "Properties of a B2B collaboration user"). Their order has no meaning.
 */
import { dnsName } from './dns-name.ts';
import type { Identity } from '../graph/graph-user.ts';
import { squeeze } from '../graph/batching/squeeze.ts';

/** The identity provider of a user who signs in elsewhere. Different spellings of a provider have the same `key`. */
export type Issuer = {
  readonly key: string;
  readonly kind:
    | 'entra-organisation'
    | 'microsoft-account'
    | 'google'
    | 'facebook'
    | 'one-time-passcode'
    | 'partner-identity-provider';
  /** Null if the issuer isn't written as a domain. */
  readonly domain: string | null;
};

export type Credentials = {
  /** Distinct issuers of federated identities. */
  readonly federated: readonly Issuer[];
  /** Issuers of local accounts: sign-in with an email address, user name or other name that an application defined. */
  readonly local: readonly (string | null)[];
  /** Issuers of `userPrincipalName` entries. Every user has one, even a guest, so alone it proves nothing. */
  readonly signInName: readonly (string | null)[];
  /** Does a credential lack its sign-in type or issuer? Then it can't be classified. */
  readonly unreadable: boolean;
};

/**
 * Issuers that aren't an organisation's domain, in lower case without spaces, since documents differ in both
 * ("Properties of a B2B collaboration user", Identities property). The literal for personal Microsoft accounts isn't
 * documented; both known spellings count.
 */
const WELL_KNOWN: ReadonlyMap<string, Issuer['kind']> = new Map([
  ['externalazuread', 'entra-organisation'],
  ['microsoftaccount', 'microsoft-account'],
  ['live.com', 'microsoft-account'],
  ['google.com', 'google'],
  ['facebook.com', 'facebook'],
  ['mail', 'one-time-passcode'],
]);

/** Sorts a user's identities by who verifies the sign-in. */
export function credentialsOf(identities: readonly Identity[]): Credentials {
  const entries = identities.map(({ signInType, issuer }) => ({ type: squeeze(signInType), issuer: squeeze(issuer) }));
  const issuersOf = (wanted: (type: string) => boolean) => entries.filter(({ type }) => wanted(type));
  const federated = issuersOf((type) => type === 'federated').map(({ issuer }) => issuerOf(issuer));
  return {
    federated: [...new Map(federated.map((issuer) => [issuer.key, issuer])).values()],
    local: issuersOf(isLocal).map(({ issuer }) => dnsName(issuer)),
    signInName: issuersOf((type) => type === 'userprincipalname').map(({ issuer }) => dnsName(issuer)),
    unreadable: entries.some(({ type, issuer }) => type === '' || (issuer === '' && type !== 'userprincipalname')),
  };
}

/**
 * `emailAddress` (also as the prefix of a custom type), `userName` and any custom type that an application defined for
 * local accounts ("objectIdentity resource type", signInType). So an unknown type never counts as our own sign-in name.
 */
function isLocal(type: string): boolean {
  return type !== 'federated' && type !== 'userprincipalname';
}

/**
 * A domain is another Entra organisation ("objectIdentity resource type", issuer); a URI or entity ID is a partner that
 * federates through SAML or WS-Fed ("Federation with SAML/WS-Fed identity providers").
 */
function issuerOf(text: string): Issuer {
  const known = WELL_KNOWN.get(text);
  if (known !== undefined) return { key: known, kind: known, domain: null };
  const domain = dnsName(text);
  return domain === null
    ? { key: text, kind: 'partner-identity-provider', domain }
    : { key: domain, kind: 'entra-organisation', domain };
}
