/**
 * Plays the part of Microsoft Entra that gives tokens, on loopback and over TLS: signs people's single sign-on tokens for
 * Teams, and gives the bot's app its own tokens and those on behalf of a person.
 */
import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { trustedCertificate } from './certificate.ts';
import { REFUSALS, type Refusal, bodyOf } from './oauth-error.ts';
import { type Claims, createSingleSignOn } from './single-sign-on.ts';
import { type Speaker, createTokenEndpoint } from './token-endpoint.ts';

export type { Speaker } from './token-endpoint.ts';

export type LocalAuthorityOptions = {
  readonly tenantId: string;
  readonly appId: string;
  /** PEM of the certificate that the app may prove itself with, beside its secret. */
  readonly clientCertificate?: string;
};

/** A request for a token: which flow, and what came of it; null where it got one. */
export type TokenCall = { readonly grant: string; readonly refused: Refusal | null };

export type LocalAuthority = {
  /** Such as `https://127.0.0.1:41234`, for `authorityHost`. */
  readonly url: string;
  readonly clientSecret: string;
  readonly calls: readonly TokenCall[];
  /** What Teams hands to the bot for a person who is signed in. */
  singleSignOn(person: string, claims?: Claims): Promise<string>;
  /** Whom a token that was given here speaks for. */
  accepts(token: string): Speaker | undefined;
  /** An admin consents for everybody, or somebody for himself. At first nobody has. */
  consent(who: 'everybody' | { readonly person: string }): void;
  /** From now on Conditional Access asks more of this person; or no longer. */
  challenge(person: string, on: boolean): void;
  /** From now on the token endpoint never answers, or with this status; null: as usual. */
  fail(how: 'silence' | number | null): void;
  close(): Promise<void>;
};

const SILENCE = Symbol('silence');

/** This process trusts the certificate from then on; no other does. */
export async function startLocalAuthority(options: LocalAuthorityOptions): Promise<LocalAuthority> {
  const { tenantId, appId, clientCertificate } = options;
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
    ...{ appId, clientSecret, clientCertificate, singleSignOn },
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
        // Not chained: restify, once it is loaded, makes writeHead return nothing.
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
