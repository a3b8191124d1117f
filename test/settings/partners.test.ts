import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readPartners } from '../../src/settings/partners.ts';

describe('the file of partners’ help desks', () => {
  let folder: string;
  let file: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'partners-'));
    file = join(folder, 'partners.json');
  });
  after(() => rmSync(folder, { recursive: true }));

  const reading = (content: unknown): ReturnType<typeof readPartners> => {
    writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
    return readPartners(file);
  };
  const desk = {
    name: 'Forth Coffee IT',
    link: 'https://help.forthcoffee.com/',
    phone: '1234',
    mail: 'it@forth.example',
  };

  it('gives the help desk of a domain, in either case, and of its subdomains', () => {
    const { helpDeskOf, problems } = reading({ 'forthcoffee.com': desk });
    assert.deepEqual(problems, []);
    for (const domain of ['forthcoffee.com', 'ForthCoffee.com', 'nl.forthcoffee.com', 'a.b.forthcoffee.com']) {
      assert.deepEqual(helpDeskOf(domain), desk, domain);
    }
    for (const domain of ['coffee.com', 'notforthcoffee.com', 'forthcoffee.com.evil.example', 'com', '']) {
      assert.equal(helpDeskOf(domain), undefined, domain);
    }
  });

  it('prefers the nearest parent domain', () => {
    const { helpDeskOf } = reading({ 'forthcoffee.com': desk, 'nl.forthcoffee.com': { ...desk, name: 'Helpdesk' } });
    assert.equal(helpDeskOf('shop.nl.forthcoffee.com')?.name, 'Helpdesk');
    assert.equal(helpDeskOf('be.forthcoffee.com')?.name, desk.name);
  });

  it('needs a name and one way to reach someone', () => {
    const { helpDeskOf, problems } = reading({ 'forthcoffee.com': { name: 'IT', phone: '1234' } });
    assert.deepEqual(problems, []);
    assert.deepEqual(helpDeskOf('forthcoffee.com'), { name: 'IT', link: null, phone: '1234', mail: null });
  });

  const wrong: readonly (readonly [string, unknown, RegExp])[] = [
    ['nothing but a name', { 'forthcoffee.com': { name: 'IT' } }, /forthcoffee\.com needs a link, a phone or a mail/],
    ['no name', { 'forthcoffee.com': { phone: '1' } }, /forthcoffee\.com name must be text/],
    ['a link without TLS', { 'a.example': { ...desk, link: 'http://x.example' } }, /link must be an https URL/],
    ['a script as a link', { 'a.example': { ...desk, link: 'javascript:alert(1)' } }, /link must be an https URL/],
    ['an invalid mail address', { 'a.example': { ...desk, mail: 'it' } }, /a\.example mail must be a mail address/],
    ['an unknown property', { 'a.example': { ...desk, tel: '1' } }, /a\.example /],
    ['a domain in capitals', { 'Forth.example': desk }, /Forth\.example must be a domain name in lower case/],
    ['an address as a domain', { 'it@forth.example': desk }, /it@forth\.example must be a domain/],
    ['a top-level domain', { com: desk }, /: com must be a domain/],
    ['a list', [desk], /must be an object/],
    ['no JSON', '{', /does not exist or is not valid JSON/],
  ];
  for (const [what, content, problem] of wrong) {
    it(`is refused as a whole with ${what}: the problem names the place`, () => {
      const { helpDeskOf, problems } = reading(content);
      assert.equal(problems.length, 1, problems.join('\n'));
      assert.match(problems[0] ?? '', problem);
      assert.ok(problems[0]?.startsWith(`PARTNERS_FILE ${file}`));
      for (const domain of ['forthcoffee.com', 'a.example']) assert.equal(helpDeskOf(domain), undefined);
    });
  }

  it('lists every problem at once', () => {
    assert.equal(reading({ 'a.example': { name: 'IT' }, 'b.example': { ...desk, mail: 'it' } }).problems.length, 2);
  });

  it('must exist if it is named', () => {
    assert.match(readPartners(join(folder, 'none.json')).problems[0] ?? '', /does not exist/);
  });

  it('may be missing if it is not named', () => {
    const back = process.cwd();
    process.chdir(folder);
    try {
      const { helpDeskOf, problems } = readPartners(undefined);
      assert.deepEqual([helpDeskOf('forthcoffee.com'), problems], [undefined, []]);
    } finally {
      process.chdir(back);
    }
  });

  it('has a valid example', () => {
    const example = readPartners('env/partners.example.json');
    assert.deepEqual(example.problems, []);
    for (const domain of ['forthcoffee.com', 'contoso.com']) assert.ok(example.helpDeskOf(domain), domain);
  });
});
