import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { z } from 'zod';
import { selfSigned } from '../../../sandbox/authority/certificate.ts';
import { type LocalAuthority, startLocalAuthority } from '../../../sandbox/authority/local-authority.ts';
import { grady } from '../../../sandbox/directory/cast.ts';

const APP = 'dddddddd-0000-4000-8000-000000000001';
const TENANT = 'c0000000-0000-4000-8000-000000000000';
const GRADY = grady.id;

const refused = z.object({ error: z.string(), error_codes: z.array(z.number()), suberror: z.string().optional() });
const given = z.object({ access_token: z.string(), token_type: z.literal('Bearer'), expires_in: z.number() });

describe('the local authority', () => {
  let authority: LocalAuthority;
  let assertion: string;
  const post = async (changes: Record<string, string | undefined> = {}, tenant = TENANT) => {
    const form = {
      client_id: APP,
      client_secret: authority.clientSecret,
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      requested_token_use: 'on_behalf_of',
      assertion,
      scope: 'https://graph.microsoft.com/.default openid',
      ...changes,
    };
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries<string | undefined>(form)) {
      if (value !== undefined) body.set(name, value);
    }
    const answer = await fetch(`${authority.url}/${tenant}/oauth2/v2.0/token`, { method: 'POST', body });
    const said: unknown = await answer.json();
    return { status: answer.status, body: said };
  };
  const refusal = async (changes: Record<string, string | undefined>, tenant = TENANT) => {
    const { status, body } = await post(changes, tenant);
    const { error, error_codes, suberror } = refused.parse(body);
    return [status, error, ...error_codes, ...(suberror === undefined ? [] : [suberror])].join(' ');
  };

  beforeEach(async () => {
    authority = await startLocalAuthority({ tenantId: TENANT, appId: APP });
    assertion = await authority.singleSignOn(GRADY);
    authority.consent({ person: GRADY });
  });
  afterEach(() => authority.close());

  it('signs Teams tokens with a published key', async () => {
    const metadata = await fetch(`${authority.url}/${TENANT}/v2.0/.well-known/openid-configuration`);
    const { issuer, jwks_uri } = z.object({ issuer: z.string(), jwks_uri: z.string() }).parse(await metadata.json());
    const keys = z
      .object({ keys: z.array(z.looseObject({ kty: z.string() })) })
      .parse(await (await fetch(jwks_uri)).json());
    const { payload } = await jwtVerify(assertion, createLocalJWKSet(keys), { issuer, audience: APP });
    assert.partialDeepStrictEqual(payload, { oid: GRADY, tid: TENANT, scp: 'access_as_user' });
  });

  it('issues a token for a person, and recognises it', async () => {
    const { access_token } = given.parse((await post()).body);
    const audience = 'https://graph.microsoft.com';
    assert.deepEqual(authority.accepts(access_token), { appId: APP, audience, person: GRADY });
    assert.equal(authority.accepts(`${access_token}x`), undefined);
  });

  it('issues the app its own token, for any scope', async () => {
    const changes = { grant_type: 'client_credentials', scope: 'https://api.botframework.com/.default' };
    const { access_token } = given.parse((await post(changes)).body);
    assert.deepEqual(authority.accepts(access_token), { appId: APP, audience: 'https://api.botframework.com' });
  });

  const refusals: readonly (readonly [string, Record<string, string | undefined>, string])[] = [
    ['the secret is wrong', { client_secret: 'another' }, '401 invalid_client 7000215'],
    ['there is no secret', { client_secret: undefined }, '401 invalid_client 7000215'],
    ['it is another app', { client_id: TENANT }, '401 invalid_client 7000215'],
    ['it is not on behalf of anybody', { requested_token_use: undefined }, '400 invalid_request 900144'],
    ['the assertion is none', { assertion: 'a.b.c' }, '400 invalid_grant 50013'],
    ['there is no assertion', { assertion: undefined }, '400 invalid_grant 50013'],
    ['the flow is another', { grant_type: 'password' }, '400 unsupported_grant_type 70003'],
    ['nothing is asked for', { scope: 'openid' }, '400 invalid_scope 70011'],
  ];
  for (const [title, changes, expected] of refusals) {
    it(`issues none if ${title}`, async () => assert.equal(await refusal(changes), expected));
  }

  it('issues none if the assertion has expired, or is for another app or tenant', async () => {
    for (const [claims, expected] of [
      [{ exp: 1 }, '400 invalid_grant 500133'],
      [{ aud: TENANT }, '400 invalid_grant 50013'],
      [{ iss: 'https://another/v2.0' }, '400 invalid_grant 50013'],
      [{ oid: undefined }, '400 invalid_grant 50013'],
    ] as const) {
      assert.equal(await refusal({ assertion: await authority.singleSignOn(GRADY, claims) }), expected);
    }
  });

  it('issues none before there is consent: the person’s, or an admin’s for everybody', async () => {
    const other = { assertion: await authority.singleSignOn(TENANT) };
    assert.equal(await refusal(other), '400 invalid_grant 65001 consent_required');
    authority.consent('everybody');
    assert.equal((await post(other)).status, 200);
  });

  it('issues none while Conditional Access asks for more, and says what for', async () => {
    authority.challenge(GRADY, true);
    assert.equal(await refusal({}), '400 interaction_required 50076 basic_action');
    assert.match(JSON.stringify((await post()).body), /capolids/);
    authority.challenge(GRADY, false);
    assert.equal((await post()).status, 200);
  });

  it('knows one tenant', async () => {
    assert.equal(await refusal({}, APP), '400 invalid_request 90002');
  });

  it('records who was refused what', async () => {
    await post();
    await post({ assertion: 'none' });
    assert.deepEqual(
      authority.calls.map(({ refused: one }) => one?.code ?? null),
      [null, 50013],
    );
  });
});

describe('a certificate for this machine', () => {
  it('is for 127.0.0.1, with its own key, from yesterday for a month', () => {
    const now = new Date('2026-11-22T10:00:00Z');
    const { cert } = selfSigned(now);
    const read = new X509Certificate(cert);
    assert.equal(read.checkIP('127.0.0.1'), '127.0.0.1');
    assert.equal(read.checkIP('127.0.0.2'), undefined);
    assert.ok(read.verify(read.publicKey));
    assert.deepEqual(
      [read.validFromDate, read.validToDate].map((date) => date.toISOString()),
      ['2026-11-21T10:00:00.000Z', '2026-12-22T10:00:00.000Z'],
    );
    assert.notEqual(new X509Certificate(selfSigned(now).cert).serialNumber, read.serialNumber);
  });
});
