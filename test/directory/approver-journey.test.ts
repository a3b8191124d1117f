import assert from 'node:assert/strict';
import { Password } from '../../src/requests/model/secrets/password.ts';
import type { ObjectId } from '../../src/requests/model/request.ts';
import { createTokenSource } from '../../src/directory/tokens/credentials.ts';
import { createDirectory } from '../../src/directory/directory.ts';
import { createExchange } from '../../src/directory/tokens/on-behalf-of.ts';
import type { Account, Directory, OperationState } from '../../src/requests/model/ports.ts';
import { type LocalAuthority, startLocalAuthority } from '../../sandbox/authority/local-authority.ts';
import { type LocalDirectory, startLocalDirectory } from '../../sandbox/directory/local-directory.ts';
import { CONTOSO, person } from '../../sandbox/directory/people.ts';
import { breaches } from '../support/graph/graph-contract.ts';
import { quietLog } from '../support/quiet-log.ts';
import { SETTINGS } from './settings.ts';

const APP = 'dddddddd-0000-4000-8000-000000000001';
const as = (assertion: string) => ({ as: 'approver', assertion }) as const;
const PASSWORD = 'Kqw7mx-3hbt9e-zp4vfa';
const { id: MEGAN } = person('Megan Bowen').user;
const { id: HELPDESK } = person('Grady Archie').user;
const { id: ADMIN } = person('Isaiah Langer').user;

/** As in production except for the two hosts: real tokens, and an app that may not write passwords itself. */
describe('resetting as the approver, against the local authority and the local Graph', () => {
  let authority: LocalAuthority;
  let graph: LocalDirectory;
  let directory: Directory;

  beforeEach(async () => {
    const { log } = quietLog();
    authority = await startLocalAuthority({ tenantId: CONTOSO.id, appId: APP });
    authority.consent('everybody');
    graph = await startLocalDirectory({ authorize: (token) => authority.accepts(token) });
    graph.tenant.appMayWritePasswords = false;
    const { url: authorityHost, clientSecret: password } = authority;
    const app = { appType: 'SingleTenant', appId: APP, tenantId: CONTOSO.id, password, authorityHost } as const;
    directory = createDirectory({
      graphBaseUrl: graph.url,
      tenantId: CONTOSO.id,
      tokens: createTokenSource(app),
      exchange: createExchange(app, log),
      settings: SETTINGS,
      log,
    });
  });
  afterEach(() => Promise.all([graph.close(), authority.close()]));

  const finished = async (operation: string, assertion: string): Promise<OperationState> => {
    const state = await directory.operation(operation, as(assertion));
    return state.state === 'running' ? finished(operation, assertion) : state;
  };
  const accountOf = async (id: ObjectId): Promise<Account> => {
    const account = await directory.account(id);
    assert.ok(account);
    return account;
  };
  const writes = () => graph.calls.filter(({ method, path }) => method !== 'GET' && !path.endsWith('/$batch'));

  it('writes with the approver’s rights only, signs the person out, and sees the reset succeed', async () => {
    const assertion = await authority.singleSignOn(ADMIN);
    const actor = as(assertion);
    assert.equal(await directory.checkAssertion(ADMIN, assertion), 'ok');
    const started = await directory.startReset(await accountOf(MEGAN), new Password(PASSWORD), as(assertion));
    assert.ok(started.ok);
    assert.deepEqual(await finished(started.operation, assertion), { state: 'succeeded' });
    assert.deepEqual(await directory.revokeSessions(MEGAN, actor), { ok: true });
    assert.equal((await directory.giveAccessPass(MEGAN, { lifetimeMinutes: 60, ours: [] }, actor)).ok, true);
    assert.equal(graph.signIn('meganb@contoso.com', PASSWORD), 'must-change-password');
    assert.deepEqual(
      writes().map((call) => call.person),
      [ADMIN, ADMIN, ADMIN],
    );
    assert.deepEqual(
      graph.tenant.passwordWrites.map((write) => [write.appId, write.person]),
      [[APP, ADMIN]],
    );
    assert.deepEqual(
      graph.calls.flatMap(({ method, path, query, body }) =>
        breaches({ method, path, query, headers: ADVANCED, body }),
      ),
      [],
    );
  });

  it('stays unconfirmed if the approver’s role may not read the operation', async () => {
    const assertion = await authority.singleSignOn(HELPDESK);
    const started = await directory.startReset(await accountOf(MEGAN), new Password(PASSWORD), as(assertion));
    assert.ok(started.ok);
    assert.deepEqual(await directory.operation(started.operation, as(assertion)), { state: 'unconfirmed' });
  });

  it('reports a weak password when the operation is read', async () => {
    const assertion = await authority.singleSignOn(ADMIN);
    const started = await directory.startReset(await accountOf(MEGAN), new Password('short'), as(assertion));
    assert.ok(started.ok);
    const weak = { state: 'failed', because: 'weak-password' };
    assert.deepEqual(await finished(started.operation, assertion), weak);
  });

  it('cannot do more than the approver’s own role allows', async () => {
    const result = await directory.startReset(
      await accountOf(ADMIN),
      new Password(PASSWORD),
      as(await authority.singleSignOn(HELPDESK)),
    );
    assert.deepEqual(result, { ok: false, because: 'not-allowed' });
  });

  it('writes nothing once the approver must sign in again', async () => {
    const assertion = await authority.singleSignOn(ADMIN);
    authority.challenge(ADMIN, true);
    const again = { ok: false, because: 'sign-in-needed' };
    const actor = as(assertion);
    assert.deepEqual(await directory.startReset(await accountOf(MEGAN), new Password(PASSWORD), as(assertion)), again);
    assert.deepEqual(await directory.revokeSessions(MEGAN, actor), again);
    assert.deepEqual(await directory.giveAccessPass(MEGAN, { lifetimeMinutes: 60, ours: [] }, actor), again);
    assert.deepEqual(writes(), []);
  });

  it('gives the app itself no way to reset anyone', async () => {
    const result = await directory.resetPassword(await accountOf(MEGAN), new Password(PASSWORD));
    assert.deepEqual(result, { ok: false, because: 'not-allowed' });
    assert.deepEqual(graph.tenant.passwordWrites, []);
  });
});

/** Contract breaches, without what the recorded calls can't tell apart. */
const ADVANCED = { consistencylevel: 'eventual' };
