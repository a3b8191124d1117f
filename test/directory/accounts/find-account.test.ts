import assert from 'node:assert/strict';
import { personCalled } from '../../support/ids.ts';
import type { ObjectId } from '../../../src/requests/model/ids.ts';
import { findAccounts } from '../../../src/directory/accounts/find-account.ts';
import { MOST_CANDIDATES } from '../../../src/requests/rules/policy.ts';
import { DirectoryRefused } from '../../../src/requests/model/ports.ts';
import { createGraphClient } from '../../../src/directory/graph/graph-client.ts';
import type { GraphUser } from '../../../src/directory/graph/graph-user.ts';
import type { Who } from '../../../src/requests/model/request.ts';
import { type GraphServer, startGraph } from '../../support/graph/graph-server.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { DOMAINS, guest, member } from '../kinds/kind.ts';
import { megan } from '../../../sandbox/directory/cast.ts';

const ID = megan.id;

describe('finding an account', () => {
  let graph: GraphServer;
  const find = (who: Who) =>
    createGraphClient({ graphBaseUrl: graph.url, tokens: async () => 'token', log: quietLog().log }).decide(
      'find',
      (calls) => findAccounts(calls, who, { readDomains: async () => DOMAINS, passwordWriteback: false }),
    );
  const filterOf = async (text: string) => {
    await find({ text });
    return graph.sent('GET', '/users').at(-1)?.query['$filter'] ?? '';
  };
  const directory = (...users: GraphUser[]) => {
    graph.on('GET', '/users', { body: { value: users } });
  };
  const names = async (text: string) => (await find({ text })).map(({ id }) => id);

  beforeEach(async () => {
    graph = await startGraph();
    directory();
  });
  afterEach(() => graph.close());

  it('by object ID reads that account with a single call', async () => {
    graph.on('GET', `/users/${ID}`, { body: member() });
    for (const who of [{ id: ID }, { text: ` ${ID} ` }]) {
      assert.deepEqual(
        (await find(who)).map(({ id }) => id),
        [ID],
      );
    }
    assert.equal(graph.sent('GET', '/users').length, 0);
  });

  it('by an unknown object ID finds no one', async () => assert.deepEqual(await find({ id: ID }), []));

  it('by text takes one call, and returns one account too many if there are too many to choose from', async () => {
    directory(
      ...Array.from({ length: 14 }, (_, n) => member({ id: personCalled(`${n}`), displayName: 'Jan de Vries' })),
    );
    assert.equal((await names('Jan de Vries')).length, MOST_CANDIDATES + 1);
    assert.equal(graph.requests.length, 1);
    assert.equal(graph.requests[0]?.query['$top'], '100');
  });

  it('by text reads all pages, even after an empty or incomplete first one', async () => {
    const [one, two] = [personCalled('1'), personCalled('2')];
    const jan = (id: ObjectId) => member({ id, displayName: 'Jan de Vries' });
    const next = `${graph.url}/v1.0/users?$select=id&$skiptoken=x`;
    for (const [first, found] of [
      [[], [two]],
      [[jan(one)], [one, two]],
      [[jan(two)], [two]],
    ] as const) {
      graph.on('GET', '/users', { body: { value: first, '@odata.nextLink': next } }, { body: { value: [jan(two)] } });
      assert.deepEqual(await names('Jan de Vries'), found);
    }
  });

  it('fails if any page fails', async () => {
    graph.on('GET', '/users', {
      body: { value: [member()], '@odata.nextLink': `${graph.url}/v1.0/users?$select=id&$skiptoken=x` },
    });
    await assert.rejects(find({ text: 'Megan Bowen' }), DirectoryRefused);
  });

  it('by address asks for sign-in name, mail, other and proxy addresses, and a guest’s sign-in name', async () => {
    const filter = await filterOf('user1@forthcoffee.com');
    assert.equal(
      filter,
      "userPrincipalName eq 'user1@forthcoffee.com' or mail eq 'user1@forthcoffee.com'" +
        " or otherMails/any(a:a eq 'user1@forthcoffee.com')" +
        " or proxyAddresses/any(a:a eq 'smtp:user1@forthcoffee.com')" +
        " or proxyAddresses/any(a:a eq 'SMTP:user1@forthcoffee.com')" +
        " or startswith(userPrincipalName,'user1_forthcoffee.com#EXT#@')",
    );
  });

  const called: readonly (readonly [string, string, GraphUser])[] = [
    ['sign-in name', 'meganb@contoso.com', member()],
    ['sign-in name in other letters', 'MEGANB@Contoso.com', member()],
    ['mail', 'mb@contoso.com', member({ mail: 'mb@contoso.com' })],
    ['other address', 'm@home.example', member({ otherMails: ['x@y.example', 'M@Home.example'] })],
    ['proxy address', 'old@contoso.com', member({ proxyAddresses: ['smtp:old@contoso.com'] })],
    [
      'guest name for an old address',
      'u@adatum.com',
      guest({ userPrincipalName: 'u_adatum.com#EXT#@contoso.onmicrosoft.com' }),
    ],
    ['guest name itself', 'user1_forthcoffee.com#EXT#@contoso.onmicrosoft.com', guest()],
    ['address with characters that show nothing', '\u200bmeganb@contoso.com\u202c', member()],
    ['address in full-width letters', 'ｍｅｇａｎｂ@contoso.com', member()],
  ];
  for (const [what, text, user] of called) {
    it(`finds by ${what}`, async () => {
      directory(user);
      assert.equal((await names(text)).length, 1);
    });
  }

  it('does not treat a look-alike character as a digit or letter of an address', async () => {
    directory(member({ userPrincipalName: '1@contoso.com', mail: null, proxyAddresses: null, otherMails: [] }));
    for (const text of ['①@contoso.com', '¹@contoso.com']) assert.deepEqual(await names(text), []);
    assert.equal((await names('１@contoso.com')).length, 1);
  });

  it('drops what Graph’s looser comparison finds: a similar address is someone else’s', async () => {
    directory(
      member({ userPrincipalName: 'mégan@contoso.com', mail: null, proxyAddresses: null }),
      member({ mail: null }),
    );
    assert.equal((await names('meganb@contoso.com')).length, 1);
    directory(member({ displayName: 'Megan Bowen-Smith' }), member({ displayName: 'Mégan Bowen' }));
    assert.deepEqual(await names('Megan Bowen'), []);
  });

  it('by display name takes the whole name, in any case and Unicode form', async () => {
    assert.equal(await filterOf('Zoë  Martin'), "displayName eq 'Zoë Martin'");
    assert.equal(await filterOf('Ｚｏｅ'), "displayName eq 'Zoe' or displayName eq 'Ｚｏｅ'");
    const either = "displayName eq 'O''Brien' or displayName eq 'O\u2019Brien'";
    assert.equal(await filterOf("O'Brien"), either);
    directory(member({ displayName: 'Conan O\u2019Brien' }));
    assert.equal((await names("Conan O'Brien")).length, 1);
    directory(member({ displayName: 'Zoë Martin'.normalize('NFD') }));
    assert.equal((await names('ZOË MARTIN')).length, 1);
  });

  it('keeps quotes and operators in typed text inside the OData string', async () => {
    assert.match(
      await filterOf("O'Brien' or '1' eq '1"),
      /^displayName eq 'O''Brien'' or ''1'' eq ''1' or displayName eq '[^']*'$/,
    );
    assert.match(await filterOf("o'brien@contoso.com"), /mail eq 'o''brien@contoso\.com'/);
    assert.match(await filterOf('a&$top=999#@b.example'), /mail eq 'a&\$top=999#@b\.example'/);
    assert.equal(graph.requests.at(-1)?.query['$top'], '100');
  });

  it('by empty text finds no one, without a call', async () => {
    assert.deepEqual(await find({ text: ' \u200b ' }), []);
    assert.equal(graph.requests.length, 0);
  });
});
