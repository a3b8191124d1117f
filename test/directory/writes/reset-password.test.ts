import assert from 'node:assert/strict';
import { Password } from '../../../src/requests/model/secrets/password.ts';
import { createDirectory } from '../../../src/directory/directory.ts';
import { DirectoryRefused, DirectoryUnavailable } from '../../../src/requests/model/ports.ts';
import { type GraphServer, refusal, startGraph } from '../../support/graph/graph-server.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { KINDS } from '../kinds/index.ts';
import { DOMAINS, guest, member } from '../kinds/kind.ts';
import { SETTINGS } from '../settings.ts';

const { id: ID } = member();
const PASSWORD = 'Kite-Lamp-7421';

describe('writing a temporary password', () => {
  let graph: GraphServer;
  let lines: readonly Record<string, unknown>[];
  let reset: () => Promise<unknown>;
  const writes = () => graph.sent('PATCH', `/users/${ID}`);

  beforeEach(async () => {
    graph = await startGraph();
    const quiet = quietLog();
    ({ lines } = quiet);
    const directory = createDirectory({
      graphBaseUrl: graph.url,
      tenantId: 'c0000000-0000-4000-8000-000000000000',
      tokens: async () => 'token',
      settings: { ...SETTINGS, passwordWriteback: true },
      log: quiet.log,
    });
    reset = async () => {
      const account = await directory.account(ID);
      assert.ok(account);
      return directory.resetPassword(account, new Password(PASSWORD));
    };
    graph.on('GET', '/domains', { body: { value: DOMAINS } });
    graph.on('GET', `/users/${ID}`, { body: member() });
    graph.on('PATCH', `/users/${ID}`, { status: 204 });
  });
  afterEach(() => graph.close());

  it('sends the password, the order to change it, and nothing else', async () => {
    assert.deepEqual(await reset(), { ok: true });
    assert.deepEqual(
      writes().map(({ body }) => body),
      [{ passwordProfile: { password: PASSWORD, forceChangePasswordNextSignIn: true } }],
    );
    assert.doesNotMatch(JSON.stringify(lines), new RegExp(PASSWORD));
  });

  it('is refused for every kind of account whose password is not in this cloud directory', async () => {
    const others = KINDS.filter(({ home }) => !(home.where === 'here' && home.kind === 'cloud'));
    for (const { user, title } of others) {
      graph.on('GET', `/users/${ID}`, { body: user });
      assert.deepEqual(await reset(), { ok: false, because: 'home-moved' }, title);
    }
    assert.equal(writes().length, 0);
  });

  it('does not read the account again, as it was read just now', async () => {
    assert.deepEqual(await reset(), { ok: true });
    assert.equal(graph.sent('GET', `/users/${ID}`).length, 1);
  });

  it('403 means: not allowed', async () => {
    graph.on('PATCH', `/users/${ID}`, refusal(403, 'Authorization_RequestDenied'));
    assert.deepEqual(await reset(), { ok: false, because: 'not-allowed' });
  });

  it('400 for an account that is still ours means: the password is too weak', async () => {
    graph.on('PATCH', `/users/${ID}`, refusal(400, 'Request_BadRequest'));
    assert.deepEqual(await reset(), { ok: false, because: 'weak-password' });
  });

  it('400 for an account that moved to another home meanwhile means: its home has moved', async () => {
    graph.on('PATCH', `/users/${ID}`, refusal(400, 'Request_BadRequest'));
    for (const became of [guest({ id: ID }), member({ onPremisesSyncEnabled: true })]) {
      graph.on('GET', `/users/${ID}`, { body: member() }, { body: became });
      assert.deepEqual(await reset(), { ok: false, because: 'home-moved' });
    }
  });

  it('404 after the account was found is retried, since a replica may not know it yet', async () => {
    const unknown = refusal(404, 'Request_ResourceNotFound');
    graph.on('PATCH', `/users/${ID}`, unknown, unknown, { status: 204 });
    assert.deepEqual(await reset(), { ok: true });
    assert.equal(writes().length, 3);
  });

  it('404 on every attempt means: the account is gone', async () => {
    graph.on('PATCH', `/users/${ID}`, refusal(404, 'Request_ResourceNotFound'));
    assert.deepEqual(await reset(), { ok: false, because: 'account-gone' });
    assert.equal(writes().length, 4);
  });

  it('401 is an error for the operator', async () => {
    graph.on('PATCH', `/users/${ID}`, refusal(401, 'InvalidAuthenticationToken'));
    await assert.rejects(reset(), DirectoryRefused);
  });

  for (const reply of [
    refusal(409, 'Directory_ConcurrencyViolation'),
    refusal(429, 'TooManyRequests'),
    'cut',
  ] as const) {
    it(`${reply === 'cut' ? 'a lost answer' : (reply.status ?? '')} is left to a later job, without a retry here`, async () => {
      graph.on('PATCH', `/users/${ID}`, reply);
      await assert.rejects(reset(), DirectoryUnavailable);
      assert.equal(writes().length, 1);
    });
  }
});
