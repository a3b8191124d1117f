import assert from 'node:assert/strict';
import type { ObjectId } from '../../../src/requests/model/ids.ts';
import { type GraphClient, createGraphClient } from '../../../src/directory/graph/graph-client.ts';
import { createLastSignIn } from '../../../src/directory/home/last-sign-in.ts';
import { type GraphServer, refusal, startGraph } from '../../support/graph/graph-server.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { userOne } from '../../../sandbox/directory/cast.ts';
import { person } from '../../../sandbox/directory/people.ts';

const GUEST = userOne.id;
const OTHER_GUEST = person('Kim Akers').user.id;
const TENANT = 'f0000000-0000-4000-8000-000000000001';
const PATH = '/auditLogs/signIns';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('the last sign-in', () => {
  let graph: GraphServer;
  let client: GraphClient;
  let now: number;
  let look: (id?: ObjectId) => Promise<string | null>;
  const signIns = (...homeTenantIds: readonly (string | null)[]) => ({
    body: { value: homeTenantIds.map((homeTenantId) => ({ homeTenantId })), '@odata.nextLink': `${graph.url}/older` },
  });
  const asked = () => graph.sent('GET', PATH).length;

  beforeEach(async () => {
    graph = await startGraph();
    now = 0;
    const { log } = quietLog();
    client = createGraphClient({ graphBaseUrl: graph.url, tokens: async () => 'token', log });
    const lastSignIn = createLastSignIn(log, { now: () => now });
    look = (id = GUEST) => client.decide('test', (each) => lastSignIn(each, id));
  });
  afterEach(() => graph.close());

  it('gives the organisation of a person’s newest sign-in, by their ID', async () => {
    graph.on('GET', PATH, signIns(TENANT.toUpperCase()));
    assert.equal(await look(), TENANT);
    assert.deepEqual(
      graph.requests.map(({ query }) => query),
      [{ $filter: `userId eq '${GUEST}'`, $top: '1' }],
    );
  });

  it('is cached for a day, or for half an hour if there was none', async () => {
    graph.on('GET', PATH, signIns(), signIns(TENANT), signIns());
    assert.equal(await look(), null);
    now += 29 * MINUTE;
    assert.equal(await look(), null);
    now += MINUTE;
    assert.equal(await look(), TENANT);
    now += 23 * HOUR;
    assert.equal(await look(), TENANT);
    assert.equal(asked(), 2);
    now += HOUR;
    assert.equal(await look(), null);
  });

  it('is cached per person', async () => {
    graph.on('GET', PATH, signIns(TENANT), signIns());
    assert.equal(await look(GUEST), TENANT);
    assert.equal(await look(OTHER_GUEST), null);
  });

  it('is not asked for again within an hour of a refusal, for anyone', async () => {
    graph.on('GET', PATH, refusal(403, 'Authentication_RequestFromNonPremiumTenantOrB2CTenant'), signIns(TENANT));
    assert.equal(await look(GUEST), null);
    now += HOUR - 1;
    assert.equal(await look(GUEST), null);
    assert.equal(await look(OTHER_GUEST), null);
    assert.equal(asked(), 1);
    now += 1;
    assert.equal(await look(OTHER_GUEST), TENANT);
  });

  it('is not awaited beyond its patience', async () => {
    graph.on('GET', PATH, 'silence');
    const impatient = createLastSignIn(quietLog().log, { patienceMs: 100 });
    assert.equal(await client.decide('test', (each) => impatient(each, GUEST)), null);
  });

  for (const [what, reply] of [
    ['nothing of the kind', { body: { value: [{}] } }],
    ['null', { body: { value: [{ homeTenantId: null }] } }],
    ['an answer of another shape', { body: { value: [{ homeTenantId: 'nowhere' }] } }],
    ['an outage', refusal(500, 'Broken')],
    ['a bad request', refusal(400, 'BadRequest')],
  ] as const) {
    it(`is unknown after ${what}, without an error`, async () => {
      graph.on('GET', PATH, reply);
      assert.equal(await look(), null);
    });
  }
});
