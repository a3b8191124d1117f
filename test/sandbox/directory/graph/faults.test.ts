import assert from 'node:assert/strict';
import { type LocalDirectory, startLocalDirectory } from '../../../../sandbox/directory/local-directory.ts';
import { SAMPLE_PASSWORD, person } from '../../../../sandbox/directory/people.ts';
import { ask, patchPassword, refusal } from '../support.ts';

const GOOD = 'Kqw7mx-3hbt9e-zp4vfa';
const BOT = { appId: 'the-bot' };
const megan = person('Megan Bowen').user;

describe('A fault on demand', () => {
  let directory: LocalDirectory;
  beforeEach(async () => (directory = await startLocalDirectory()));
  afterEach(() => directory.close());

  it('throttles the next call, with a time to wait, then lets calls through', async () => {
    directory.failNext({ match: {}, with: { status: 429, code: 'TooManyRequests', retryAfter: 7 } });
    const throttled = await ask(directory, '/domains');
    assert.equal(refusal(throttled), '429 TooManyRequests');
    assert.equal(throttled.headers.get('retry-after'), '7');
    assert.equal((await ask(directory, '/domains')).status, 200);
  });

  it('affects only its method and path, as often as it says', async () => {
    const broken = { status: 503, code: 'serviceNotAvailable' };
    directory.failNext({ match: { method: 'PATCH', path: /\/users\// }, times: 2, with: broken });
    assert.equal((await ask(directory, `/users/${megan.id}`)).status, 200);
    const statuses = [];
    for (let time = 0; time < 3; time += 1) statuses.push((await patchPassword(directory, megan.id, GOOD)).status);
    assert.deepEqual(statuses, [503, 503, 204]);
  });

  it('can be removed', async () => {
    const takeBack = directory.failNext({
      match: {},
      times: Infinity,
      with: { status: 500, code: 'internalServerError' },
    });
    assert.equal((await ask(directory, '/domains')).status, 500);
    takeBack();
    assert.equal((await ask(directory, '/domains')).status, 200);
  });

  it('loses an answer after the password was written', async () => {
    directory.failNext({ match: { method: 'PATCH' }, with: 'lost-answer' });
    await assert.rejects(patchPassword(directory, megan.id, GOOD));
    assert.equal(directory.signIn('meganb@contoso.com', GOOD), 'must-change-password');
    assert.partialDeepStrictEqual(directory.calls.at(-1), { status: 204, answered: false });
  });

  it('drops a call before anything was written', async () => {
    directory.failNext({ match: { method: 'PATCH' }, with: 'drop' });
    await assert.rejects(patchPassword(directory, megan.id, GOOD));
    assert.equal(directory.signIn('meganb@contoso.com', SAMPLE_PASSWORD), 'ok');
    assert.partialDeepStrictEqual(directory.calls.at(-1), { status: null, answered: false });
  });

  it('never answers, until the caller gives up, and nothing was written', async () => {
    directory.failNext({ match: {}, with: 'timeout' });
    const call = ask(directory, '/domains', { signal: AbortSignal.timeout(150) });
    await assert.rejects(call, { name: 'TimeoutError' });
    assert.partialDeepStrictEqual(directory.calls.at(-1), { status: null, answered: false });
    assert.equal((await ask(directory, '/domains')).status, 200);
  });

  it('answers late', async () => {
    directory.failNext({ match: {}, with: { delayMs: 60 } });
    const before = performance.now();
    assert.equal((await ask(directory, '/domains')).status, 200);
    assert.ok(performance.now() - before >= 55);
  });

  it('does not keep the directory from closing', async () => {
    const other = await startLocalDirectory();
    other.failNext({ match: {}, with: 'timeout' });
    const received = new Promise<void>((resolve) => other.onCall(() => resolve()));
    const call = assert.rejects(ask(other, '/domains'));
    await received;
    await other.close();
    await call;
  });
});

describe('A hook on the calls', () => {
  it('is called before and after a call is carried out, and waited for', async () => {
    const directory = await startLocalDirectory();
    const seen: string[] = [];
    const stop = directory.onCall(async ({ method }, moment) => {
      await Promise.resolve();
      seen.push(`${method} ${moment} ${directory.signIn('meganb@contoso.com', GOOD)}`);
    });
    await patchPassword(directory, megan.id, GOOD);
    assert.deepEqual(seen, ['PATCH received wrong-password', 'PATCH applied must-change-password']);
    stop();
    await ask(directory, '/domains');
    assert.equal(seen.length, 2);
    await directory.close();
  });

  it('sees every call at both moments, with method and path, including refused ones and parts of a batch', async () => {
    const directory = await startLocalDirectory({ authorize: (token) => (token === 'a-token' ? BOT : undefined) });
    const seen: string[] = [];
    directory.onCall(({ method, path, status }, moment) => {
      seen.push(`${moment} ${method} ${path} ${status ?? 'unanswered'}`);
    });
    await patchPassword(directory, megan.id, GOOD);
    await ask(directory, '/nothing');
    await ask(directory, '/domains', { headers: { authorization: 'Bearer another' } });
    const requests = [{ id: '1', method: 'GET', url: '/domains' }];
    await ask(directory, '/$batch', { method: 'POST', body: { requests } });
    assert.deepEqual(seen, [
      ...[`received PATCH /v1.0/users/${megan.id} unanswered`, `applied PATCH /v1.0/users/${megan.id} 204`],
      ...['received GET /v1.0/nothing unanswered', 'applied GET /v1.0/nothing 404'],
      ...['received GET /v1.0/domains unanswered', 'applied GET /v1.0/domains 401'],
      ...['received POST /v1.0/$batch unanswered', 'received GET /v1.0/domains unanswered'],
      ...['applied GET /v1.0/domains 200', 'applied POST /v1.0/$batch 200'],
    ]);
    await directory.close();
  });

  it('survives a caller that is gone when the answer is ready', async () => {
    const directory = await startLocalDirectory();
    const gone = new AbortController();
    const applied = new Promise<void>((resolve) => {
      directory.onCall((_, moment) => {
        if (moment === 'received') gone.abort();
        else resolve();
      });
    });
    await assert.rejects(ask(directory, '/domains', { signal: gone.signal }));
    await applied;
    await directory.close();
  });
});
