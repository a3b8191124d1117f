import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ObjectId } from '../../../src/requests/model/ids.ts';
import type { CredentialSettings } from '../../../src/directory/tokens/credentials.ts';
import { createDirectory } from '../../../src/directory/directory.ts';
import { type Exchange, createExchange, personIn } from '../../../src/directory/tokens/on-behalf-of.ts';
import { DirectoryRefused, DirectoryUnavailable } from '../../../src/requests/model/ports.ts';
import { selfSigned } from '../../../sandbox/authority/certificate.ts';
import { type LocalAuthority, startLocalAuthority } from '../../../sandbox/authority/local-authority.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { SETTINGS } from '../settings.ts';
import { grady, lidia } from '../../../sandbox/directory/cast.ts';

const APP = 'dddddddd-0000-4000-8000-000000000001';
const TENANT = 'c0000000-0000-4000-8000-000000000000';
const GRADY = grady.id;
const LIDIA = lidia.id;
const GRAPH = 'https://graph.microsoft.com/.default';

describe('a token on behalf of an approver', () => {
  const folder = mkdtempSync(join(tmpdir(), 'approver-'));
  const certificatePath = join(folder, 'app.pem');
  const own = selfSigned();
  let authority: LocalAuthority;
  let settings: CredentialSettings;
  let lines: readonly Record<string, unknown>[];
  let exchange: Exchange;

  before(() => writeFileSync(certificatePath, own.key + own.cert));
  after(() => rmSync(folder, { recursive: true }));
  beforeEach(async () => {
    authority = await startLocalAuthority({ tenantId: TENANT, appId: APP, clientCertificate: own.cert });
    const { url: authorityHost, clientSecret: password } = authority;
    settings = { appType: 'SingleTenant', appId: APP, tenantId: TENANT, password, authorityHost };
    const quiet = quietLog();
    ({ lines } = quiet);
    exchange = createExchange(settings, quiet.log);
  });
  afterEach(() => authority.close());

  it('gives the rights of the person in the assertion at Graph', async () => {
    authority.consent('everybody');
    const given = await exchange(await authority.singleSignOn(GRADY), GRAPH);
    assert.ok(given.ok);
    const audience = 'https://graph.microsoft.com';
    assert.deepEqual(authority.accepts(given.token), { appId: APP, audience, person: GRADY });
  });

  it('can be acquired with a certificate, too', async () => {
    authority.consent({ person: GRADY });
    const { appType, appId, tenantId, authorityHost } = settings;
    const byCertificate = createExchange(
      { appType, appId, tenantId, certificatePath, ...(authorityHost === undefined ? {} : { authorityHost }) },
      quietLog().log,
    );
    assert.ok((await byCertificate(await authority.singleSignOn(GRADY), GRAPH)).ok);
  });

  it('is acquired for every use, never cached', async () => {
    authority.consent({ person: GRADY });
    const assertion = await authority.singleSignOn(GRADY);
    const [one, two] = [await exchange(assertion, GRAPH), await exchange(assertion, GRAPH)];
    assert.ok(one.ok && two.ok);
    assert.notEqual(one.token, two.token);
    authority.challenge(GRADY, true);
    assert.deepEqual(await exchange(assertion, GRAPH), { ok: false, because: 'sign-in-needed' });
    assert.equal(authority.calls.length, 3);
  });

  const troubles: readonly (readonly [string, () => Promise<string>, 'consent-needed' | 'sign-in-needed'])[] = [
    ['consent is missing', () => authority.singleSignOn(LIDIA), 'consent-needed'],
    [
      'Conditional Access asks for more',
      async () => {
        authority.challenge(GRADY, true);
        return authority.singleSignOn(GRADY);
      },
      'sign-in-needed',
    ],
    ['the assertion has run out', () => authority.singleSignOn(GRADY, { exp: 1 }), 'sign-in-needed'],
    ['it is meant for another app', () => authority.singleSignOn(GRADY, { aud: 'another' }), 'sign-in-needed'],
    [
      'another tenant signed it',
      () => authority.singleSignOn(GRADY, { iss: 'https://another/v2.0' }),
      'sign-in-needed',
    ],
    ['no one signed it', async () => forged(await authority.singleSignOn(GRADY)), 'sign-in-needed'],
  ];
  for (const [title, assertion, because] of troubles) {
    it(`is refused if ${title}: ${because}`, async () => {
      authority.consent({ person: GRADY });
      assert.deepEqual(await exchange(await assertion(), GRAPH), { ok: false, because });
    });
  }

  it('is refused permanently if Entra refuses the app itself', async () => {
    const wrong = createExchange({ ...settings, password: 'another' }, quietLog().log);
    await assert.rejects(wrong(await authority.singleSignOn(GRADY), GRAPH), (error) => {
      return error instanceof DirectoryRefused && error.code === 'invalid_client';
    });
  });

  it('is worth a later attempt if Entra does not answer', async () => {
    const assertion = await authority.singleSignOn(GRADY);
    await authority.close();
    await assert.rejects(exchange(assertion, GRAPH), DirectoryUnavailable);
  });

  it('leaves neither the assertion, nor the token, nor the app’s secret in the log', async () => {
    const assertion = await authority.singleSignOn(GRADY);
    await exchange(assertion, GRAPH);
    authority.consent('everybody');
    const given = await exchange(assertion, GRAPH);
    await authority.close();
    await exchange(assertion, GRAPH).catch(() => undefined);
    assert.ok(given.ok && lines.length >= 2);
    for (const secret of [assertion, given.token, settings.password ?? '']) {
      assert.ok(!JSON.stringify(lines).includes(secret));
    }
  });

  it('cannot be acquired by a managed identity', () => {
    assert.throws(() => createExchange({ appType: 'UserAssignedMSI', appId: APP, tenantId: TENANT }, quietLog().log));
  });

  describe('on a click', () => {
    const check = async (person: ObjectId, assertion: string) =>
      createDirectory({
        graphBaseUrl: 'http://127.0.0.1:9',
        tenantId: TENANT,
        tokens: () => Promise.reject(new Error('The app’s own token is not to be asked for')),
        exchange,
        settings: SETTINGS,
        log: quietLog().log,
      }).checkAssertion(person, assertion);

    it('is checked at once', async () => {
      const assertion = await authority.singleSignOn(GRADY);
      assert.equal(await check(GRADY, assertion), 'consent-needed');
      authority.consent({ person: GRADY });
      assert.equal(await check(GRADY, await authority.singleSignOn(GRADY.toUpperCase())), 'consent-needed');
      authority.challenge(GRADY, true);
      assert.equal(await check(GRADY, assertion), 'sign-in-needed');
    });

    it('is not requested if the assertion is someone else’s or no Entra token', async () => {
      assert.equal(await check(LIDIA, await authority.singleSignOn(GRADY)), 'other-person');
      for (const none of ['', 'a.b.c', 'rubbish', await authority.singleSignOn(GRADY, { oid: undefined })]) {
        assert.equal(await check(GRADY, none), 'sign-in-needed');
      }
      assert.deepEqual(authority.calls, []);
    });

    it('is refused for an unsigned assertion that only claims a person', async () => {
      authority.consent('everybody');
      const assertion = forged(await authority.singleSignOn(GRADY));
      assert.equal(personIn(assertion), GRADY);
      assert.equal(await check(GRADY, assertion), 'sign-in-needed');
    });
  });
});

/** The same claims under another signature. */
function forged(token: string): string {
  const [header = '', payload = '', signature = ''] = token.split('.');
  return [header, payload, Buffer.from(signature, 'base64url').reverse().toString('base64url')].join('.');
}
