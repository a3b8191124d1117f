/** Plays the Bot Connector's token issuer: signs the proof that an activity comes from the channel. */
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import type { Route } from '../http/http.ts';

export const CHANNEL_ISSUER = 'https://api.botframework.com';
const METADATA_PATH = '/.well-known/openidconfiguration';
const KEYS_PATH = '/.well-known/keys';
const LIFETIME_SECONDS = 3600;

/** Claims to add or replace; undefined omits a claim. */
export type Claims = Readonly<Record<string, unknown>>;

export type TokenIssuer = {
  readonly metadataUrl: string;
  readonly routes: readonly Route[];
  /** A token as the channel signs it for the bot, valid for an hour, with these claims changed. */
  sign(changes?: Claims): Promise<string>;
};

/** `baseUrl` is where the routes are served; every token contains `serviceUrl`. */
export async function createTokenIssuer(baseUrl: string, appId: string, serviceUrl: string): Promise<TokenIssuer> {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const kid = crypto.randomUUID();
  // Without this endorsement the SDK refuses activities of the channel.
  const key = { ...(await exportJWK(publicKey)), kid, use: 'sig', alg: 'RS256', endorsements: ['msteams'] };

  return {
    metadataUrl: baseUrl + METADATA_PATH,
    routes: [
      {
        method: 'GET',
        path: METADATA_PATH,
        handle: () => ({
          status: 200,
          body: {
            issuer: CHANNEL_ISSUER,
            authorization_endpoint: 'https://invalid.botframework.com',
            jwks_uri: baseUrl + KEYS_PATH,
            id_token_signing_alg_values_supported: ['RS256'],
            token_endpoint_auth_methods_supported: ['private_key_jwt'],
          },
        }),
      },
      { method: 'GET', path: KEYS_PATH, handle: () => ({ status: 200, body: { keys: [key] } }) },
    ],
    sign(changes = {}) {
      const now = Math.floor(Date.now() / 1000);
      return new SignJWT({
        iss: CHANNEL_ISSUER,
        aud: appId,
        serviceurl: serviceUrl,
        nbf: now - 60,
        exp: now + LIFETIME_SECONDS,
        ...changes,
      })
        .setProtectedHeader({ alg: 'RS256', kid, typ: 'JWT' })
        .sign(privateKey);
    },
  };
}
