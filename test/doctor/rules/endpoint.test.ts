import assert from 'node:assert/strict';
import { type EndpointFacts, judgeEndpoint } from '../../../src/doctor/rules/endpoint.ts';

const HEALTHY: EndpointFacts = {
  url: 'https://bot.contoso.com/api/messages',
  failed: null,
  message: 401,
  ready: 200,
  certificateDays: 60,
};
const judged = (facts: Partial<EndpointFacts>): string =>
  judgeEndpoint({ ...HEALTHY, ...facts })
    .map(({ state, says }) => `${state}: ${says}`)
    .join('\n');

describe('the doctor on the messaging endpoint', () => {
  it('is content where the bot answers behind a valid certificate', () => {
    assert.match(judged({}), /^ok: The bot answers at https:.*60 more days.*of the Azure Bot\?$/);
  });

  const wrong: readonly (readonly [string, Partial<EndpointFacts>, RegExp])[] = [
    ['a certificate that has expired', { failed: 'CERT_HAS_EXPIRED' }, /^wrong: The certificate of .* has expired/],
    ['a certificate for another name', { failed: 'ERR_TLS_CERT_ALTNAME_INVALID' }, /^wrong: .* is for another name/],
    ['a certificate of nobody known', { failed: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, /^wrong: .* isn't trusted/],
    ['a host that has no address', { failed: 'ENOTFOUND' }, /^wrong: .* can't be reached \(ENOTFOUND\)/],
    ['another service', { message: 404 }, /^wrong: .* answers 404 to a message without a token.*something else/],
    ['a redirect', { message: 301 }, /^wrong: .* answers with a redirect \(301\)\. Set where it leads to/],
    ['a web app that is stopped or closed', { message: 403 }, /^wrong: .* lets nobody in \(403\).*Start it, or lift/],
    ['a front without a bot', { message: 502, ready: 502 }, /^wrong: .* answers 502: no bot runs behind it\. Start it/],
    ['a front that asks for a sign-in', { ready: 401 }, /^wrong: .*App Service authentication\. Turn it off/],
    ['a bot that isn’t ready', { ready: 503 }, /^wrong: The bot at .* isn't ready \(\/readyz: 503\)/],
    ['a certificate that expires tomorrow', { certificateDays: 1 }, /^warning: .* expires in 1 day\. Renew/],
    ['a certificate that expires soon', { certificateDays: 6 }, /^warning: The certificate of .* expires in 6 days/],
  ];
  for (const [what, facts, says] of wrong) {
    it(`names ${what}, and nothing else`, () => {
      assert.match(judged(facts), says);
      assert.equal(judged(facts).split('\n').length, 1);
    });
  }

  it('says how to name an endpoint that it doesn’t know', () => {
    assert.match(judgeEndpoint(null)[0]?.says ?? '', /--endpoint https:/);
  });
});
