import assert from 'node:assert/strict';
import { createDomainReader } from '../../../src/directory/home/our-domains.ts';
import { createGraphClient } from '../../../src/directory/graph/graph-client.ts';
import { createOwnPage } from '../../../src/directory/home/own-page.ts';
import type { PasswordHome } from '../../../src/requests/model/home.ts';
import { type GraphServer, refusal, startGraph } from '../../support/graph/graph-server.ts';
import { quietLog } from '../../support/quiet-log.ts';

const TENANT = 'c0000000-0000-4000-8000-000000000000';
const PAGE = 'https://adfs.corp.contoso.com/adfs/portal/updatepassword';
const ours: PasswordHome = { where: 'our-identity-provider', domain: 'corp.contoso.com' };
const path = (domain: string) => `/domains/${domain}/federationConfiguration`;

describe('a page of our own', () => {
  let graph: GraphServer;
  let pageFor: ReturnType<typeof createOwnPage>;
  const federations = (...pages: readonly unknown[]) => ({
    body: { value: pages.map((passwordResetUri) => ({ displayName: 'Contoso AD FS', passwordResetUri })) },
  });

  beforeEach(async () => {
    graph = await startGraph();
    const { log } = quietLog();
    const client = createGraphClient({ graphBaseUrl: graph.url, tokens: async () => 'token', log });
    pageFor = createOwnPage(client, createDomainReader(), TENANT, log);
    const federated = { id: 'corp.contoso.com', authenticationType: 'Federated', isVerified: true };
    graph.on('GET', '/domains', { body: { value: [{ id: 'contoso.com', authenticationType: 'Managed' }, federated] } });
    graph.on('GET', path('corp.contoso.com'), federations(PAGE));
  });
  afterEach(() => graph.close());

  it('is the one that our identity provider’s administrator set, asked for once', async () => {
    assert.equal(await pageFor(ours), PAGE);
    assert.equal(await pageFor(ours), PAGE);
    assert.equal(graph.sent('GET', path('corp.contoso.com')).length, 1);
  });

  it('is the parent domain’s if a subdomain inherits its sign-in', async () => {
    assert.equal(await pageFor({ where: 'our-identity-provider', domain: 'nl.corp.contoso.com' }), PAGE);
  });

  it('is the first of several', async () => {
    graph.on('GET', path('corp.contoso.com'), federations(null, '', PAGE));
    assert.equal(await pageFor(ours), PAGE);
  });

  for (const [what, page] of [
    ['none is set', null],
    ['it is empty', ''],
    ['it is not encrypted', 'http://adfs.corp.contoso.com/reset'],
    ['it is no web page', 'javascript:alert(1)'],
    ['it is no address', 'ask Megan'],
  ] as const) {
    it(`is none if ${what}`, async () => {
      graph.on('GET', path('corp.contoso.com'), federations(page));
      assert.equal(await pageFor(ours), undefined);
    });
  }

  for (const [what, reply] of [
    ['the permission is missing', refusal(403, 'Authorization_RequestDenied')],
    ['Graph is down', refusal(500, 'Broken')],
    ['Graph does not know the domain', refusal(404, 'Request_ResourceNotFound')],
    ['the answer has another shape', { body: { value: [{ passwordResetUri: 1 }] } }],
  ] as const) {
    it(`is none, without an error, if ${what}`, async () => {
      graph.on('GET', path('corp.contoso.com'), reply);
      assert.equal(await pageFor(ours), undefined);
    });
  }

  it('is My Apps for a person who signs in with a mailed code', async () => {
    const page = await pageFor({ where: 'nowhere', kind: 'one-time-passcode' });
    assert.equal(page, `https://myapps.microsoft.com/?tenantid=${TENANT}`);
    assert.deepEqual(graph.requests, []);
  });

  const others: readonly PasswordHome[] = [
    { where: 'here', kind: 'cloud' },
    { where: 'here', kind: 'on-premises', writeback: false },
    { where: 'elsewhere', kind: 'entra-organisation', domain: 'forthcoffee.com' },
    { where: 'nowhere', kind: 'invitation-not-redeemed' },
    { where: 'application' },
    { where: 'unsure', because: 'facts-missing' },
  ];
  for (const home of others) {
    it(`is not asked for if it would not help: ${JSON.stringify(home)}`, async () => {
      assert.equal(await pageFor(home), undefined);
      assert.deepEqual(graph.requests, []);
    });
  }
});
