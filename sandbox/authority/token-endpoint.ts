/**
 * Issues tokens to the bot's app, for itself or on behalf of a person (Microsoft identity platform, both flows of OAuth
 * 2.0).
 */
import { X509Certificate, timingSafeEqual } from 'node:crypto';
import { jwtVerify } from 'jose';
import { type AppClaims, accessToken } from './access-token.ts';
import { REFUSALS, type Refusal } from './oauth-error.ts';
import type { SingleSignOn } from './single-sign-on.ts';

/** Whom a token speaks for, and to whom. */
export type Speaker = { readonly appId: string; readonly audience: string; readonly person?: string };

export type TokenEndpoint = {
  /** @returns the response body */
  answer(form: URLSearchParams): Promise<{ readonly token: object } | { readonly refusal: Refusal }>;
  accepts(token: string): Speaker | undefined;
};

export type TokenWorld = {
  /** What a token for this audience says of the app itself. */
  readonly claimsFor?: ((audience: string) => Partial<AppClaims>) | undefined;
  readonly appId: string;
  readonly clientSecret: string;
  /** The certificate, in PEM, that the app may authenticate with. */
  readonly clientCertificate: string | undefined;
  /** Its address, which must be the audience of a client's own assertion. */
  readonly url: string;
  readonly singleSignOn: SingleSignOn;
  hasConsented(person: string): boolean;
  isChallenged(person: string): boolean;
};

const LIFETIME_SECONDS = 3600;
const ON_BEHALF_OF = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
const CLIENT_ASSERTION = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

export function createTokenEndpoint(world: TokenWorld): TokenEndpoint {
  const given = new Map<string, Speaker>();
  const give = (speaker: Speaker, scope: string) => {
    const own = speaker.person === undefined ? world.claimsFor?.(speaker.audience) : undefined;
    const access_token = accessToken(speaker.audience, own);
    given.set(access_token, speaker);
    const lifetime = { expires_in: LIFETIME_SECONDS, ext_expires_in: LIFETIME_SECONDS };
    return { token: { token_type: 'Bearer', scope, ...lifetime, access_token } };
  };
  return {
    accepts: (token) => given.get(token),
    async answer(form) {
      const { appId } = world;
      if (!(await isClient(world, form))) return { refusal: REFUSALS.wrongClient };
      const audience = audienceIn(form);
      if (audience === null) return { refusal: REFUSALS.unknownScope };
      const scope = form.get('scope') ?? '';
      if (form.get('grant_type') === 'client_credentials') return give({ appId, audience }, scope);
      if (form.get('grant_type') !== ON_BEHALF_OF) return { refusal: REFUSALS.unknownGrant };
      if (form.get('requested_token_use') !== 'on_behalf_of') return { refusal: REFUSALS.badRequest };
      const of = await world.singleSignOn.verify(form.get('assertion') ?? '');
      if (of === 'invalid') return { refusal: REFUSALS.invalidAssertion };
      if (of === 'expired') return { refusal: REFUSALS.expiredAssertion };
      if (!world.hasConsented(of.person)) return { refusal: REFUSALS.noConsent };
      if (world.isChallenged(of.person)) return { refusal: REFUSALS.challenge };
      return give({ appId, audience, person: of.person }, scope);
    },
  };
}

async function isClient({ appId, clientSecret, clientCertificate, url }: TokenWorld, form: URLSearchParams) {
  if (form.get('client_id') !== appId) return false;
  const secret = form.get('client_secret');
  if (secret !== null) return isSame(secret, clientSecret);
  if (clientCertificate === undefined || form.get('client_assertion_type') !== CLIENT_ASSERTION) return false;
  const { publicKey } = new X509Certificate(clientCertificate);
  // Clients round the start of the validity period up.
  const expected = { issuer: appId, subject: appId, audience: url, clockTolerance: 300 };
  return jwtVerify(form.get('client_assertion') ?? '', publicKey, expected).then(
    () => true,
    () => false,
  );
}

function isSame(one: string, other: string): boolean {
  const [left, right] = [Buffer.from(one), Buffer.from(other)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** For example `https://graph.microsoft.com` of `https://graph.microsoft.com/.default`. */
function audienceIn(form: URLSearchParams): string | null {
  const wanted = form.get('scope')?.split(' ') ?? [];
  return wanted.find((scope) => scope.endsWith('/.default'))?.slice(0, -'/.default'.length) ?? null;
}
