import assert from 'node:assert/strict';
import { dnsName, domainAfterAt } from '../../../src/directory/home/dns-name.ts';
import { domainEntry, isOurDomain } from '../../../src/directory/home/our-domains.ts';
import { DOMAINS } from '../kinds/kind.ts';

describe('a domain name', () => {
  const names: readonly (readonly [string | null | undefined, string | null])[] = [
    ['forthcoffee.com', 'forthcoffee.com'],
    [' ForthCoffee.COM ', 'forthcoffee.com'],
    ['a.b', null],
    ['a-b.co.uk', 'a-b.co.uk'],
    ['bücher.example', 'xn--bcher-kva.example'],
    ['bad_name.com', null],
    ['-bad.com', null],
    ['127.0.0.1', null],
    ['http://forthcoffee.com', null],
    ['forth coffee.com', null],
    ['mail', null],
    ['', null],
    [null, null],
    [undefined, null],
  ];
  for (const [text, name] of names) {
    it(`"${text ?? typeof text}" is ${name ?? 'none'}`, () => assert.equal(dnsName(text), name));
  }

  it('of an address is what follows the last @', () => {
    assert.equal(domainAfterAt('"odd@name"@Forth.coffee'), 'forth.coffee');
    assert.equal(domainAfterAt('@forth.coffee'), null);
    assert.equal(domainAfterAt('forth.coffee'), null);
    assert.equal(domainAfterAt(null), null);
  });
});

describe('our domains', () => {
  it('give a subdomain the entry of its nearest parent', () => {
    assert.equal(domainEntry('x.adfs.contoso.com', DOMAINS)?.id, 'adfs.contoso.com');
    assert.equal(domainEntry('x.contoso.com', DOMAINS)?.id, 'Contoso.com');
    assert.equal(domainEntry('com', [{ id: 'com', isVerified: true }]), undefined);
  });

  it('are the verified ones, by exact name', () => {
    assert.equal(isOurDomain('contoso.com', DOMAINS), true);
    assert.equal(isOurDomain('fourthcoffee.com', DOMAINS), false);
    assert.equal(isOurDomain('sales.contoso.com', DOMAINS), false);
  });
});
