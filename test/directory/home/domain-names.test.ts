import assert from 'node:assert/strict';
import { isConsumerDomain } from '../../../src/requests/rules/consumer-domains.ts';
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

describe('domains of public mail providers', () => {
  for (const domain of [
    'outlook.com',
    'hotmail.co.uk',
    'live.nl',
    'gmail.com',
    'yahoo.com.br',
    'gmx.de',
    'icloud.com',
  ]) {
    it(`${domain} says nothing about an organisation`, () => assert.equal(isConsumerDomain(domain), true));
  }
  for (const domain of [
    'forthcoffee.com',
    'outlook.example.com',
    'notgmail.com',
    'live.contoso.com',
    'hotmail.contoso',
  ]) {
    it(`${domain} may belong to an organisation`, () => assert.equal(isConsumerDomain(domain), false));
  }
});
