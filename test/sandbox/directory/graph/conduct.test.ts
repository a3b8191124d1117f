import assert from 'node:assert/strict';
import { type LocalDirectory, startLocalDirectory } from '../../../../sandbox/directory/local-directory.ts';
import { person } from '../../../../sandbox/directory/people.ts';
import { ask, errorOf, refusal } from '../support.ts';

const megan = person('Megan Bowen').user;
const guest = person('user1@forthcoffee.com').user;

describe('The local directory', () => {
  let directory: LocalDirectory;
  before(async () => {
    const authorize = (token: string) => (token === 'good' ? { appId: 'the-bot' } : undefined);
    directory = await startLocalDirectory({ authorize });
  });
  after(() => directory.close());

  const good = { authorization: 'Bearer good' };

  it('listens on loopback only', () => assert.match(directory.url, /^http:\/\/127\.0\.0\.1:\d+$/));

  it('refuses a call without a token, with an unknown one, and with another scheme', async () => {
    for (const authorization of ['', 'Bearer ', 'Bearer bad', 'Basic good']) {
      const reply = await ask(directory, `/users/${megan.id}`, { headers: { authorization } });
      assert.equal(refusal(reply), '401 InvalidAuthenticationToken', authorization);
      assert.match(reply.headers.get('www-authenticate') ?? '', /^Bearer/);
    }
  });

  it('returns the client’s request id, and its own', async () => {
    const headers = { ...good, 'client-request-id': 'my-call-1' };
    const reply = await ask(directory, `/users/${megan.id}`, { headers });
    assert.equal(reply.headers.get('client-request-id'), 'my-call-1');
    assert.equal(reply.headers.get('request-id'), directory.calls.at(-1)?.requestId);
    assert.ok(Number.isFinite(Date.parse(reply.headers.get('date') ?? '')));
  });

  it('puts the same ids and the time into every error', async () => {
    const reply = await ask(directory, '/users/nobody@contoso.com', {
      headers: { ...good, 'client-request-id': 'my-call-2' },
    });
    assert.equal(reply.status, 404);
    assert.match(reply.headers.get('content-type') ?? '', /^application\/json/);
    const { code, message, innerError } = errorOf(reply);
    assert.equal(code, 'Request_ResourceNotFound');
    assert.match(message, /^Resource 'nobody@contoso\.com' does not exist/);
    assert.equal(innerError['client-request-id'], 'my-call-2');
    assert.equal(innerError['request-id'], reply.headers.get('request-id'));
    assert.match(String(innerError['date']), /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/);
  });

  it('knows no other path, version or method', async () => {
    assert.equal((await ask(directory, '/users/a/b/c', { headers: good })).status, 404);
    assert.equal((await ask(directory, `/users/${megan.id}/memberOf/graph.nothing`, { headers: good })).status, 404);
    assert.equal((await ask(directory, `/users/${megan.id}`, { method: 'DELETE', headers: good })).status, 405);
    const beta = await fetch(`${directory.url}/beta/users`, { headers: good });
    assert.equal(beta.status, 404);
  });

  it('refuses a path and a body that cannot be read', async () => {
    assert.equal(refusal(await ask(directory, '/users/%E0%A4%A', { headers: good })), '400 BadRequest');
    const url = `${directory.url}/v1.0/users/${megan.id}`;
    const reply = await fetch(url, { method: 'PATCH', headers: good, body: '{"passwordProfile":' });
    assert.equal(reply.status, 400);
  });

  it('records every call: what was asked, by which application, and the outcome', async () => {
    const headers = { ...good, ConsistencyLevel: 'eventual', 'x-ms-throttle-priority': 'high' };
    await ask(directory, `/users/${megan.id}?$select=id,mail`, { headers });
    assert.partialDeepStrictEqual(directory.calls.at(-1), {
      method: 'GET',
      path: `/v1.0/users/${megan.id}`,
      query: { $select: 'id,mail' },
      headers: { consistencylevel: 'eventual', 'x-ms-throttle-priority': 'high' },
      appId: 'the-bot',
      inBatch: false,
      status: 200,
      answered: true,
    });
    assert.ok(!JSON.stringify(directory.calls).includes('Bearer'));
  });

  it('ends the sessions of someone who signs in here, and only claims to for a guest', async () => {
    for (const [user, ended] of [
      [megan, true],
      [guest, false],
    ] as const) {
      const before = directory.tenant.users.find(({ id }) => id === user.id)?.signInSessionsValidFromDateTime;
      const reply = await ask(directory, `/users/${user.id}/revokeSignInSessions`, { method: 'POST', headers: good });
      assert.equal(reply.status, 200);
      assert.partialDeepStrictEqual(reply.body, { value: true });
      const after = directory.tenant.users.find(({ id }) => id === user.id)?.signInSessionsValidFromDateTime;
      assert.equal(after !== before, ended);
    }
  });
});
