import assert from 'node:assert/strict';
import { createGraphClient } from '../../../src/directory/graph/graph-client.ts';
import { createSecurityInfo } from '../../../src/directory/sign-in-help/security-info.ts';
import type { ObjectId } from '../../../src/requests/model/ids.ts';
import { type GraphServer, refusal, startGraph } from '../../support/graph/graph-server.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { alex, megan } from '../../../sandbox/directory/cast.ts';

const PATH = '/auditLogs/directoryAudits';
const entry = (activityDisplayName: string, at = '2026-11-22T14:02:11Z', result = 'success') => ({
  activityDateTime: at,
  activityDisplayName,
  result,
});

describe('when security info was changed', () => {
  let graph: GraphServer;
  let look: (id: ObjectId) => Promise<string | null>;
  let impatient: (id: ObjectId) => Promise<string | null>;
  beforeEach(async () => {
    graph = await startGraph();
    const { log } = quietLog();
    const client = createGraphClient({ graphBaseUrl: graph.url, tokens: async () => 'token', log });
    look = createSecurityInfo(client, log, { patienceMs: 10_000 });
    impatient = createSecurityInfo(client, log, { patienceMs: 100 });
  });
  afterEach(() => graph.close());

  const answered = async (...value: readonly object[]): Promise<string | null> => {
    graph.on('GET', PATH, { body: { value } });
    return look(megan.id);
  };

  it('is the last change of the past week, by its owner or an admin', async () => {
    const last = await answered(
      entry('User registered security info', '2026-11-20T09:00:00Z'),
      entry('Admin deleted security info', '2026-11-21T09:00:00Z'),
      entry('User changed default security info', '2026-11-19T09:00:00Z'),
    );
    assert.equal(last, '2026-11-21T09:00:00.000Z');
    const [sent] = graph.sent('GET', PATH);
    assert.match(
      sent?.query['$filter'] ?? '',
      new RegExp(
        `^loggedByService eq 'Authentication Methods' and targetResources/any\\(t:t/id eq '${megan.id}'\\) and activityDateTime ge \\S+Z$`,
      ),
    );
  });

  it('is none where it was only reviewed, started or cancelled, or failed', async () => {
    const last = await answered(
      entry('User reviewed security info'),
      entry('User started security info registration'),
      entry('User registered security info', '2026-11-22T14:02:11Z', 'failure'),
    );
    assert.equal(last, null);
  });

  it('is left out without the permission, and not asked for again', async () => {
    graph.on('GET', PATH, refusal(403, 'Authentication_MSGraphPermissionMissing'));
    assert.equal(await look(megan.id), null);
    assert.equal(await look(alex.id), null);
    assert.equal(graph.sent('GET', PATH).length, 1);
  });

  it('is left out if the log is slow, or has another shape', async () => {
    graph.on('GET', PATH, 'silence');
    assert.equal(await impatient(megan.id), null);
    graph.on('GET', PATH, { body: { value: [{ activityDateTime: 'odd' }] } });
    assert.equal(await look(alex.id), null);
  });
});
