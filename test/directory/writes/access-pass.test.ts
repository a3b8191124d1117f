import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { type ObjectId } from '../../../src/requests/model/ids.ts';
import { DirectoryUnavailable, type PassTerms } from '../../../src/requests/model/ports.ts';
import { giveRole } from '../../../sandbox/directory/administration.ts';
import type { AccessPass } from '../../../sandbox/directory/tenant.ts';
import { assertionOf } from '../../support/graph/graph-approvers.ts';
import { type GraphTenant, startTenant } from '../../support/graph/graph-tenant.ts';

describe('a Temporary Access Pass', () => {
  let world: GraphTenant;
  let subject: ObjectId;
  const give = (lifetimeMinutes = 60, ours: PassTerms['ours'] = []) =>
    world.directory().giveAccessPass(subject, { lifetimeMinutes, ours }, { as: 'app' });
  const at = (ms: number) => new Date(Date.now() + ms).toISOString();
  const justNow = (): PassTerms['ours'] => [{ from: at(-3_000), to: at(60_000) }];
  const never = (): PassTerms['ours'] => [];
  const byHand = (terms: Partial<AccessPass> = {}): AccessPass => {
    const made: AccessPass = {
      ...{ id: randomUUID(), user: subject, value: 'made by hand', lifetimeInMinutes: 60, isUsableOnce: false },
      ...{ createdDateTime: at(0), startDateTime: at(0), by: { appId: 'portal', person: null }, ...terms },
    };
    world.tenant.accessPasses.push(made);
    return made;
  };
  const valid = () => world.tenant.accessPasses.filter(({ user }) => user === subject);
  const refuse = (status: number, code: string, times = 1) =>
    world.graph.failNext({ match: { method: 'POST', path: /temporaryAccessPass/ }, with: { status, code }, times });

  beforeEach(async () => {
    world = await startTenant();
    subject = world.colleague();
  });
  afterEach(() => world.graph.close());

  it('is for one sign-in, with the lifetime asked for', async () => {
    const given = await give(90);
    assert.ok(given.ok);
    assert.partialDeepStrictEqual(valid(), [
      { value: given.pass.cleartext(), lifetimeInMinutes: 90, isUsableOnce: true },
    ]);
  });

  it('replaces one of ours', async () => {
    const [one, two] = [await give(), await give(60, justNow())];
    assert.ok(one.ok && two.ok);
    assert.deepEqual(
      valid().map(({ value }) => value),
      [two.pass.cleartext()],
    );
  });

  it('is the only valid one after a lost answer and another attempt', async () => {
    world.graph.failNext({ match: { method: 'POST', path: /temporaryAccessPass/ }, with: 'lost-answer' });
    await assert.rejects(give(), DirectoryUnavailable);
    const given = await give(60, justNow());
    assert.ok(given.ok);
    assert.deepEqual(
      valid().map(({ value }) => value),
      [given.pass.cleartext()],
    );
  });

  for (const [what, terms, ours] of [
    ['created by hand before', {}, never],
    ['created by hand during our attempt, with other terms', {}, justNow],
    [
      'created by hand with the same terms, long before our attempt',
      { isUsableOnce: true, createdDateTime: at(-600_000) },
      justNow,
    ],
    ['that starts later', { startDateTime: at(600_000) }, never],
    ['with an unknown date', { isUsableOnce: true, createdDateTime: '' }, justNow],
  ] as const) {
    it(`is not created if there is one ${what}, which stays`, async () => {
      const made = byHand(terms);
      assert.deepEqual(await give(60, ours()), { ok: false, because: 'exists' });
      assert.deepEqual(valid(), [made]);
    });
  }

  it('replaces a spent one, whoever created it', async () => {
    byHand({ createdDateTime: at(-7_200_000), startDateTime: at(-7_200_000) });
    const given = await give();
    assert.ok(given.ok);
    assert.deepEqual(
      valid().map(({ value }) => value),
      [given.pass.cleartext()],
    );
  });

  it('is not created if someone creates one between our check and our write', async () => {
    world.graph.onCall(({ method, path }, when) => {
      if (method === 'POST' && path.endsWith('/temporaryAccessPassMethods') && when === 'received') byHand();
      return Promise.resolve();
    });
    assert.deepEqual(await give(), { ok: false, because: 'exists' });
  });

  it('needs the approver’s own role: a Helpdesk Administrator may reset passwords but not create passes', async () => {
    const [helpdesk, admin] = [world.colleague(), world.colleague()];
    giveRole(world.tenant, helpdesk, 'Helpdesk Administrator');
    giveRole(world.tenant, admin, 'Authentication Administrator');
    const as = (person: string) => ({ as: 'approver', assertion: assertionOf(person) }) as const;
    const terms = { lifetimeMinutes: 60, ours: [] };
    const refused = await world.directory().giveAccessPass(subject, terms, as(helpdesk));
    assert.deepEqual(refused, { ok: false, because: 'not-allowed' });
    assert.equal((await world.directory().giveAccessPass(subject, terms, as(admin))).ok, true);
    assert.deepEqual(
      valid().map(({ by }) => by.person),
      [admin],
    );
  });

  it('is not created if the policy is off or does not allow the lifetime', async () => {
    assert.deepEqual(await give(481), { ok: false, because: 'policy' });
    world.tenant.accessPassPolicy.state = 'disabled';
    assert.deepEqual(await give(), { ok: false, because: 'policy' });
  });

  for (const [status, code, because] of [
    [403, 'accessDenied', 'not-allowed'],
    [404, 'Request_ResourceNotFound', 'account-gone'],
    [400, 'BadRequest', 'policy'],
  ] as const) {
    it(`${status} ${code} means: ${because}`, async () => {
      refuse(status, code, status === 404 ? 4 : 1);
      assert.deepEqual(await give(), { ok: false, because });
    });
  }

  it('needs another attempt if its value was lost', async () => {
    refuse(201, 'nothing');
    await assert.rejects(give(), DirectoryUnavailable);
  });

  it('does not get into the log', async () => {
    const given = await give();
    assert.ok(given.ok && !JSON.stringify(world.graph.calls).includes(given.pass.cleartext()));
  });

  it('has a readable policy', async () => {
    assert.deepEqual(await world.directory().accessPassPolicy(), {
      enabled: true,
      minimumLifetimeMinutes: 60,
      maximumLifetimeMinutes: 480,
      usableOnce: false,
    });
    world.tenant.accessPassPolicy.state = 'disabled';
    assert.equal((await world.directory().accessPassPolicy()).enabled, false);
  });
});
