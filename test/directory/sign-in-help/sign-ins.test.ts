import assert from 'node:assert/strict';
import { createGraphClient } from '../../../src/directory/graph/graph-client.ts';
import { createSignIns } from '../../../src/directory/sign-in-help/sign-ins.ts';
import type { SignInLog } from '../../../src/requests/model/sign-ins.ts';
import type { ObjectId } from '../../../src/requests/model/ids.ts';
import { type GraphServer, refusal, startGraph } from '../../support/graph/graph-server.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { alex, megan } from '../../../sandbox/directory/cast.ts';

const PATH = '/auditLogs/signIns';
const signIn = (errorCode: number, more: object = {}) => ({
  createdDateTime: '2026-11-22T14:02:11Z',
  ipAddress: '203.0.113.7',
  isInteractive: true,
  status: { errorCode, failureReason: 'Some reason' },
  deviceDetail: { operatingSystem: 'Windows10', displayName: 'PC-MEGAN' },
  location: { city: 'Haarlem', countryOrRegion: 'NL' },
  ...more,
});

describe('the sign-ins of the last day', () => {
  let graph: GraphServer;
  let look: (id: ObjectId) => Promise<SignInLog | null>;
  let impatient: (id: ObjectId) => Promise<SignInLog | null>;
  let logged: () => string;
  beforeEach(async () => {
    graph = await startGraph();
    const { log, lines } = quietLog();
    logged = () => JSON.stringify(lines);
    const client = createGraphClient({ graphBaseUrl: graph.url, tokens: async () => 'token', log });
    look = createSignIns(client, log, { patienceMs: 10_000 });
    impatient = createSignIns(client, log, { patienceMs: 100 });
  });
  afterEach(() => graph.close());

  it('are read with a filter and a limit, and only what is shown is kept of them', async () => {
    graph.on('GET', PATH, { body: { value: [signIn(50126), signIn(50140), signIn(0, { location: null })] } });
    const read = await look(megan.id);
    const at = '2026-11-22T14:02:11.000Z';
    assert.deepEqual(read?.signIns, [
      { at, kind: 'wrong-password', system: 'Windows10', country: 'NL' },
      { at, kind: null, system: 'Windows10', country: 'NL' },
      { at, kind: 'signed-in', system: 'Windows10', country: null },
    ]);
    assert.equal(read.complete, true);
    const [sent] = graph.sent('GET', PATH);
    const query = sent?.query ?? {};
    assert.deepEqual(Object.keys(query).sort(), ['$filter', '$top']);
    assert.match(query['$filter'] ?? '', new RegExp(`^userId eq '${megan.id}' and createdDateTime ge \\S+Z$`));
  });

  it('are interactive ones', async () => {
    graph.on('GET', PATH, { body: { value: [signIn(50173, { isInteractive: false }), signIn(50126)] } });
    assert.deepEqual(
      (await look(megan.id))?.signIns.map(({ kind }) => kind),
      ['wrong-password'],
    );
  });

  it('are not complete if there may be more', async () => {
    graph.on('GET', PATH, { body: { value: Array.from({ length: 50 }, () => signIn(50126)) } });
    assert.equal((await look(megan.id))?.complete, false);
  });

  for (const code of [
    'Authentication_MSGraphPermissionMissing',
    'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
  ]) {
    it(`are left out without the permission or the licence, and not asked for again: ${code}`, async () => {
      graph.on('GET', PATH, refusal(403, code));
      assert.equal(await look(megan.id), null);
      assert.equal(await look(megan.id), null);
      assert.equal(graph.sent('GET', PATH).length, 1);
      assert.doesNotMatch(logged(), /203\.0\.113|Haarlem|PC-MEGAN/);
    });
  }

  it('are left out if the log is slow, or has another shape', async () => {
    graph.on('GET', PATH, 'silence');
    assert.equal(await impatient(megan.id), null);
    graph.on('GET', PATH, { body: { value: [{ status: 'odd' }] } });
    assert.equal(await look(alex.id), null);
  });
});
