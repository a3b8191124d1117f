import assert from 'node:assert/strict';
import fc from 'fast-check';
import { objectIdOf } from '../../../../src/requests/model/ids.ts';
import { type LocalDirectory, startLocalDirectory } from '../../../../sandbox/directory/local-directory.ts';
import { passes } from '../../../../sandbox/directory/odata/filter.ts';
import { parseFilter } from '../../../../sandbox/directory/odata/filter-parser.ts';
import { people, person } from '../../../../sandbox/directory/people.ts';
import { ADVANCED, ask, each, refusal } from '../support.ts';

describe('Filtering users in the local directory', () => {
  let directory: LocalDirectory;
  before(async () => (directory = await startLocalDirectory()));
  after(() => directory.close());

  const filter = (text: string, headers: Record<string, string> = {}) =>
    ask(directory, `/users?$select=displayName&$top=999&$count=true&$filter=${encodeURIComponent(text)}`, { headers });

  const finds: readonly (readonly [filter: string, names: readonly string[]])[] = [
    ["mail eq 'USER1@ForthCoffee.com'", ['User One']],
    ["userPrincipalName eq 'user1_forthcoffee.com#EXT#@contoso.onmicrosoft.com'", ['User One']],
    ["otherMails/any(m:m eq 'ravi_shah@adatum.com')", ['Ravi Shah']],
    ["proxyAddresses/any(p:p eq 'smtp:meganb@contoso.onmicrosoft.com')", ['Megan Bowen']],
    ["proxyAddresses/any(p:startswith(p,'smtp:adele.vance@'))", ['Adele Vance']],
    ["startsWith(displayName,'jan DE')", ['Jan de Vries', 'Jan de Vries']],
    ["displayName eq 'Megan Bowen' or mail eq 'alexw@contoso.com'", ['Megan Bowen', 'Alex Wilber']],
    ["displayName eq 'Jan de Vries' and department eq 'Logistics'", ['Jan de Vries']],
    ["(mail eq 'alexw@contoso.com' or mail eq 'meganb@contoso.com') and surname eq 'Bowen'", ['Megan Bowen']],
    ["mail eq 'alexw@contoso.com' or mail eq 'meganb@contoso.com' and surname eq 'Nobody'", ['Alex Wilber']],
    ["mail in ('alexw@contoso.com','MEGANB@contoso.com')", ['Megan Bowen', 'Alex Wilber']],
    ['accountEnabled eq false', ['Lynne Robbins']],
    ["identities/any(i:i/issuer eq 'google.com')", ['Ines Ribeiro', 'Daan Smit']],
    [
      "identities/any(i:i/issuer eq 'contoso.onmicrosoft.com' and i/issuerAssignedId eq 'carla@lucernepublishing.com')",
      ['Carla Gomez'],
    ],
    [
      "identities/any(i:i/issuer eq 'contoso.onmicrosoft.com' and i/issuerAssignedId eq 'meganb@contoso.com')",
      [], // the sign-in name that everybody has cannot be filtered
    ],
    ["mail eq 'nobody@contoso.com'", []],
  ];
  for (const [text, names] of finds) {
    it(`finds ${names.join(' and ') || 'nobody'} by ${text}`, async () =>
      assert.deepEqual(each(await filter(text), 'displayName'), names));
  }

  it('reads two quotes in a string as one', async () => {
    directory.tenant.users.push({
      ...person('Megan Bowen').user,
      id: objectIdOf('aaaaaaaa-0099-4000-8000-000000000001'),
      displayName: "Pat O'Hara",
    });
    assert.deepEqual(each(await filter("displayName eq 'Pat O''Hara'"), 'displayName'), ["Pat O'Hara"]);
    directory.tenant.users.pop();
  });

  it('treats any text as exactly that text, once its quotes are doubled', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const filter = parseFilter(`mail eq '${text.replaceAll("'", "''")}'`);
        return passes(filter, { mail: text }) && !passes(filter, { mail: `${text}.` });
      }),
    );
  });

  it('treats an unescaped string as a broken filter, never as a wider one', async () => {
    assert.equal(refusal(await filter("displayName eq 'x' or 'y'")), '400 BadRequest');
    assert.equal(refusal(await filter("displayName eq 'Pat O'Hara'")), '400 BadRequest');
  });

  const advanced: readonly (readonly [filter: string, count: number])[] = [
    ["userType ne 'Guest'", people.filter(({ user }) => user.userType !== 'Guest').length],
    ["not(userType eq 'Guest')", people.filter(({ user }) => user.userType !== 'Guest').length],
    ["endsWith(mail,'@forthcoffee.com')", 1],
    ['mail eq null', people.filter(({ user }) => user.mail === null).length],
  ];
  for (const [text, count] of advanced) {
    it(`answers ${text} as an advanced query only`, async () => {
      assert.equal(refusal(await filter(text)), '400 Request_UnsupportedQuery');
      assert.equal(each(await filter(text, ADVANCED), 'displayName').length, count);
    });
  }

  const refused: readonly (readonly [filter: string, refusal: string])[] = [
    ["shoeSize eq '43'", '400 BadRequest'],
    ["passwordPolicies eq 'x'", '400 Request_UnsupportedQuery'],
    ['isManagementRestricted eq true', '400 Request_UnsupportedQuery'],
    ["identities/any(i:i/signInType eq 'federated')", '400 Request_UnsupportedQuery'],
    ["identities/any(i:i/issuer eq 'ExternalAzureAD')", '400 Request_UnsupportedQuery'],
    ["identities/any(i:i/issuerAssignedId eq 'x')", '400 Request_UnsupportedQuery'],
    ["contains(displayName,'Megan')", '400 BadRequest'],
    ['displayName eq', '400 BadRequest'],
    ["(displayName eq 'x'", '400 BadRequest'],
    ["displayName like 'x'", '400 BadRequest'],
    ['', '400 BadRequest'],
  ];
  for (const [text, expected] of refused) {
    it(`refuses ${text || 'an empty filter'}`, async () => assert.equal(refusal(await filter(text)), expected));
  }
});
