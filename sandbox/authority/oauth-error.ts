/**
 * Refusals of the token endpoint, as Entra words them ("Microsoft Entra authentication and authorization error codes").
 */
import { randomUUID } from 'node:crypto';

export type Refusal = {
  readonly error: string;
  /** As in `AADSTS65001`. */
  readonly code: number;
  readonly suberror?: string;
  readonly claims?: string;
  readonly status?: number;
};

export const REFUSALS = {
  unknownTenant: { error: 'invalid_request', code: 90002 },
  wrongClient: { error: 'invalid_client', code: 7000215, status: 401 },
  unknownGrant: { error: 'unsupported_grant_type', code: 70003 },
  unknownScope: { error: 'invalid_scope', code: 70011 },
  badRequest: { error: 'invalid_request', code: 900144 },
  invalidAssertion: { error: 'invalid_grant', code: 50013 },
  expiredAssertion: { error: 'invalid_grant', code: 500133 },
  noConsent: { error: 'invalid_grant', code: 65001, suberror: 'consent_required' },
  challenge: {
    error: 'interaction_required',
    code: 50076,
    suberror: 'basic_action',
    claims: '{"access_token":{"capolids":{"essential":true,"values":["c0117050-0000-4000-8000-00000000ca01"]}}}',
  },
} as const satisfies Readonly<Record<string, Refusal>>;

export function bodyOf({ error, code, suberror, claims }: Refusal): object {
  return {
    error,
    error_description: `AADSTS${code}: The token endpoint refuses.`,
    error_codes: [code],
    timestamp: new Date().toISOString(),
    trace_id: randomUUID(),
    correlation_id: randomUUID(),
    ...(suberror === undefined ? {} : { suberror }),
    ...(claims === undefined ? {} : { claims }),
  };
}
