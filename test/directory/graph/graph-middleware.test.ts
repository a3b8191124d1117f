import assert from 'node:assert/strict';
import { createGraphClient } from '../../../src/directory/graph/graph-client.ts';
import { graphMiddleware } from '../../../src/directory/graph/graph-middleware.ts';
import { startGraph } from '../../support/graph/graph-server.ts';
import { quietLog } from '../../support/quiet-log.ts';

describe('the token for Graph', () => {
  const asked: string[] = [];
  const tokens = (scope: string) => {
    asked.push(scope);
    return Promise.reject(new Error('no token in this test'));
  };
  beforeEach(() => void asked.splice(0));

  for (const origin of ['https://graph.microsoft.us', 'https://microsoftgraph.chinacloudapi.cn']) {
    it(`is for ${origin} if that is the configured origin`, async () => {
      const client = createGraphClient({ graphBaseUrl: origin, tokens, log: quietLog().log });
      const call = client.decide('test', (graph) => graph.write('resetPassword', { path: { id: 'x' } }, {}));
      await assert.rejects(call);
      assert.deepEqual(asked, [`${origin}/.default`]);
    });
  }

  it('is not acquired for a request to another origin', async () => {
    const elsewhere = await startGraph();
    const [first, ...others] = graphMiddleware({
      origin: 'http://127.0.0.1:1',
      scope: 'https://graph.microsoft.com/.default',
      tokens,
      limits: { deadlineMs: 1_000, patienceMs: 0 },
      log: quietLog().log,
    });
    [first, ...others].forEach((step, place) => {
      const following = others[place];
      if (following !== undefined) step?.setNext?.(following);
    });
    const request = first?.execute({ request: `${elsewhere.url}/v1.0/domains`, options: { method: 'GET' } });
    await assert.rejects(request ?? Promise.resolve(), { name: 'foreign-origin' });
    assert.deepEqual([asked.length, elsewhere.requests.length], [0, 0]);
    await elsewhere.close();
  });
});
