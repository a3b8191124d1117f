/**
 * The credentials behind `identities` (Microsoft Graph, "objectIdentity resource type"; Microsoft Entra, "Properties of a
 * B2B collaboration user"). Their order means nothing.
 */
import { dnsName } from './dns-name.ts';
import type { Identity } from '../graph/graph-user.ts';
import { squeeze } from '../graph/squeeze.ts';

/** Who vouches for somebody who signs in elsewhere. Two spellings of one provider compare equal by `key`. */
export type Issuer = {
  readonly key: string;
  readonly kind:
    | 'entra-organisation'
    | 'microsoft-account'
    | 'google'
    | 'facebook'
    | 'one-time-passcode'
    | 'partner-identity-provider';
  /** Known where the issuer is written as a domain. */
  readonly domain: string | null;
};

export type Credentials = {
  /** The different issuers of federated identities. */
  readonly federated: readonly Issuer[];
  /** Issuers of local accounts: sign-in by e-mail address, user name or another name that an application chose. */
  readonly local: readonly (string | null)[];
  /** Issuers of the `userPrincipalName` entries: every object has one, guests too, so it proves nothing by itself. */
  readonly signInName: readonly (string | null)[];
  /** A credential without a sign-in type or an issuer cannot be judged. */
  readonly unreadable: boolean;
};

/**
 * Issuers that are not a domain of an organisation, in lower case without spaces: documents print them with and without
 * ("Properties of a B2B collaboration user", Identities property). The literal for personal Microsoft accounts is not
 * documented; both known spellings are taken.
 */
const WELL_KNOWN: ReadonlyMap<string, Issuer['kind']> = new Map([
  ['externalazuread', 'entra-organisation'],
  ['microsoftaccount', 'microsoft-account'],
  ['live.com', 'microsoft-account'],
  ['google.com', 'google'],
  ['facebook.com', 'facebook'],
  ['mail', 'one-time-passcode'],
]);

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
 * `emailAddress` (also as a prefix of a custom type), `userName`, and every custom name an application gave a local
 * account ("objectIdentity resource type", signInType). A type nobody knows is therefore not taken for our sign-in name.
 */
function isLocal(type: string): boolean {
  return type !== 'federated' && type !== 'userprincipalname';
}

/**
 * A domain is another Entra organisation ("objectIdentity resource type", issuer); a URI or an entity id is a partner that
 * federates by SAML or WS-Fed ("Federation with SAML/WS-Fed identity providers").
 */
function issuerOf(text: string): Issuer {
  const known = WELL_KNOWN.get(text);
  if (known !== undefined) return { key: known, kind: known, domain: null };
  const domain = dnsName(text);
  return domain === null
    ? { key: text, kind: 'partner-identity-provider', domain }
    : { key: domain, kind: 'entra-organisation', domain };
}
