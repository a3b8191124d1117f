import assert from 'node:assert/strict';
import { type IncomingMessage, createServer } from 'node:http';
import { type CredentialSettings, TokenTimeout, createTokenSource } from '../../../src/directory/tokens/credentials.ts';
import { createExchange } from '../../../src/directory/tokens/on-behalf-of.ts';
import { DirectoryUnavailable } from '../../../src/requests/model/ports.ts';
import { type LocalAuthority, startLocalAuthority } from '../../../sandbox/authority/local-authority.ts';
import { throughFront } from '../../support/http/identity-front.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { grady } from '../../../sandbox/directory/cast.ts';

const APP = 'dddddddd-0000-4000-8000-000000000001';
const TENANT = 'c0000000-0000-4000-8000-000000000000';

describe('tokens of a managed identity', () => {
  const kept = { ...process.env };
  const requests: IncomingMessage[] = [];
  let failing: 'silence' | number | null = null;
  const server = createServer((request, response) => {
    requests.push(request);
    if (failing === 'silence') return;
    if (failing !== null) {
      response.statusCode = failing;
      response.end('{"error":"server_error","message":"on demand"}');
      return;
    }
    const resource = new URL(request.url ?? '', 'http://identity').searchParams.get('resource');
    response.setHeader('content-type', 'application/json');
    const expires = String(Math.floor(Date.now() / 1000) + 3600);
    response.end(
      JSON.stringify({
        access_token: `token for ${resource ?? ''}`,
        expires_on: expires,
        resource,
        token_type: 'Bearer',
      }),
    );
  });

  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    assert.ok(address !== null && typeof address === 'object');
    const own = { appId: APP, endpoint: `http://127.0.0.1:${address.port}/msi/token`, header: 'the-header' };
    const { endpoint, header } = await throughFront(own);
    process.env['IDENTITY_ENDPOINT'] = endpoint;
    process.env['IDENTITY_HEADER'] = header;
  });
  after(() => {
    process.env = kept;
    server.close();
    server.closeAllConnections();
  });

  it('come from App Service’s endpoint for this app, with only its two variables set', async () => {
    const tokens = createTokenSource({ appType: 'UserAssignedMSI', appId: APP, tenantId: TENANT });
    assert.equal(await tokens('https://graph.microsoft.com/.default'), 'token for https://graph.microsoft.com');
    assert.equal(await tokens('https://api.botframework.com/.default'), 'token for https://api.botframework.com');
    const [first] = requests;
    const query = new URL(first?.url ?? '', 'http://identity').searchParams;
    assert.equal(first?.headers['x-identity-header'], 'the-header');
    assert.equal(query.get('client_id'), APP);
    assert.equal(query.get('api-version'), '2019-08-01');
  });

  it('are awaited up to the deadline, and requested again after a failure', async () => {
    const tokens = createTokenSource({ appType: 'UserAssignedMSI', appId: APP, tenantId: TENANT }, 700);
    for (const how of ['silence', 500] as const) {
      failing = how;
      const started = performance.now();
      await assert.rejects(tokens(`https://${how}.example/.default`));
      assert.ok(performance.now() - started < 1_500, `${performance.now() - started}`);
    }
    failing = null;
    assert.equal(await tokens('https://silence.example/.default'), 'token for https://silence.example');
  });

  it('are cached until they expire', async () => {
    const tokens = createTokenSource({ appType: 'UserAssignedMSI', appId: APP, tenantId: TENANT });
    await tokens('https://kept.example/.default');
    const before = requests.length;
    await tokens('https://kept.example/.default');
    assert.equal(requests.length, before);
  });
});

describe('tokens of a SingleTenant app', () => {
  it('need a password or a certificate', () => {
    assert.throws(() => createTokenSource({ appType: 'SingleTenant', appId: APP, tenantId: TENANT }));
  });

  it('accept a password, or a certificate and another cloud’s login host', () => {
    const app = { appType: 'SingleTenant', appId: APP, tenantId: TENANT } as const;
    assert.equal(typeof createTokenSource({ ...app, password: 'a secret' }), 'function');
    const authorityHost = 'https://login.microsoftonline.us';
    assert.equal(typeof createTokenSource({ ...app, certificatePath: '/cert.pem', authorityHost }), 'function');
  });

  it('fail if the certificate file does not exist, with an error that says so', async () => {
    const app = { appType: 'SingleTenant', appId: APP, tenantId: TENANT } as const;
    const tokens = createTokenSource({ ...app, certificatePath: '/nowhere/cert.pem' });
    await assert.rejects(tokens('https://graph.microsoft.com/.default'), /cert\.pem/);
  });
});

describe('a failing token endpoint', () => {
  const GRAPH = 'https://graph.microsoft.com/.default';
  let authority: LocalAuthority;
  let settings: CredentialSettings;
  beforeEach(async () => {
    authority = await startLocalAuthority({ tenantId: TENANT, appId: APP });
    const { url: authorityHost, clientSecret: password } = authority;
    settings = { appType: 'SingleTenant', appId: APP, tenantId: TENANT, password, authorityHost };
  });
  afterEach(() => authority.close());

  for (const how of ['silence', 500, 503] as const) {
    it(`with ${how} causes no wait, and is asked again as soon as it recovers`, async () => {
      const tokens = createTokenSource(settings, 700);
      authority.fail(how);
      const started = performance.now();
      await assert.rejects(tokens(GRAPH));
      assert.ok(performance.now() - started < 1_500, `${performance.now() - started}`);
      authority.fail(null);
      assert.equal(authority.accepts(await tokens(GRAPH))?.appId, APP);
    });
  }

  it('causes a wait of at most four seconds by default', async () => {
    authority.fail('silence');
    const started = performance.now();
    await assert.rejects(createTokenSource(settings)(GRAPH), TokenTimeout);
    const waited = performance.now() - started;
    assert.ok(3_900 <= waited && waited < 4_900, `${waited}`);
  });

  it('is asked once for concurrent callers', async () => {
    const tokens = createTokenSource(settings);
    const given = await Promise.all(Array.from({ length: 10 }, () => tokens(GRAPH)));
    assert.equal(new Set(given).size, 1);
    assert.equal(authority.calls.length, 1);
  });

  it('does not delay an exchange on behalf of an approver beyond its deadline', async () => {
    const exchange = createExchange(settings, quietLog().log);
    const assertion = await authority.singleSignOn(grady.id);
    for (const how of ['silence', 500] as const) {
      authority.fail(how);
      const started = performance.now();
      await assert.rejects(exchange(assertion, GRAPH), DirectoryUnavailable);
      assert.ok(performance.now() - started < 4_900);
    }
  });
});
