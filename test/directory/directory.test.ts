import assert from 'node:assert/strict';
import { Password } from '../../src/requests/model/secrets/password.ts';
import { person } from '../../sandbox/directory/people.ts';
import { personCalled } from '../support/ids.ts';
import { objectIdOf } from '../../src/requests/model/ids.ts';
import { createDirectory } from '../../src/directory/directory.ts';
import { type Directory, DirectoryRefused, DirectoryUnavailable } from '../../src/requests/model/ports.ts';
import { type LocalDirectory, startLocalDirectory } from '../../sandbox/directory/local-directory.ts';
import { breaches } from '../support/graph/graph-contract.ts';
import { quietLog } from '../support/quiet-log.ts';
import { SETTINGS } from './settings.ts';

describe('the directory, against the local Graph of Contoso', () => {
  let graph: LocalDirectory;
  let directory: Directory;
  let lines: readonly Record<string, unknown>[];
  const idOf = (name: string) => person(name).user.id;
  const roundTrips = () =>
    lines.filter((line) => 'roundTrips' in line).map(({ decision, roundTrips }) => [decision, roundTrips]);

  beforeEach(async () => {
    graph = await startLocalDirectory();
    const quiet = quietLog();
    ({ lines } = quiet);
    directory = createDirectory({
      graphBaseUrl: graph.url,
      tenantId: graph.tenant.id,
      tokens: async () => 'token',
      settings: SETTINGS,
      log: quiet.log,
    });
  });
  afterEach(() => graph.close());

  it('answers for a guest in two round trips, and in one when the organisation is cached', async () => {
    const answer = async () => {
      const [account] = await directory.find({ text: 'user1@forthcoffee.com' });
      return account === undefined ? undefined : directory.homeOrganisation(account);
    };
    assert.equal((await answer())?.domain, 'forthcoffee.com');
    assert.deepEqual(roundTrips(), [
      ['find', 1],
      ['home-organisation', 1],
    ]);
    await answer();
    assert.deepEqual(roundTrips().slice(2), [
      ['find', 1],
      ['home-organisation', 0],
    ]);
  });

  it('needs a third round trip only for a guest whose organisation differs from their address', async () => {
    const bianca = idOf('Bianca Pisani');
    const { mail, userPrincipalName } = {
      mail: 'bianca@adatum.com',
      userPrincipalName: 'x#EXT#@contoso.onmicrosoft.com',
    };
    Object.assign(graph.tenant.users.find(({ id }) => id === bianca) ?? {}, {
      mail,
      otherMails: [],
      userPrincipalName,
    });
    const account = await directory.account(bianca);
    assert.ok(account !== undefined && 'domain' in account.home);
    assert.equal(account.home.domain, 'adatum.com');
    assert.equal((await directory.homeOrganisation(account))?.name, 'Northwind Traders');
    assert.deepEqual(roundTrips(), [
      ['account', 1],
      ['home-organisation', 2],
    ]);
  });

  it('resends an invitation that was never accepted, with a link to My Apps of this tenant', async () => {
    const noor = idOf('Noor Visser');
    await directory.inviteAgain(noor, 'noor@wideworldimporters.com');
    const [sent, ...more] = graph.tenant.invitationsSent;
    assert.deepEqual(more, []);
    assert.equal(sent?.user, noor);
    assert.equal(sent.mail, 'noor@wideworldimporters.com');
    assert.equal(sent.redirectUrl, `https://myapps.microsoft.com/?tenantid=${graph.tenant.id}`);
  });

  it('does not retry an invitation, and reports the directory as unavailable', async () => {
    graph.failNext({ match: { method: 'POST', path: /invitations/ }, with: 'lost-answer' });
    await assert.rejects(
      directory.inviteAgain(idOf('Noor Visser'), 'noor@wideworldimporters.com'),
      DirectoryUnavailable,
    );
    assert.equal(graph.tenant.invitationsSent.length, 1);
  });

  it('reports a missing permission to invite', async () => {
    const trouble = { status: 403, code: 'Authorization_RequestDenied' };
    graph.failNext({ match: { method: 'POST', path: /invitations/ }, with: trouble });
    await assert.rejects(directory.inviteAgain(idOf('Noor Visser'), 'noor@wideworldimporters.com'), (error) => {
      return error instanceof DirectoryRefused && error.code === 'Authorization_RequestDenied';
    });
  });

  it('gives the normalised domain of an address that is not ours', async () => {
    for (const [address, domain] of [
      ['User1@ForthCoffee.com', 'forthcoffee.com'],
      ['anna@bücher.example', 'xn--bcher-kva.example'],
      ['a@b@forthcoffee.com', 'forthcoffee.com'],
      ['nobody@Contoso.com', null],
      ['nobody@mail.contoso.com', null],
      ['nobody@contoso-labs.com', null],
      ['Megan Bowen', null],
      ['@forthcoffee.com', null],
      ['nobody@nowhere', null],
    ] as const) {
      assert.equal(await directory.foreignDomain(address), domain, address);
    }
  });

  it('reads what an approval card needs in three round trips', async () => {
    const [account] = await directory.find({ text: 'lidiah@contoso.com' });
    assert.deepEqual((await directory.standing(account?.id ?? idOf('nobody'))).roles, ['User Administrator']);
    const trips = roundTrips().map(([, count]) => Number(count));
    assert.ok(trips.reduce((sum, count) => sum + count, 0) <= 3, String(trips));
  });

  it('decides on an approver in two round trips', async () => {
    const verdict = await directory.mayReset({
      approver: idOf('Lidia Holloway'),
      subject: idOf('Megan Bowen'),
      secret: 'password',
    });
    assert.deepEqual(verdict, { allowed: true, privileged: false });
    assert.ok(roundTrips().every(([, count]) => Number(count) <= 2));
  });

  it('sends nothing that Graph would refuse', async () => {
    for (const { id, displayName } of graph.tenant.users) {
      await directory.find({ text: displayName });
      const account = await directory.account(id);
      assert.ok(account);
      await directory.homeOrganisation(account);
      await directory.ownPage(account.home);
      if (account.home.where === 'nowhere') await directory.inviteAgain(id, account.mail ?? '');
      await directory.mayReset({ approver: idOf('Grady Archie'), subject: id, secret: 'password' });
      await directory.resetPassword(account, new Password('Kite-Lamp-7421'));
    }
    const sent = graph.calls.map(({ method, path, query, headers, body }) => ({
      ...{ method, path, query, body },
      headers: Object.fromEntries(Object.entries(headers)),
    }));
    assert.deepEqual(
      sent.flatMap((request) => breaches(request)),
      [],
    );
  });

  it('writes passwords only of accounts whose home is this cloud directory', async () => {
    for (const { id } of graph.tenant.users) {
      const account = await directory.account(id);
      assert.ok(account);
      await directory.resetPassword(account, new Password('Kite-Lamp-7421'));
    }
    for (const { user } of graph.tenant.passwordWrites) {
      assert.deepEqual((await directory.account(objectIdOf(user)))?.home, { where: 'here', kind: 'cloud' });
    }
    assert.ok(graph.tenant.passwordWrites.length > 5);
  });

  it('finds no unknown account', async () => {
    assert.equal(await directory.account(personCalled('nobody')), undefined);
    assert.deepEqual(await directory.find({ text: 'nobody@contoso.com' }), []);
  });
});
