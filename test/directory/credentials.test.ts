import assert from 'node:assert/strict';
import { type IncomingMessage, createServer } from 'node:http';
import { createTokenSource } from '../../src/directory/credentials.ts';
import { throughFront } from '../support/identity-front.ts';

const APP = 'dddddddd-0000-4000-8000-000000000001';
const TENANT = 'c0000000-0000-4000-8000-000000000000';

describe('tokens of a managed identity', () => {
  const kept = { ...process.env };
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
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
  });

  it('come from the endpoint of App Service, for this app, with nothing set but its two variables', async () => {
    const tokens = createTokenSource({ appType: 'UserAssignedMSI', appId: APP, tenantId: TENANT });
    assert.equal(await tokens('https://graph.microsoft.com/.default'), 'token for https://graph.microsoft.com');
    assert.equal(await tokens('https://api.botframework.com/.default'), 'token for https://api.botframework.com');
    const [first] = requests;
    const query = new URL(first?.url ?? '', 'http://identity').searchParams;
    assert.equal(first?.headers['x-identity-header'], 'the-header');
    assert.equal(query.get('client_id'), APP);
    assert.equal(query.get('api-version'), '2019-08-01');
  });

  it('are kept until they run out', async () => {
    const tokens = createTokenSource({ appType: 'UserAssignedMSI', appId: APP, tenantId: TENANT });
    await tokens('https://kept.example/.default');
    const before = requests.length;
    await tokens('https://kept.example/.default');
    assert.equal(requests.length, before);
  });
});

describe('tokens of an app of a single tenant', () => {
  it('need a password or a certificate', () => {
    assert.throws(() => createTokenSource({ appType: 'SingleTenant', appId: APP, tenantId: TENANT }));
  });

  it('can be set up with a password, or with a certificate and another cloud’s login host', () => {
    const app = { appType: 'SingleTenant', appId: APP, tenantId: TENANT } as const;
    assert.equal(typeof createTokenSource({ ...app, password: 'a secret' }), 'function');
    const authorityHost = 'https://login.microsoftonline.us';
    assert.equal(typeof createTokenSource({ ...app, certificatePath: '/cert.pem', authorityHost }), 'function');
  });

  it('are not to be had with a certificate that is not there, and the error says so', async () => {
    const app = { appType: 'SingleTenant', appId: APP, tenantId: TENANT } as const;
    const tokens = createTokenSource({ ...app, certificatePath: '/nowhere/cert.pem' });
    await assert.rejects(tokens('https://graph.microsoft.com/.default'), /cert\.pem/);
  });
});
