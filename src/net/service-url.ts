/**
 * Which addresses of the Bot Connector to trust: checked on every activity, and again just before the bot's token is
 * sent to an address, because a stored one may have been tampered with. Pure.
 */

/**
 * Is this a safe URL whose host is on the list? `hosts` are as `URL.host` gives them: without a port, only the scheme's
 * default port matches, no other service of that machine.
 */
export function isKnownConnector(serviceUrl: string, hosts: readonly string[]): boolean {
  if (!isSafeUrl(serviceUrl)) return false;
  return hosts.includes(new URL(serviceUrl).host);
}

/** Is this an absolute URL without user information, with https or, on this machine only, http? */
export function isSafeUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  const safe = protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
  return safe && username === '' && password === '';
}

/** Is this host name, as `URL.hostname` gives it, this machine? */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
