/** What an address of PostgreSQL says, and how it signs in. */
import { isLoopback } from './service-url.ts';

export type Server = { readonly host: string; readonly database: string; readonly user: string };

/**
 * As the driver reads it (pg-connection-string): with a user and no host, as for a socket, it isn't a URL by the standard.
 * @returns null if the driver can't read it either
 */
function addressIn(databaseUrl: string): URL | null {
  return URL.parse(databaseUrl) ?? URL.parse(databaseUrl.replace('@/', '@socket/'));
}

/** Can the driver read it? A password with `#`, `/` or `?` in it ends the host's name too early, or makes a port of it. */
export function isAddress(databaseUrl: string): boolean {
  return addressIn(databaseUrl) !== null;
}

/** @returns the parts of the address that may be shown; placeholders if it isn't one */
export function serverIn(databaseUrl: string): Server {
  if (!URL.canParse(databaseUrl)) return { host: 'DATABASE_URL', database: '', user: '' };
  const { host, pathname, username } = new URL(databaseUrl);
  return { host, database: decodeURIComponent(pathname.slice(1)), user: decodeURIComponent(username) };
}

/** Does the address hold a password, before the host or among its options? Without one, an identity signs in with a token. */
export function hasPassword(databaseUrl: string): boolean {
  if (!URL.canParse(databaseUrl)) return true;
  const { password, searchParams } = new URL(databaseUrl);
  return password !== '' || (searchParams.get('password') ?? '') !== '';
}

/** Can a token be sent there? Only on this machine, or where TLS proves that the server is the one in the address. */
export function isSafeForToken(databaseUrl: string): boolean {
  if (!URL.canParse(databaseUrl)) return false;
  const { hostname, searchParams } = new URL(databaseUrl);
  const host = searchParams.get('host') ?? hostname;
  const isHere = host === '' || host.startsWith('/') || isLoopback(host);
  return isHere || (searchParams.get('sslmode') === 'verify-full' && searchParams.get('ssl') === null);
}
