/** Domains of public mail providers: such an address says nothing about an organisation. */
const PROVIDERS =
  'aim.com aol.com bol.com.br comcast.net fastmail.com free.fr freenet.de gmail.com googlemail.com hetnet.nl home.nl ' +
  'hushmail.com icloud.com kpnmail.nl laposte.net libero.it mac.com mail.com mail.ru me.com msn.com naver.com o2.pl ' +
  'orange.fr passport.com planet.nl pm.me proton.me protonmail.ch protonmail.com qq.com quicknet.nl rediffmail.com ' +
  'rocketmail.com sfr.fr skynet.be t-online.de telenet.be tutanota.com uol.com.br wanadoo.fr web.de windowslive.com ' +
  'wp.pl xs4all.nl ymail.com ziggo.nl zoho.com 126.com 163.com';
const CONSUMER = new Set(PROVIDERS.split(' '));

/** Providers with a domain per country, such as `hotmail.co.uk`. */
const IN_MANY_COUNTRIES = /^(gmx|hotmail|live|outlook|yahoo|yandex)\.(com?\.)?[a-z]{2,3}$/;

/** Can anyone have a mailbox in this domain? @param domain in lower case */
export function isConsumerDomain(domain: string): boolean {
  return CONSUMER.has(domain) || IN_MANY_COUNTRIES.test(domain);
}
