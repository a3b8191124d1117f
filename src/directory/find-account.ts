/** The accounts that somebody may mean by what he typed. */
import { z } from 'zod';
import type { Who } from '../requests/request.ts';
import { readUser } from './accounts.ts';
import type { Graph } from './graph-client.ts';
import { type GraphUser, USER_SELECT, graphUser } from './graph-user.ts';
import { plainText } from './plain-text.ts';

const MOST = 10;
const firstPage = z.object({ value: z.array(graphUser) });
const OBJECT_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Finds by object id; by address (sign-in name, mail, other or proxy address, the name a guest got for his address); or by
 * display name. Always the whole of it: a part of an address or a name finds nobody.
 * @returns at most ten; more would be no choice
 */
export async function findUsers(graph: Graph, who: Who): Promise<readonly GraphUser[]> {
  const text = 'id' in who ? who.id : plainText(who.text.normalize('NFKC'));
  if ('id' in who || OBJECT_ID.test(text)) {
    const user = await readUser(graph, text);
    return user === undefined ? [] : [user];
  }
  if (text === '') return [];
  const address = text.includes('@');
  const $filter = address ? addressFilter(text) : nameFilter([text, plainText(who.text)]);
  const query = { $select: USER_SELECT, $filter, $top: `${MOST}` };
  const { value } = await graph.get('listUsers', firstPage, { query });
  // Databases compare more loosely than people read: accents, width and case must not find somebody else.
  const isMeant = address ? isCalled : isNamed;
  return value.filter((user) => isMeant(user, fold(text))).slice(0, MOST);
}

function addressFilter(address: string): string {
  const quoted = quote(address);
  return [
    `userPrincipalName eq ${quoted}`,
    `mail eq ${quoted}`,
    `otherMails/any(a:a eq ${quoted})`,
    `proxyAddresses/any(a:a eq ${quote(`smtp:${address}`)})`,
    `proxyAddresses/any(a:a eq ${quote(`SMTP:${address}`)})`,
    `startswith(userPrincipalName,${quote(guestName(address))})`,
  ].join(' or ');
}

/** Both as it was typed and in its compatibility form: Graph may keep either. */
function nameFilter(names: readonly string[]): string {
  return [...new Set(names)].map((name) => `displayName eq ${quote(name)}`).join(' or ');
}

/** An OData string: a quote in it is doubled (OData 4.01, URL conventions, 5.1.1.14.1). */
function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** What an external's sign-in name here begins with; our own domain follows (Entra, "Properties of a B2B … user"). */
function guestName(address: string): string {
  return `${address.replaceAll('@', '_')}#EXT#@`;
}

function isCalled(user: GraphUser, address: string): boolean {
  const proxies = (user.proxyAddresses ?? []).map((proxy) => proxy.replace(/^smtp:\s*/i, ''));
  const names = [user.userPrincipalName, user.mail, ...(user.otherMails ?? []), ...proxies].map((name) =>
    fold(name ?? ''),
  );
  return names.includes(address) || fold(user.userPrincipalName ?? '').startsWith(fold(guestName(address)));
}

function isNamed({ displayName }: GraphUser, name: string): boolean {
  return fold(displayName ?? '') === name;
}

function fold(text: string): string {
  return plainText(text.normalize('NFKC')).toLowerCase();
}
