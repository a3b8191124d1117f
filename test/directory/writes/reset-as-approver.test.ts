import assert from 'node:assert/strict';
import { Password } from '../../../src/requests/model/secrets/password.ts';
import { createDirectory } from '../../../src/directory/directory.ts';
import type { Exchange } from '../../../src/directory/tokens/on-behalf-of.ts';
import { type Directory, DirectoryRefused, DirectoryUnavailable } from '../../../src/requests/model/ports.ts';
import { type Answer, type GraphServer, type Reply, refusal, startGraph } from '../../support/graph/graph-server.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { KINDS } from '../kinds/index.ts';
import { DOMAINS, guest, member } from '../kinds/kind.ts';
import { SETTINGS } from '../settings.ts';

const { id: ID } = member();
const APPROVER = { as: 'approver', assertion: 'assertion' } as const;
const PASSWORD = 'Kite-Lamp-7421';
const RESET = `/users/${ID}/authentication/methods/28c10230-6103-485e-b985-444c60001490/resetPassword`;
const OPERATION = `/users/${ID}/authentication/operations/0a1b`;
const QUERY = '?aadgdc=DUB02P&aadgsu=ssprprod-a';

describe('a reset on behalf of the approver', () => {
  let graph: GraphServer;
  let lines: readonly Record<string, unknown>[];
  let directory: Directory;
  let exchanged: Awaited<ReturnType<Exchange>>;
  let address: string;
  const accepted = (headers = {}): Answer => ({ status: 202, headers: { location: address, ...headers } });
  const start = async (by = directory) => {
    const account = await by.account(ID);
    assert.ok(account);
    return by.startReset(account, new Password(PASSWORD), APPROVER);
  };
  const look = (at = address) => directory.operation(at, APPROVER);

  beforeEach(async () => {
    graph = await startGraph();
    address = `${graph.url}/v1.0${OPERATION}${QUERY}`;
    exchanged = { ok: true, token: 'approver' };
    const quiet = quietLog();
    ({ lines } = quiet);
    directory = createDirectory({
      graphBaseUrl: graph.url,
      tenantId: 'c0000000-0000-4000-8000-000000000000',
      tokens: async () => 'app',
      exchange: () => Promise.resolve(exchanged),
      settings: { ...SETTINGS, passwordWriteback: true },
      log: quiet.log,
    });
    graph.on('GET', '/domains', { body: { value: DOMAINS } });
    graph.on('GET', `/users/${ID}`, { body: member() });
    graph.on('POST', RESET, accepted());
    graph.on('GET', OPERATION, { body: { status: 'running' } });
  });
  afterEach(() => graph.close());

  describe('when it starts', () => {
    it('sends only the password, and returns the whole URL of the operation', async () => {
      assert.deepEqual(await start(), { ok: true, operation: address, pollAfterMs: null });
      assert.deepEqual(
        graph.sent('POST', RESET).map(({ body }) => body),
        [{ newPassword: PASSWORD }],
      );
      assert.doesNotMatch(JSON.stringify(lines), new RegExp(PASSWORD));
    });

    it('writes with the approver’s token, and reads with the app’s', async () => {
      await start();
      await look();
      const bearer = (method: string) =>
        new Set(graph.requests.filter((sent) => sent.method === method).map(({ headers }) => headers['authorization']));
      assert.deepEqual([...bearer('POST')], ['Bearer approver']);
      assert.deepEqual([...bearer('GET')], ['Bearer app', 'Bearer approver']);
      assert.equal(graph.sent('PATCH', `/users/${ID}`).length, 0);
    });

    it('says how long Graph asks to wait', async () => {
      graph.on('POST', RESET, accepted({ 'retry-after': '4' }));
      assert.partialDeepStrictEqual(await start(), { pollAfterMs: 4000 });
    });

    it('works for cloud accounts, and with password writeback for synced ones', async () => {
      for (const { user, title, home } of KINDS) {
        graph.on('GET', `/users/${ID}`, { body: user });
        const { ok } = await start();
        assert.equal(ok, home.where === 'here', title);
      }
    });

    it('is refused for a synced account without password writeback', async () => {
      const without = createDirectory({
        graphBaseUrl: graph.url,
        tenantId: 'c0000000-0000-4000-8000-000000000000',
        tokens: async () => 'app',
        exchange: () => Promise.resolve(exchanged),
        settings: SETTINGS,
        log: quietLog().log,
      });
      graph.on('GET', `/users/${ID}`, { body: member({ onPremisesSyncEnabled: true }) });
      assert.deepEqual(await start(without), { ok: false, because: 'home-moved' });
      assert.equal(graph.sent('POST', RESET).length, 0);
    });

    for (const because of ['sign-in-needed', 'consent-needed'] as const) {
      it(`is not sent without a token: ${because}`, async () => {
        exchanged = { ok: false, because };
        assert.deepEqual(await start(), { ok: false, because: 'sign-in-needed' });
        assert.deepEqual(await look(), { state: 'sign-in-needed' });
        assert.equal(graph.sent('POST', RESET).length + graph.sent('GET', OPERATION).length, 0);
      });
    }

    const refusals = [
      [401, 'InvalidAuthenticationToken', 'sign-in-needed'],
      [403, 'insufficient_claims', 'sign-in-needed'],
      [400, 'interaction_required', 'sign-in-needed'],
      [403, 'Authorization_RequestDenied', 'not-allowed'],
      [403, 'accessDenied', 'not-allowed'],
      [404, 'Request_ResourceNotFound', 'account-gone'],
      [400, 'Request_BadRequest', 'weak-password'],
    ] as const;
    for (const [status, code, because] of refusals) {
      it(`${status} ${code} means: ${because}`, async () => {
        graph.on('POST', RESET, refusal(status, code));
        assert.deepEqual(await start(), { ok: false, because });
      });
    }

    it('403 with insufficient claims in an inner error means: sign-in-needed', async () => {
      graph.on('POST', RESET, refusal(403, 'accessDenied', { code: 'insufficientClaims' }));
      assert.deepEqual(await start(), { ok: false, because: 'sign-in-needed' });
    });

    it('400 for an account that moved to another home meanwhile means: its home has moved', async () => {
      graph.on('POST', RESET, refusal(400, 'Request_BadRequest'));
      graph.on('GET', `/users/${ID}`, { body: member() }, { body: guest({ id: ID }) });
      assert.deepEqual(await start(), { ok: false, because: 'home-moved' });
    });

    it('fails if the answer names no operation, or one outside Graph', async () => {
      for (const location of [
        undefined,
        'http://127.0.0.1:9/v1.0/users/x/authentication/operations/1',
        `${graph.url}/v1.0/users/${ID}`,
        `${graph.url}/v1.0${OPERATION}/more`,
        `${graph.url}/other${OPERATION}`,
      ]) {
        graph.on('POST', RESET, { status: 202, headers: location === undefined ? {} : { location } });
        await assert.rejects(start(), DirectoryRefused, location);
      }
    });

    for (const reply of [
      refusal(409, 'Conflict'),
      refusal(429, 'TooManyRequests'),
      refusal(503, 'x'),
      'cut',
    ] as const) {
      it(`${reply === 'cut' ? 'a lost answer' : (reply.status ?? '')} is left to a later job, without a retry here`, async () => {
        graph.on('POST', RESET, reply);
        await assert.rejects(start(), DirectoryUnavailable);
        assert.equal(graph.sent('POST', RESET).length, 1);
      });
    }
  });

  describe('when its progress is read', () => {
    const answers: readonly (readonly [string, Reply, object])[] = [
      ['notStarted', { body: { status: 'notStarted' } }, { state: 'running', pollAfterMs: null }],
      [
        'running with Retry-After',
        { body: { status: 'Running' }, headers: { 'retry-after': '2' } },
        { state: 'running', pollAfterMs: 2000 },
      ],
      ['Succeeded', { body: { status: 'Succeeded', statusDetail: 'ResetSuccess' } }, { state: 'succeeded' }],
      [
        'failed',
        { body: { status: 'failed', statusDetail: 'OnPremisesUnreachable' } },
        { state: 'failed', because: null },
      ],
      ['Failed', { body: { status: 'Failed' } }, { state: 'failed', because: null }],
      [
        'failed with a policy code',
        { body: { status: 'failed', statusDetail: 'PasswordPolicyViolation' } },
        { state: 'failed', because: 'weak-password' },
      ],
      [
        'failed with a sentence',
        { body: { status: 'failed', statusDetail: 'The password policy could not be read.' } },
        { state: 'failed', because: null },
      ],
      ['unknown status', { body: { status: 'unknownFutureValue' } }, { state: 'running', pollAfterMs: null }],
      ['403', refusal(403, 'accessDenied'), { state: 'unconfirmed' }],
      ['404', refusal(404, 'ResourceNotFound'), { state: 'unconfirmed' }],
      ['401', refusal(401, 'InvalidAuthenticationToken'), { state: 'sign-in-needed' }],
      ['403 for claims', refusal(403, 'insufficient_claims'), { state: 'sign-in-needed' }],
    ];
    for (const [title, reply, state] of answers) {
      it(`${title}: ${JSON.stringify(state)}`, async () => {
        graph.on('GET', OPERATION, reply);
        assert.deepEqual(await look(), state);
      });
    }

    it('keeps the query of the operation’s URL', async () => {
      await look();
      assert.deepEqual(graph.sent('GET', OPERATION)[0]?.query, { aadgdc: 'DUB02P', aadgsu: 'ssprprod-a' });
    });

    it('asks only Graph', async () => {
      for (const at of [
        'http://127.0.0.1:9/v1.0/users/x/authentication/operations/1',
        `${graph.url}/v1.0/users/${ID}`,
        '',
      ]) {
        await assert.rejects(look(at), DirectoryRefused);
      }
      assert.deepEqual(graph.requests, []);
    });
  });

  it('is refused if acting on behalf of approvers is not set up', async () => {
    const alone = createDirectory({
      graphBaseUrl: graph.url,
      tenantId: 'c0000000-0000-4000-8000-000000000000',
      tokens: async () => 'app',
      settings: SETTINGS,
      log: quietLog().log,
    });
    await assert.rejects(start(alone), DirectoryRefused);
    assert.equal(graph.sent('POST', RESET).length, 0);
  });
});
