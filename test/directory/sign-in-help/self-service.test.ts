import assert from 'node:assert/strict';
import { createGraphClient } from '../../../src/directory/graph/graph-client.ts';
import { createSelfService } from '../../../src/directory/sign-in-help/self-service.ts';
import type { SelfService } from '../../../src/requests/model/ports.ts';
import type { ObjectId } from '../../../src/requests/model/ids.ts';
import { type GraphServer, refusal, startGraph } from '../../support/graph/graph-server.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { alex, megan } from '../../../sandbox/directory/cast.ts';

const MINUTE = 60_000;
const pathOf = (id: ObjectId) => `/reports/authenticationMethods/userRegistrationDetails/${id}`;

describe('self-service, by the report of registrations', () => {
  let graph: GraphServer;
  let now: number;
  let look: (id?: ObjectId) => Promise<SelfService | null>;
  let impatient: (id: ObjectId) => Promise<SelfService | null>;
  const details = (isSsprCapable: boolean, isAdmin = false) => ({ isSsprCapable, isAdmin, methodsRegistered: [] });
  const asked = (id = megan.id) => graph.sent('GET', pathOf(id)).length;

  beforeEach(async () => {
    graph = await startGraph();
    now = 0;
    const { log } = quietLog();
    const client = createGraphClient({ graphBaseUrl: graph.url, tokens: async () => 'token', log });
    const selfService = createSelfService(client, log, { now: () => now });
    look = (id = megan.id) => selfService(id);
    impatient = createSelfService(client, log, { patienceMs: 100 });
  });
  afterEach(() => graph.close());

  it('is open to those who may, and have registered enough for it', async () => {
    graph.on('GET', pathOf(megan.id), { body: details(true) });
    assert.deepEqual(await look(), { isAdmin: false });
    graph.on('GET', pathOf(alex.id), { body: details(false) });
    assert.equal(await look(alex.id), null);
  });

  it('follows the rules for admins where the person is one', async () => {
    graph.on('GET', pathOf(megan.id), { body: details(true, true) });
    assert.deepEqual(await look(), { isAdmin: true });
  });

  it('is read from the documented example, too, which has one object more around it', async () => {
    graph.on('GET', pathOf(megan.id), { body: { value: details(true) } });
    assert.deepEqual(await look(), { isAdmin: false });
  });

  it('is kept for five minutes, per person', async () => {
    graph.on('GET', pathOf(megan.id), { body: details(false) }, { body: details(true) });
    assert.equal(await look(), null);
    now += 5 * MINUTE - 1;
    assert.equal(await look(), null);
    assert.equal(asked(), 1);
    now += 1;
    assert.deepEqual(await look(), { isAdmin: false });
  });

  for (const code of [
    'Authentication_MSGraphPermissionMissing',
    'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
  ])
    it(`is not asked for again within an hour of ${code}, for anyone`, async () => {
      graph.on('GET', pathOf(megan.id), refusal(403, code), { body: details(true) });
      assert.equal(await look(), null);
      assert.equal(await look(alex.id), null);
      assert.equal(asked(alex.id), 0);
      now += 60 * MINUTE;
      assert.deepEqual(await look(), { isAdmin: false });
    });

  for (const [what, reply] of [
    ['of whom the report knows nothing', refusal(404, 'ResourceNotFound')],
    ['after an outage', refusal(500, 'Broken')],
    ['after an answer of another shape', { body: { isSsprCapable: 'yes' } }],
  ] as const) {
    it(`is not offered to someone ${what}, without an error`, async () => {
      graph.on('GET', pathOf(megan.id), reply);
      assert.equal(await look(), null);
    });
  }

  it('is not awaited beyond its patience', async () => {
    graph.on('GET', pathOf(megan.id), 'silence');
    assert.equal(await impatient(megan.id), null);
  });
});
