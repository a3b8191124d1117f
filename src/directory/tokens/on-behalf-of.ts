/**
 * Acts on behalf of a person: exchanges their Teams single sign-on token for this app (the assertion) for a Microsoft
 * Graph token with their rights (Microsoft identity platform, "OAuth 2.0 On-Behalf-Of flow").
 */
import { z } from 'zod';
import type { Log } from '../../telemetry/log.ts';
import { DirectoryRefused, DirectoryUnavailable } from '../../requests/model/ports.ts';
import { type CredentialSettings, TokenTimeout, onBehalfOf, tokenWithin } from './credentials.ts';

export type Exchanged =
  | { readonly ok: true; readonly token: string }
  | { readonly ok: false; readonly because: 'consent-needed' | 'sign-in-needed' };

/**
 * @returns a token, or what the person must do first
 * @throws `DirectoryUnavailable` if Entra doesn't answer, `DirectoryRefused` if it refuses the app itself
 */
export type Exchange = (assertion: string, scope: string) => Promise<Exchanged>;

/** Getting a token changes nothing in the directory. */
const NOTHING_DONE = { nothingDone: true } as const;
const PATIENCE_MS = 4_000;

/** The token endpoint's error as the library passes it on in `cause`. Its texts aren't read. */
const refusal = z.object({
  errorCode: z.string().regex(/^\w{1,80}$/),
  subError: z.string().nullish(),
  errorNo: z.coerce.string().nullish(),
});
type Refusal = z.output<typeof refusal>;

/**
 * AADSTS65001: neither the person nor an admin has consented ("Microsoft Entra authentication and authorization error
 * codes").
 */
const NOT_CONSENTED = '65001';
/** The assertion has expired, or Entra requires more than it proves ("Handling errors" in the article above). */
const SIGN_IN_AGAIN = ['invalid_grant', 'interaction_required', 'login_required', 'insufficient_claims'];

/**
 * @returns an exchange that caches nothing
 * @throws if the settings allow none: a managed identity can't act on behalf of a user
 */
export function createExchange(settings: CredentialSettings, log: Log): Exchange {
  if (settings.appType !== 'SingleTenant') throw new Error('A managed identity cannot act on behalf of a user');
  return async (assertion, scope) => {
    try {
      const token = await tokenWithin(onBehalfOf(settings, assertion), scope, PATIENCE_MS);
      if (token === null) throw new DirectoryUnavailable('no-token', NOTHING_DONE);
      return { ok: true, token: token.token };
    } catch (error) {
      if (error instanceof DirectoryUnavailable) throw error;
      if (error instanceof TokenTimeout) throw new DirectoryUnavailable('timeout', NOTHING_DONE);
      const refused = refusalIn(error);
      const { errorCode: code = nameOf(error), subError: detail, errorNo: number } = refused ?? {};
      log.warn({ code, detail, number }, 'No Graph token on behalf of the approver');
      return { ok: false, because: meaningOf(refused) };
    }
  };
}

const claims = z.object({ oid: z.guid() });

/**
 * @returns the object ID of the person in the assertion, unverified until it's exchanged; null if it isn't an Entra
 * token
 */
export function personIn(assertion: string): string | null {
  const [, payload = ''] = assertion.split('.');
  try {
    return claims.parse(JSON.parse(Buffer.from(payload, 'base64url').toString())).oid.toLowerCase();
  } catch {
    return null;
  }
}

function refusalIn(error: unknown): Refusal | undefined {
  return error instanceof Error ? refusal.safeParse(error.cause).data : undefined;
}

/** Only the name: the library's connection errors contain the request with the app's secret. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : 'unexpected';
}

function meaningOf(refused: Refusal | undefined): 'consent-needed' | 'sign-in-needed' {
  if (refused === undefined) throw new DirectoryUnavailable('no-token', NOTHING_DONE);
  const { errorCode, subError, errorNo } = refused;
  if ([errorCode, subError].includes('consent_required') || errorNo === NOT_CONSENTED) return 'consent-needed';
  if (SIGN_IN_AGAIN.includes(errorCode)) return 'sign-in-needed';
  if (/^(invalid|unauthorized)_/.test(errorCode)) throw new DirectoryRefused(errorCode, NOTHING_DONE);
  throw new DirectoryUnavailable(errorCode, NOTHING_DONE);
}
