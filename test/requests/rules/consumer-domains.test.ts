import assert from 'node:assert/strict';
import { isConsumerDomain } from '../../../src/requests/rules/consumer-domains.ts';

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
