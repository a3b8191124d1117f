/** Domain names as they stand in addresses, issuers and sign-in names. */
import { domainToASCII } from 'node:url';

const DNS_NAME = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+([a-z]{2,63}|xn--[a-z0-9-]{2,59})$/;

/** The text as a domain name (in lower case and ASCII, as Node writes it), or null where it is none. */
export function dnsName(text: string | null | undefined): string | null {
  const ascii = domainToASCII((text ?? '').trim());
  return DNS_NAME.test(ascii) ? ascii : null;
}

/** The domain of an address or a sign-in name: what stands after the last `@`. */
export function domainAfterAt(address: string | null | undefined): string | null {
  const [, domain] = /^.+@([^@]+)$/.exec(address ?? '') ?? [];
  return dnsName(domain);
}
