/** The tokens that Entra signs for a person who uses the bot in Teams, and that prove to the bot's app who they are. */
import { type CryptoKey, SignJWT, errors, exportJWK, generateKeyPair, jwtVerify } from 'jose';

/** Claims to add or replace; undefined omits a claim. */
export type Claims = Readonly<Record<string, unknown>>;

export type SingleSignOn = {
  readonly keys: readonly object[];
  /** A token for the app, valid for an hour, with these claims changed. */
  sign(person: string, claims?: Claims): Promise<string>;
  /** Whose token this is, or what is wrong with it. */
  verify(token: string): Promise<{ readonly person: string } | 'expired' | 'invalid'>;
};

const LIFETIME_SECONDS = 3600;

export async function createSingleSignOn(issuer: string, tenantId: string, appId: string): Promise<SingleSignOn> {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const kid = crypto.randomUUID();
  return {
    keys: [{ ...(await exportJWK(publicKey)), kid, use: 'sig', alg: 'RS256' }],
    sign: (person, claims = {}) => {
      const now = Math.floor(Date.now() / 1000);
      const own = { iss: issuer, aud: appId, tid: tenantId, oid: person, scp: 'access_as_user', ver: '2.0' };
      return new SignJWT({ ...own, iat: now, nbf: now, exp: now + LIFETIME_SECONDS, ...claims })
        .setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' })
        .sign(privateKey);
    },
    verify: (token) => verified(token, publicKey, { issuer, audience: appId }),
  };
}

async function verified(
  token: string,
  key: CryptoKey,
  expected: { readonly issuer: string; readonly audience: string },
): Promise<{ readonly person: string } | 'expired' | 'invalid'> {
  try {
    const { payload } = await jwtVerify(token, key, { ...expected, requiredClaims: ['exp', 'oid', 'scp'] });
    return typeof payload['oid'] === 'string' ? { person: payload['oid'] } : 'invalid';
  } catch (error) {
    return error instanceof errors.JWTExpired ? 'expired' : 'invalid';
  }
}
