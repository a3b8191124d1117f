/**
 * Plays the managed identity of an App Service: issues the bot's tokens for the connector and for Graph.
 * Its REST protocol: https://learn.microsoft.com/azure/app-service/overview-managed-identity#rest-endpoint-reference
 */
import { randomBytes } from 'node:crypto';
import { type AppClaims, accessToken } from '../../authority/access-token.ts';
import type { Call, Route } from '../http/http.ts';

const PATH = '/msi/token';
const API_VERSION = '2019-08-01';
const LIFETIME_SECONDS = 24 * 3600;

export type AcceptedToken = { readonly appId: string; readonly audience: string };

export type IdentityEndpoint = {
  /** For `IDENTITY_ENDPOINT` and `IDENTITY_HEADER`. */
  readonly url: string;
  readonly header: string;
  readonly route: Route;
  /** Whose token this is, and for what; undefined if it was not issued here. */
  accepts(token: string): AcceptedToken | undefined;
};

/** @param claimsFor what a token for this audience says of the app */
export function createIdentityEndpoint(
  baseUrl: string,
  appId: string,
  claimsFor: (audience: string) => Partial<AppClaims> = () => ({}),
): IdentityEndpoint {
  const header = randomBytes(16).toString('hex');
  const given = new Map<string, AcceptedToken>();

  const refusal = (message: string) => ({ status: 400, body: { statusCode: 400, message } });
  const handle = (call: Call) => {
    if (call.headers['x-identity-header'] !== header) return { status: 401 };
    const resource = call.query.get('resource');
    const clientId = call.query.get('client_id');
    if (call.query.get('api-version') !== API_VERSION) return refusal('Unsupported api-version');
    if (!resource) return refusal('The resource is missing');
    if (clientId !== appId)
      return refusal('No User Assigned or Delegated Managed Identity found for specified ClientId');
    const audience = resource.replace(/\/$/, '');
    const token = accessToken(audience, claimsFor(audience));
    given.set(token, { appId, audience });
    return {
      status: 200,
      body: {
        access_token: token,
        expires_on: String(Math.floor(Date.now() / 1000) + LIFETIME_SECONDS),
        resource,
        token_type: 'Bearer',
        client_id: appId,
      },
    };
  };

  return {
    url: baseUrl + PATH,
    header,
    route: { method: 'GET', path: PATH, handle },
    accepts: (token) => given.get(token),
  };
}
