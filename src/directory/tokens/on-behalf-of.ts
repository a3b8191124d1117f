/**
 * Acting for somebody: his single sign-on token of Teams, meant for this app, is exchanged for one for Microsoft Graph that
 * speaks for him (Microsoft identity platform, "OAuth 2.0 On-Behalf-Of flow").
 */
import { z } from 'zod';
import type { Log } from '../../telemetry/log.ts';
import { DirectoryRefused, DirectoryUnavailable } from '../../requests/model/ports.ts';
import { type CredentialSettings, TokenTimeout, onBehalfOf, tokenWithin } from './credentials.ts';

export type Exchanged =
  | { readonly ok: true; readonly token: string }
  | { readonly ok: false; readonly because: 'consent-needed' | 'sign-in-needed' };

/**
 * @returns a token, or what the person has to do first
 * @throws `DirectoryUnavailable` where nobody answers, `DirectoryRefused` where the app itself is not accepted
 */
export type Exchange = (assertion: string, scope: string) => Promise<Exchanged>;

/** A token writes nothing. */
const NOTHING_DONE = { nothingDone: true } as const;
const PATIENCE_MS = 4_000;

/** The token endpoint's own words, as the library passes them on beneath its error. Its texts are not read. */
const refusal = z.object({
  errorCode: z.string().regex(/^\w{1,80}$/),
  subError: z.string().nullish(),
  errorNo: z.coerce.string().nullish(),
});
type Refusal = z.output<typeof refusal>;

/** AADSTS65001: neither he nor an admin has consented ("Microsoft Entra authentication and authorization error codes"). */
const NOT_CONSENTED = '65001';
/** The assertion is used up, or more is asked of the person than it proves: "Handling errors" of the article above. */
const SIGN_IN_AGAIN = ['invalid_grant', 'interaction_required', 'login_required', 'insufficient_claims'];

/** Nothing is kept: every exchange has a credential of its own. @throws where the settings allow no such exchange */
export function createExchange(settings: CredentialSettings, log: Log): Exchange {
  if (settings.appType !== 'SingleTenant') throw new Error('A managed identity cannot act on behalf of anybody');
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
      log.warn({ code, detail, number }, 'No token for an approver');
      return { ok: false, because: meaningOf(refused) };
    }
  };
}

const claims = z.object({ oid: z.guid() });

/** Whose token this is, by its own words, which only an exchange proves; null where it is none of Entra's. */
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

/** The name alone: the library's errors of connections hold what was sent, with the app's secret. */
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
