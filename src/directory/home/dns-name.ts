/** Reads domain names from addresses, issuers and sign-in names. */
import { domainToASCII } from 'node:url';

const DNS_NAME = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+([a-z]{2,63}|xn--[a-z0-9-]{2,59})$/;

/** @returns the text as a domain name, in lower case and ASCII; null if it isn't one */
export function dnsName(text: string | null | undefined): string | null {
  const ascii = domainToASCII((text ?? '').trim());
  return DNS_NAME.test(ascii) ? ascii : null;
}

/** @returns the domain after the last `@` of an address or sign-in name; null if there is none */
export function domainAfterAt(address: string | null | undefined): string | null {
  const [, domain] = /^.+@([^@]+)$/.exec(address ?? '') ?? [];
  return dnsName(domain);
}
