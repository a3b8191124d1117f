/** Access tokens of the bot's app, as Entra makes them, and as nobody but their resource is to read them. */
import { randomBytes } from 'node:crypto';

/** What a token says of the app itself ("Access token claims reference"). */
export type AppClaims = {
  readonly tid: string;
  readonly appid: string;
  /** The object id of its service principal. */
  readonly oid: string;
  /** Application permissions; only in a token for Graph. */
  readonly roles: readonly string[];
};

/** @returns a token in the form of a JWT, whose signature nobody checks: the one who gave it keeps it */
export function accessToken(audience: string, claims: Partial<AppClaims> = {}): string {
  const part = (content: object): string => Buffer.from(JSON.stringify(content)).toString('base64url');
  return [
    part({ typ: 'JWT', alg: 'RS256' }),
    part({ aud: audience, ...claims }),
    randomBytes(32).toString('base64url'),
  ].join('.');
}
