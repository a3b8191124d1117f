/**
 * Which addresses of the Bot Connector are believed: asked of what comes in, and again of every address just before the
 * bot's token is sent to it, since what is stored may have been changed. Pure.
 */

/**
 * https, or http on this machine; nothing before the host; and a host on the list, as `URL.host` gives it: without a port, the
 * scheme's own is meant, and no other service of that machine.
 */
export function isKnownConnector(serviceUrl: string, hosts: readonly string[]): boolean {
  if (!isSafeUrl(serviceUrl)) return false;
  return hosts.includes(new URL(serviceUrl).host);
}

/** An absolute URL without user information, https or, on this machine alone, http. */
export function isSafeUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  const safe = protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
  return safe && username === '' && password === '';
}

/** Is this host name (as `URL.hostname` gives it) this very machine? */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}
