/** The accounts that somebody may mean by what they typed. */
import { MOST_CANDIDATES } from '../../requests/rules/policy.ts';
import type { Who } from '../../requests/model/request.ts';
import { visibleText } from '../../text/visible-text.ts';
import { readUser } from './read-account.ts';
import type { Graph } from '../graph/graph-client.ts';
import { type GraphUser, USER_SELECT, graphUser } from '../graph/graph-user.ts';

const PAGE = 100;
const OBJECT_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** ASCII in the width of Chinese, Japanese and Korean characters. */
const FULL_WIDTH = /[\uFF01-\uFF5E]/gu;
const CURLY = /[\u2018\u2019\u02BC]/gu;

/**
 * Finds by object id; by address (sign-in name, mail, other or proxy address, the name a guest got for their address); or by
 * display name. Always the whole of it: a part of an address or a name finds nobody. All pages are read, since Graph may put a
 * match on any of them, and leave the first one empty (Microsoft Graph, "Paging").
 * @returns one more than `MOST_CANDIDATES` at most: so many are no choice
 */
export async function findUsers(graph: Graph, who: Who): Promise<readonly GraphUser[]> {
  const text = 'id' in who ? who.id : visibleText(who.text);
  if ('id' in who || OBJECT_ID.test(text)) {
    const user = await readUser(graph, text);
    return user === undefined ? [] : [user];
  }
  if (text === '') return [];
  const address = plainWidth(text);
  const isAddress = address.includes('@');
  const $filter = isAddress ? addressFilter(address) : nameFilter(text);
  const query = { $select: USER_SELECT, $filter, $top: `${PAGE}` };
  const users = await graph.list('listUsers', graphUser, { query });
  // Databases compare more loosely than people read: accents, width and case must not find somebody else.
  const meant = users.filter((user) => (isAddress ? isCalled(user, foldAddress(text)) : isNamed(user, foldName(text))));
  return distinct(meant).slice(0, MOST_CANDIDATES + 1);
}

/** Graph may give an account on two pages where something changed in between. */
function distinct(users: readonly GraphUser[]): readonly GraphUser[] {
  return [...new Map(users.map((user) => [user.id, user])).values()];
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

/** As it was typed, in its compatibility form, and with either kind of apostrophe: Graph may keep any of them. */
function nameFilter(text: string): string {
  const forms = [text.normalize('NFKC'), text];
  const names = forms.flatMap((name) => [name, name.replace(CURLY, "'"), name.replaceAll("'", '\u2019')]);
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
    foldAddress(name ?? ''),
  );
  return (
    names.includes(address) || foldAddress(user.userPrincipalName ?? '').startsWith(foldAddress(guestName(address)))
  );
}

function isNamed({ displayName }: GraphUser, name: string): boolean {
  return foldName(displayName ?? '') === name;
}

function foldName(text: string): string {
  return visibleText(text.normalize('NFKC')).replace(CURLY, "'").toLowerCase();
}

/** No compatibility forms but the width: "①@contoso.com" is not "1@contoso.com". */
function foldAddress(text: string): string {
  return plainWidth(visibleText(text)).normalize('NFC').toLowerCase();
}

function plainWidth(text: string): string {
  return text.replace(FULL_WIDTH, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0));
}
