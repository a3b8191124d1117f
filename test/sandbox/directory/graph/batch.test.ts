import assert from 'node:assert/strict';
import { z } from 'zod';
import { type LocalDirectory, startLocalDirectory } from '../../../../sandbox/directory/local-directory.ts';
import { person } from '../../../../sandbox/directory/people.ts';
import { type Reply, ask, refusal } from '../support.ts';

const megan = person('Megan Bowen').user;

const Responses = z.object({
  responses: z.array(
    z.object({
      id: z.string(),
      status: z.number(),
      headers: z.record(z.string(), z.string()),
      body: z.unknown().optional(),
    }),
  ),
});

describe('A batch', () => {
  let directory: LocalDirectory;
  beforeEach(async () => (directory = await startLocalDirectory()));
  afterEach(() => directory.close());

  const send = (requests: readonly object[]) => ask(directory, '/$batch', { method: 'POST', body: { requests } });
  const part = (reply: Reply, id: string) => Responses.parse(reply.body).responses.find((one) => one.id === id);

  it('answers each part on its own, by id, in any order', async () => {
    const reply = await send([
      { id: 'me', method: 'GET', url: `/users/${megan.id}?$select=id,userType` },
      { id: 'domains', method: 'GET', url: '/domains?$select=id' },
      { id: 'nobody', method: 'GET', url: '/users/nobody' },
    ]);
    assert.equal(reply.status, 200);
    assert.partialDeepStrictEqual(part(reply, 'me'), { status: 200, body: { id: megan.id, userType: 'Member' } });
    assert.equal(part(reply, 'domains')?.status, 200);
    assert.partialDeepStrictEqual(part(reply, 'nobody'), {
      status: 404,
      body: { error: { code: 'Request_ResourceNotFound' } },
    });
    assert.notDeepEqual(
      Responses.parse(reply.body).responses.map(({ id }) => id),
      ['me', 'domains', 'nobody'],
    );
  });

  it('passes headers and bodies on to its parts', async () => {
    const cast = `/users/${megan.id}/transitiveMemberOf/microsoft.graph.group?$count=true`;
    const passwordProfile = { password: 'Kqw7mx-3hbt9e-zp4vfa' };
    const reply = await send([
      { id: '1', method: 'GET', url: cast, headers: { ConsistencyLevel: 'eventual' } },
      { id: '2', method: 'GET', url: cast },
      {
        id: '3',
        method: 'PATCH',
        url: `/users/${megan.id}`,
        headers: { 'Content-Type': 'application/json' },
        body: { passwordProfile },
      },
    ]);
    assert.deepEqual(
      ['1', '2', '3'].map((id) => part(reply, id)?.status),
      [200, 400, 204],
    );
    assert.equal(directory.signIn('meganb@contoso.com', 'Kqw7mx-3hbt9e-zp4vfa'), 'must-change-password');
    assert.ok(!JSON.stringify(directory.calls).includes('Kqw7mx'));
  });

  it('is one call, whose parts are recorded as parts', async () => {
    await send([{ id: '1', method: 'GET', url: '/domains' }]);
    assert.deepEqual(
      directory.calls.map(({ path, inBatch }) => [path, inBatch]),
      [
        ['/v1.0/$batch', false],
        ['/v1.0/domains', true],
      ],
    );
  });

  it('does not run a part that depends on one that failed', async () => {
    const reply = await send([
      { id: '1', method: 'GET', url: '/users/nobody' },
      { id: '2', method: 'GET', url: '/domains', dependsOn: ['1'] },
    ]);
    assert.equal(part(reply, '2')?.status, 424);
  });

  it('can have one part throttled and the others not', async () => {
    directory.failNext({
      match: { path: /\/domains$/ },
      with: { status: 429, code: 'TooManyRequests', retryAfter: 3 },
    });
    const reply = await send([
      { id: '1', method: 'GET', url: '/domains' },
      { id: '2', method: 'GET', url: `/users/${megan.id}` },
    ]);
    assert.partialDeepStrictEqual(part(reply, '1'), { status: 429, headers: { 'retry-after': '3' } });
    assert.equal(part(reply, '2')?.status, 200);
  });

  it('is refused with more than twenty parts, with two of the same id, or without parts', async () => {
    const parts = (count: number) =>
      Array.from({ length: count }, (_, id) => ({ id: String(id), method: 'GET', url: '/domains' }));
    assert.equal((await send(parts(20))).status, 200);
    assert.equal(refusal(await send(parts(21))), '400 BadRequest');
    assert.equal(refusal(await send([...parts(1), ...parts(1)])), '400 BadRequest');
    assert.equal(refusal(await ask(directory, '/$batch', { method: 'POST', body: {} })), '400 BadRequest');
  });
});
