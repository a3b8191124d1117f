import assert from 'node:assert/strict';
import { z } from 'zod';
import { type GraphClient, createGraphClient } from '../../../../src/directory/graph/graph-client.ts';
import { type GraphServer, refusal, startGraph } from '../../../support/graph/graph-server.ts';
import { megan } from '../../../../sandbox/directory/cast.ts';
import { quietLog } from '../../../support/quiet-log.ts';

const PATH = `/users/${megan.id}`;
const anything = z.looseObject({});
const passwordProfile = { password: 'Kite-Lamp-7421', forceChangePasswordNextSignIn: true };

describe('the same question to Graph at the same moment', () => {
  let graph: GraphServer;
  let client: GraphClient;
  const get = ($select = 'id') =>
    client.decide('test', (calls) => calls.get('getUser', anything, { path: { id: megan.id }, query: { $select } }));
  const write = () =>
    client.decide('test', (calls) => calls.write('resetPassword', { path: { id: megan.id } }, { passwordProfile }));

  beforeEach(async () => {
    graph = await startGraph();
    client = createGraphClient({ graphBaseUrl: graph.url, log: quietLog().log, tokens: async () => 'the-token' });
    graph.on('PATCH', PATH, { status: 204 });
  });
  afterEach(() => graph.close());

  it('is asked once, also by several decisions, and again a moment later', async () => {
    graph.on('GET', PATH, { body: { id: '1' } }, { body: { id: '2' } });
    assert.deepEqual(await Promise.all([get(), get()]), [{ id: '1' }, { id: '1' }]);
    assert.deepEqual(await get(), { id: '2' });
    assert.equal(graph.requests.length, 2);
  });

  it('is another question with another query', async () => {
    graph.on('GET', PATH, { body: { id: '1' } });
    await Promise.all([get('id'), get('mail')]);
    assert.equal(graph.requests.length, 2);
  });

  it('fails for everybody who asked, and can be asked again', async () => {
    graph.on('GET', PATH, refusal(403, 'Denied'), { body: { id: '1' } });
    const both = await Promise.allSettled([get(), get()]);
    assert.deepEqual(
      both.map(({ status }) => status),
      ['rejected', 'rejected'],
    );
    assert.deepEqual(await get(), { id: '1' });
  });

  it('is never shared if it writes', async () => {
    await Promise.all([write(), write()]);
    assert.equal(graph.sent('PATCH', PATH).length, 2);
  });
});
