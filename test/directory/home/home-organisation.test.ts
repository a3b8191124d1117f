import assert from 'node:assert/strict';
import { createGraphClient } from '../../../src/directory/graph/graph-client.ts';
import { createHomeOrganisation } from '../../../src/directory/home/home-organisation.ts';
import type { PasswordHome } from '../../../src/requests/model/home.ts';
import { type GraphServer, refusal, startGraph } from '../../support/graph/graph-server.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { userOne } from '../../../sandbox/directory/cast.ts';

const GUEST = userOne.id;
const OURS = 'c0000000-0000-4000-8000-000000000000';
const TENANT = 'f0000000-0000-4000-8000-000000000001';
const OTHER = 'f0000000-0000-4000-8000-000000000002';
const PERSONAL = '9188040d-6c67-4c5b-b112-36a304b66dad';
const SIGN_INS = '/auditLogs/signIns';
const path = (domain: string) => `/tenantRelationships/findTenantInformationByDomainName(domainName='${domain}')`;
const byId = (tenantId: string) => `/tenantRelationships/findTenantInformationByTenantId(tenantId='${tenantId}')`;
const entra = (domain: string | null): PasswordHome => ({ where: 'elsewhere', kind: 'entra-organisation', domain });

describe('the name of a home organisation', () => {
  let graph: GraphServer;
  let lines: readonly Record<string, unknown>[];
  let look: (home: PasswordHome) => ReturnType<ReturnType<typeof createHomeOrganisation>>;
  const answer = (fields: object) => ({
    body: { tenantId: TENANT, displayName: 'Forth Coffee', federationBrandName: null, ...fields },
  });

  beforeEach(async () => {
    graph = await startGraph();
    const quiet = quietLog();
    ({ lines } = quiet);
    const { log } = quiet;
    const client = createGraphClient({ graphBaseUrl: graph.url, tokens: async () => 'token', log });
    const homeOrganisation = createHomeOrganisation(client, OURS.toUpperCase(), log);
    look = (home) => homeOrganisation({ id: GUEST, home });
    graph.on('GET', SIGN_INS, signedInFrom());
  });
  afterEach(() => graph.close());

  it('is Microsoft’s name for the domain, asked for once', async () => {
    graph.on('GET', path('forthcoffee.com'), answer({ defaultDomainName: 'forth.onmicrosoft.com' }));
    const expected = { tenantId: TENANT, name: 'Forth Coffee', domain: 'forthcoffee.com' };
    assert.deepEqual(await look(entra('forthcoffee.com')), expected);
    assert.deepEqual(await look(entra('forthcoffee.com')), expected);
    assert.equal(graph.sent('GET', path('forthcoffee.com')).length, 1);
  });

  it('is unknown if Graph does not know the domain, and that is cached, too', async () => {
    graph.on('GET', path('nobody.com'), refusal(404, 'Directory_ObjectNotFound'));
    assert.equal(await look(entra('nobody.com')), undefined);
    assert.equal(await look(entra('nobody.com')), undefined);
    assert.equal(graph.sent('GET', path('nobody.com')).length, 1);
  });

  for (const [what, reply] of [
    ['a refusal', refusal(403, 'Authorization_RequestDenied')],
    ['an outage', refusal(500, 'Broken')],
    ['an answer of another shape', { body: { tenantId: 'none' } }],
  ] as const) {
    it(`is unknown after ${what}, without an error`, async () => {
      graph.on('GET', path('forthcoffee.com'), reply);
      assert.equal(await look(entra('forthcoffee.com')), undefined);
    });
  }

  it('is one line of sane length, without characters that reverse text', async () => {
    graph.on('GET', path('a.example'), answer({ displayName: `Forth\n\u202eCoffee ${'é'.repeat(200)}` }));
    const name = (await look(entra('a.example')))?.name ?? '';
    assert.match(name, /^Forth Coffee é+…$/);
    assert.equal(name.length, 100);
  });

  it('is the brand or the domain if there is no name', async () => {
    graph.on('GET', path('a.example'), answer({ displayName: ' \u200b ', federationBrandName: 'Forth' }));
    graph.on('GET', path('b.example'), answer({ displayName: null }));
    assert.equal((await look(entra('a.example')))?.name, 'Forth');
    assert.equal((await look(entra('b.example')))?.name, 'b.example');
  });

  it('is never our own', async () => {
    graph.on('GET', path('contoso.example'), answer({ tenantId: OURS }));
    assert.equal(await look(entra('contoso.example')), undefined);
  });

  const notAsked: readonly PasswordHome[] = [
    { where: 'elsewhere', kind: 'google', domain: 'forthcoffee.com' },
    { where: 'elsewhere', kind: 'unmanaged-entra-organisation', domain: 'forthcoffee.com' },
    { where: 'here', kind: 'cloud' },
  ];
  for (const home of notAsked) {
    it(`is not asked for without a home organisation: ${JSON.stringify(home)}`, async () => {
      assert.equal(await look(home), undefined);
      assert.equal(graph.requests.length, 0);
    });
  }

  it('is not asked for by a public mail provider’s domain, or without a domain', async () => {
    assert.equal(await look(entra(null)), undefined);
    assert.equal(await look(entra('outlook.com')), undefined);
    assert.deepEqual(graph.requests, graph.sent('GET', SIGN_INS));
  });

  describe('and the last sign-in', () => {
    const northwind = { tenantId: OTHER, displayName: 'Northwind', defaultDomainName: 'NorthwindTraders.com' };
    const expected = { tenantId: OTHER, name: 'Northwind', domain: 'northwindtraders.com' };
    const trips = () => lines.flatMap(({ roundTrips }) => (typeof roundTrips === 'number' ? [roundTrips] : []));

    beforeEach(() => {
      graph.on('GET', path('forthcoffee.com'), answer({}));
      graph.on('GET', byId(OTHER), { body: northwind });
    });

    it('are read in one round trip if they agree', async () => {
      graph.on('GET', SIGN_INS, signedInFrom(TENANT.toUpperCase()));
      assert.equal((await look(entra('forthcoffee.com')))?.name, 'Forth Coffee');
      assert.equal(graph.requests.length, 2);
      assert.equal((await look(entra('forthcoffee.com')))?.name, 'Forth Coffee');
      assert.deepEqual(trips(), [1, 0]);
    });

    it('prefer the sign-in if they differ, with one more call for that organisation’s name', async () => {
      graph.on('GET', SIGN_INS, signedInFrom(OTHER));
      assert.deepEqual(await look(entra('forthcoffee.com')), expected);
      assert.deepEqual(await look(entra('forthcoffee.com')), expected);
      assert.deepEqual(trips(), [2, 0]);
    });

    for (const domain of [null, 'outlook.com', 'nobody.com']) {
      it(`give the organisation if the domain does not: ${String(domain)}`, async () => {
        graph.on('GET', SIGN_INS, signedInFrom(OTHER));
        assert.deepEqual(await look(entra(domain)), expected);
      });
    }

    it('give no name rather than a wrong one if they differ and the organisation is unknown', async () => {
      for (const reply of [
        refusal(403, 'Authorization_RequestDenied'),
        { body: { ...northwind, defaultDomainName: null } },
      ]) {
        graph.on('GET', SIGN_INS, signedInFrom(OTHER));
        graph.on('GET', byId(OTHER), reply);
        assert.equal(await look(entra('forthcoffee.com')), undefined);
      }
    });

    it('give no organisation for a personal account', async () => {
      graph.on('GET', SIGN_INS, signedInFrom(PERSONAL));
      assert.equal(await look(entra('forthcoffee.com')), undefined);
      assert.equal(graph.sent('GET', byId(PERSONAL)).length, 0);
    });

    it('fall back to the domain if the sign-in is from our own tenant', async () => {
      graph.on('GET', SIGN_INS, signedInFrom(OURS));
      assert.equal((await look(entra('forthcoffee.com')))?.name, 'Forth Coffee');
      assert.equal(graph.sent('GET', byId(OURS)).length, 0);
    });

    it('give the organisation of a guest whose domain is ours', async () => {
      graph.on('GET', path('contoso.example'), answer({ tenantId: OURS }));
      graph.on('GET', SIGN_INS, signedInFrom(OTHER));
      assert.deepEqual(await look(entra('contoso.example')), expected);
    });

    it('fall back to the domain if the sign-in cannot be read', async () => {
      graph.on('GET', SIGN_INS, refusal(403, 'Authentication_RequestFromNonPremiumTenantOrB2CTenant'));
      assert.equal((await look(entra('forthcoffee.com')))?.name, 'Forth Coffee');
    });
  });
});

function signedInFrom(...tenants: readonly string[]) {
  return { body: { value: tenants.map((homeTenantId) => ({ id: 'a-sign-in', homeTenantId })) } };
}
