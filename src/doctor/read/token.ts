/** Reads the claims of the app's own token: the only place where its actual permissions are. */
import { z } from 'zod';
import { graphScope } from '../../directory/graph/graph-client.ts';
import type { TokenSource } from '../../directory/tokens/credentials.ts';
import { reasonOf } from '../../store/database/outage.ts';
import type { TokenRead } from '../rules/token.ts';

/** "Access token claims reference". A token without application permissions has no `roles`. */
const claims = z
  .object({ tid: z.string(), appid: z.string(), oid: z.guid(), roles: z.array(z.string()).default([]) })
  .transform(({ tid, appid, oid, roles }) => ({ tenantId: tid, appId: appid, objectId: oid, roles }));

/**
 * Isn't verified: it came from Entra over TLS a moment ago, and decides nothing. Apps shouldn't rely on a token that is for
 * another ("Access tokens in the Microsoft identity platform"), so one in another form is no fault.
 */
export async function readToken(tokens: TokenSource, graphBaseUrl: string): Promise<TokenRead> {
  let token: string;
  try {
    token = await tokens(graphScope(graphBaseUrl));
  } catch (error) {
    return { failed: reasonOf(error) };
  }
  return claims.safeParse(payloadOf(token)).data ?? 'unreadable';
}

function payloadOf(token: string): unknown {
  const [, payload = ''] = token.split('.');
  try {
    return JSON.parse(Buffer.from(payload, 'base64url').toString());
  } catch {
    return undefined;
  }
}
