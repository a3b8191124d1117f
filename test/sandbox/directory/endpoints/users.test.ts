import assert from 'node:assert/strict';
import { type LocalDirectory, startLocalDirectory } from '../../../../sandbox/directory/local-directory.ts';
import { people, person } from '../../../../sandbox/directory/people.ts';
import { ADVANCED, ask, each, errorOf, listed, paging, refusal } from '../support.ts';

const megan = person('Megan Bowen').user;
const guest = person('user1@forthcoffee.com').user;

describe('Reading users from the local directory', () => {
  let directory: LocalDirectory;
  before(async () => (directory = await startLocalDirectory()));
  after(() => directory.close());

  it('answers with exactly eleven properties if none are selected', async () => {
    const reply = await ask(directory, `/users/${megan.id}`);
    assert.equal(reply.status, 200);
    assert.deepEqual(reply.body, {
      '@odata.context': `${directory.url}/v1.0/$metadata#users/$entity`,
      id: megan.id,
      businessPhones: [],
      displayName: 'Megan Bowen',
      givenName: 'Megan',
      jobTitle: 'Marketing Manager',
      mail: 'meganb@contoso.com',
      mobilePhone: null,
      officeLocation: 'Amsterdam 12/1110',
      preferredLanguage: null,
      surname: 'Bowen',
      userPrincipalName: 'meganb@contoso.com',
    });
  });

  it('answers with exactly the selected properties, null or an empty list without a value', async () => {
    const reply = await ask(
      directory,
      `/users/${megan.id}?$select=id,externalUserState,identities,aboutMe,assignedPlans`,
    );
    assert.deepEqual(reply.body, {
      '@odata.context': `${directory.url}/v1.0/$metadata#users(id,externalUserState,identities,aboutMe,assignedPlans)/$entity`,
      id: megan.id,
      externalUserState: null,
      identities: megan.identities,
      aboutMe: null,
      assignedPlans: [],
    });
  });

  it('refuses to select a property that no user has', async () => {
    const reply = await ask(directory, `/users/${megan.id}?$select=id,shoeSize`);
    assert.equal(refusal(reply), '400 BadRequest');
    assert.match(errorOf(reply).message, /'shoeSize'/);
  });

  it('finds a user by sign-in name, whatever its case', async () => {
    const reply = await ask(directory, '/users/MEGANB@contoso.com?$select=id');
    assert.partialDeepStrictEqual(reply.body, { id: megan.id });
  });

  it('finds a guest by the encoded #EXT# name, and nobody if it is not encoded', async () => {
    const encoded = await ask(directory, `/users/${encodeURIComponent(guest.userPrincipalName)}?$select=id`);
    assert.partialDeepStrictEqual(encoded.body, { id: guest.id });
    assert.equal((await ask(directory, `/users/${guest.userPrincipalName}`)).status, 404);
  });

  it('does not treat a guest’s own address as a sign-in name', async () => {
    assert.equal(refusal(await ask(directory, '/users/user1@forthcoffee.com')), '404 Request_ResourceNotFound');
  });

  it('marks an agent’s user by its type', async () => {
    const reply = await ask(directory, `/users/${person('Invoice Agent').user.id}?$select=id`);
    assert.partialDeepStrictEqual(reply.body, { '@odata.type': '#microsoft.graph.agentUser' });
  });

  it('returns the manager, and 404 if there is none', async () => {
    const { id } = person('Alex Wilber').user;
    const reply = await ask(directory, `/users/${id}/manager?$select=displayName`);
    assert.partialDeepStrictEqual(reply.body, { displayName: 'Megan Bowen' });
    const none = await ask(directory, `/users/${guest.id}/manager`);
    assert.equal(refusal(none), '404 Request_ResourceNotFound');
  });

  it('pages a list by its next link until everybody was listed once', async () => {
    const seen: unknown[] = [];
    let path = '/users?$top=20&$select=id';
    for (;;) {
      const reply = await ask(directory, path);
      seen.push(...each(reply, 'id'));
      const { nextLink } = paging(reply);
      if (nextLink === undefined) break;
      assert.ok(nextLink.startsWith(`${directory.url}/v1.0/users?`));
      path = nextLink.slice(`${directory.url}/v1.0`.length);
    }
    assert.equal(new Set(seen).size, people.length);
    assert.equal(seen.length, people.length);
  });

  it('counts only if the header asks for the slower index', async () => {
    const path = "/users?$filter=userType eq 'Guest'&$count=true&$top=1&$select=id";
    assert.equal(paging(await ask(directory, path)).count, undefined);
    const guests = people.filter(({ user }) => user.userType === 'Guest');
    assert.equal(paging(await ask(directory, path, { headers: ADVANCED })).count, guests.length);
  });

  it('searches names by the beginnings of their words, with the header only', async () => {
    const path = '/users?$search="displayName:vri jan"&$select=displayName';
    assert.deepEqual(each(await ask(directory, path, { headers: ADVANCED }), 'displayName'), [
      'Jan de Vries',
      'Jan de Vries',
    ]);
    assert.equal(refusal(await ask(directory, path)), '400 Request_UnsupportedQuery');
  });

  it('joins searches by AND and OR, and treats them as text only when quoted', async () => {
    const search = encodeURIComponent('"displayName:jan" AND "mail:jandv2" OR "mail:meganb"');
    const reply = await ask(directory, `/users?$search=${search}&$select=mail`, { headers: ADVANCED });
    assert.deepEqual(each(reply, 'mail').toSorted(), ['jandv2@contoso.com', 'meganb@contoso.com']);
    const bare = await ask(directory, '/users?$search=displayName:jan', { headers: ADVANCED });
    assert.equal(refusal(bare), '400 BadRequest');
  });

  it('sorts a list, but a filtered one only as an advanced query', async () => {
    const sorted = each(await ask(directory, '/users?$orderby=displayName desc&$top=3'), 'displayName');
    assert.deepEqual(sorted, sorted.toSorted().toReversed());
    const path = "/users?$orderby=displayName&$filter=startswith(displayName,'jan')&$count=true";
    assert.equal(refusal(await ask(directory, path)), '400 Request_UnsupportedQuery');
    assert.equal(listed(await ask(directory, path, { headers: ADVANCED })).length, 2);
  });

  for (const query of ['$skip=1', '$top=0', '$top=1000', '$expand=memberOf', '$apply=x', '$skiptoken=rubbish']) {
    it(`refuses ${query}`, async () => assert.equal((await ask(directory, `/users?${query}`)).status, 400));
  }
});
