import assert from 'node:assert/strict';
import { personCalled } from '../../support/ids.ts';
import { DirectoryUnavailable } from '../../../src/requests/model/ports.ts';
import { setMail } from '../../../sandbox/directory/administration.ts';
import type { DirectoryUser } from '../../../sandbox/directory/graph-objects.ts';
import { type GraphTenant, startTenant } from '../../support/graph/graph-tenant.ts';

const DAY_MS = 24 * 60 * 60_000;

describe('where to notify a person of a reset', () => {
  let world: GraphTenant;
  let user: DirectoryUser;
  const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS);
  const addresses = () => world.directory().noticeAddresses(user.id);
  const logged = (newValue: string | null, displayName = 'OtherMail', activityDisplayName = 'Update user') =>
    world.tenant.directoryAudits.push({
      ...{ id: 'x', activityDateTime: daysAgo(1).toISOString(), activityDisplayName, category: 'UserManagement' },
      ...{ loggedByService: 'Core Directory', result: 'success' },
      targetResources: [{ id: user.id, type: 'User', modifiedProperties: [{ displayName, oldValue: null, newValue }] }],
    });

  beforeEach(async () => {
    world = await startTenant();
    const id = world.colleague();
    const found = world.tenant.users.find((one) => one.id === id);
    assert.ok(found);
    user = found;
    Object.assign(user, { mail: 'nina@contoso.com', otherMails: ['nina@home.example'] });
  });
  afterEach(() => world.graph.close());

  it('is all their addresses, each once', async () => {
    user.otherMails.push('Nina@contoso.com', ' ', 'no address');
    assert.deepEqual([...(await addresses())].sort(), ['Nina@contoso.com', 'nina@home.example']);
  });

  it('excludes an address that was set in the last thirty days', async () => {
    setMail(world.tenant, user, { otherMails: ['nina@home.example', 'Mallory@evil.example'] }, daysAgo(29));
    assert.deepEqual(await addresses(), ['nina@contoso.com', 'nina@home.example']);
    setMail(world.tenant, user, { mail: 'mallory2@evil.example' }, daysAgo(1));
    assert.deepEqual(await addresses(), ['nina@home.example']);
  });

  it('includes an address that was set earlier', async () => {
    setMail(world.tenant, user, { otherMails: ['nina@new-home.example'] }, daysAgo(31));
    assert.deepEqual(await addresses(), ['nina@contoso.com', 'nina@new-home.example']);
  });

  it('excludes an address that was removed and set again', async () => {
    setMail(world.tenant, user, { otherMails: [] }, daysAgo(3));
    setMail(world.tenant, user, { otherMails: ['nina@home.example'] }, daysAgo(2));
    assert.deepEqual(await addresses(), ['nina@contoso.com']);
  });

  it('does not mistake a part of an address for the address', async () => {
    setMail(world.tenant, user, { otherMails: ['a.nina@home.example'] }, daysAgo(2));
    Object.assign(user, { otherMails: ['nina@home.example', 'a.nina@home.example'] });
    assert.deepEqual(await addresses(), ['nina@contoso.com', 'nina@home.example']);
  });

  it('is nowhere if the log does not say what an address was changed to', async () => {
    logged('nina@');
    assert.deepEqual(await addresses(), []);
  });

  it('ignores other changes, and those to other people', async () => {
    logged('"nina@contoso.com"', 'DisplayName');
    logged('"nina@contoso.com"', 'Mail', 'Update group');
    setMail(world.tenant, { ...user, id: world.colleague() }, { mail: 'nina@home.example' }, daysAgo(2));
    assert.deepEqual(await addresses(), ['nina@contoso.com', 'nina@home.example']);
  });

  it('reads a single address in the log as well as a list', async () => {
    logged('"NINA@contoso.com"', 'Mail');
    assert.deepEqual(await addresses(), ['nina@home.example']);
  });

  it('is nowhere if the log cannot be read', async () => {
    const trouble = { status: 403, code: 'Authentication_RequestFromNonPremiumTenantOrB2CTenant' };
    world.graph.failNext({ match: { path: /directoryAudits/ }, with: trouble });
    assert.deepEqual(await addresses(), []);
  });

  it('throws if Graph does not answer', async () => {
    const trouble = { status: 500, code: 'InternalServerError' };
    world.graph.failNext({ match: { path: /directoryAudits/ }, with: trouble });
    await assert.rejects(addresses(), DirectoryUnavailable);
  });

  it('is nowhere for an account that is gone', async () => {
    assert.deepEqual(await world.directory().noticeAddresses(personCalled('nobody')), []);
  });
});

describe('a mail', () => {
  let world: GraphTenant;
  const mail = { to: 'nina@home.example', subject: 'Your password was reset', text: 'Was it you? <b>No</b>' };
  beforeEach(async () => (world = await startTenant()));
  afterEach(() => world.graph.close());

  it('is sent as plain text from the given mailbox, without a copy there', async () => {
    const from = world.colleague();
    await world.directory().sendMail(from, mail);
    assert.partialDeepStrictEqual(world.tenant.mailsSent, [
      { from, to: [mail.to], subject: mail.subject, contentType: 'Text', content: mail.text, saved: false },
    ]);
  });

  it('is never retried', async () => {
    world.graph.failNext({ match: { path: /sendMail/ }, with: 'lost-answer' });
    await assert.rejects(world.directory().sendMail(world.colleague(), mail), DirectoryUnavailable);
    assert.equal(world.tenant.mailsSent.length, 1);
  });
});
