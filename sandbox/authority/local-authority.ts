/**
 * Plays the token issuer of Microsoft Entra, on loopback over TLS: signs people's single sign-on tokens for Teams, and
 * issues tokens to the bot's app, for itself or on behalf of a person.
 */
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { AppClaims } from './access-token.ts';
import { trustedCertificate } from './certificate.ts';
import { REFUSALS, type Refusal, bodyOf } from './oauth-error.ts';
import { type Claims, createSingleSignOn } from './single-sign-on.ts';
import { type Speaker, createTokenEndpoint } from './token-endpoint.ts';

export type { Speaker } from './token-endpoint.ts';

export type LocalAuthorityOptions = {
  readonly tenantId: string;
  readonly appId: string;
  /** The certificate, in PEM, that the app may authenticate with besides its secret. */
  readonly clientCertificate?: string;
  /** What an app's token for this audience says of it. */
  readonly claimsFor?: (audience: string) => Partial<AppClaims>;
};

/** A token request: which flow, and why it was refused; null if it got a token. */
export type TokenCall = { readonly grant: string; readonly refused: Refusal | null };

export type LocalAuthority = {
  /** For example `https://127.0.0.1:41234`, for `authorityHost`. */
  readonly url: string;
  readonly clientSecret: string;
  readonly calls: readonly TokenCall[];
  /** The token that Teams hands to the bot for a person who is signed in. */
  singleSignOn(person: string, claims?: Claims): Promise<string>;
  /** Whom a token issued here speaks for. */
  accepts(token: string): Speaker | undefined;
  /** An admin consents for everybody, or a person for themselves. At first nobody has. */
  consent(who: 'everybody' | { readonly person: string }): void;
  /** From now on Conditional Access asks more of this person, or no longer does. */
  challenge(person: string, on: boolean): void;
  /** From now on the token endpoint never answers, or answers with this status; null: as usual. */
  fail(how: 'silence' | number | null): void;
  close(): Promise<void>;
};

const SILENCE = Symbol('silence');

/** From then on this process trusts the certificate; no other does. */
export async function startLocalAuthority(options: LocalAuthorityOptions): Promise<LocalAuthority> {
  const { tenantId, appId, clientCertificate, claimsFor } = options;
  const consented = new Set<string>();
  const challenged = new Set<string>();
  const calls: TokenCall[] = [];
  const clientSecret = randomBytes(24).toString('base64url');
  const server = createServer({ ...trustedCertificate() });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const url = `https://127.0.0.1:${portOf(server.address())}`;
  const paths = {
    metadata: `/${tenantId}/v2.0/.well-known/openid-configuration`,
    keys: `/${tenantId}/discovery/v2.0/keys`,
    token: `/${tenantId}/oauth2/v2.0/token`,
  };
  const issuer = `${url}/${tenantId}/v2.0`;
  const singleSignOn = await createSingleSignOn(issuer, tenantId, appId);
  const endpoint = createTokenEndpoint({
    ...{ appId, clientSecret, clientCertificate, singleSignOn, claimsFor },
    url: url + paths.token,
    hasConsented: (person) => consented.has('everybody') || consented.has(person),
    isChallenged: (person) => challenged.has(person),
  });

  let failing: 'silence' | number | null = null;
  const answerTo = async (request: IncomingMessage): Promise<{ status: number; body: object } | typeof SILENCE> => {
    const [path = ''] = (request.url ?? '').split('?');
    if (request.method === 'GET' && path === paths.metadata) {
      return {
        status: 200,
        body: {
          ...{ issuer, token_endpoint: url + paths.token, jwks_uri: url + paths.keys },
          authorization_endpoint: `${url}/${tenantId}/oauth2/v2.0/authorize`,
        },
      };
    }
    if (request.method === 'GET' && path === paths.keys) return { status: 200, body: { keys: singleSignOn.keys } };
    if (request.method !== 'POST' || path !== paths.token) {
      return { status: 400, body: bodyOf(REFUSALS.unknownTenant) };
    }
    const form = new URLSearchParams(await text(request));
    if (failing === 'silence') return SILENCE;
    if (failing !== null) return { status: failing, body: {} };
    const answer = await endpoint.answer(form);
    const refused = 'refusal' in answer ? answer.refusal : null;
    calls.push({ grant: form.get('grant_type') ?? '', refused });
    return 'token' in answer
      ? { status: 200, body: answer.token }
      : { status: answer.refusal.status ?? 400, body: bodyOf(answer.refusal) };
  };
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    answerTo(request).then(
      (answer) => {
        if (answer === SILENCE) return;
        const { status, body } = answer;
        // Not chained: once restify is loaded, writeHead returns nothing.
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(JSON.stringify(body));
      },
      () => response.destroy(),
    );
  });

  return {
    url,
    clientSecret,
    calls,
    singleSignOn: (person, claims) => singleSignOn.sign(person, claims),
    accepts: (token) => endpoint.accepts(token),
    consent: (who) => void consented.add(who === 'everybody' ? who : who.person),
    challenge(person, on) {
      if (on) challenged.add(person);
      else challenged.delete(person);
    },
    fail(how) {
      failing = how;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The local authority has no port');
  return address.port;
}
