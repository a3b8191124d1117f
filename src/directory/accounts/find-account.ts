/** Finds the accounts that a person may mean by what they typed. */
import { MOST_CANDIDATES } from '../../requests/rules/policy.ts';
import type { Account } from '../../requests/model/ports.ts';
import type { Who } from '../../requests/model/request.ts';
import { visibleText } from '../../text/visible-text.ts';
import { type Tenant, accountOf, readUser } from './read-account.ts';
import type { Graph } from '../graph/graph-client.ts';
import { type GraphUser, USER_SELECT, graphUser } from '../graph/graph-user.ts';

const PAGE = 100;
const OBJECT_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** Full-width ASCII, as Chinese, Japanese and Korean input methods type it. */
const FULL_WIDTH = /[\uFF01-\uFF5E]/gu;
const CURLY = /[\u2018\u2019\u02BC]/gu;

/**
 * Finds by object ID, by address (sign-in name, mail, other or proxy address, or the address in a guest's sign-in name)
 * or by display name. Part of an address or a name finds no one. Reads all pages: Graph may leave the first one empty
 * and return a match on any later page (Microsoft Graph, "Paging").
 * @returns at most one more than `MOST_CANDIDATES`, too many to choose from
 */
export async function findAccounts(graph: Graph, who: Who, tenant: Tenant): Promise<readonly Account[]> {
  const [users, domains] = await Promise.all([findUsers(graph, who), tenant.readDomains(graph)]);
  return users.map((user) => accountOf(user, domains, tenant));
}

async function findUsers(graph: Graph, who: Who): Promise<readonly GraphUser[]> {
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
  // Graph compares more loosely than people read: accents and width must not find someone else.
  const meant = users.filter((user) => (isAddress ? isCalled(user, foldAddress(text)) : isNamed(user, foldName(text))));
  return distinct(meant).slice(0, MOST_CANDIDATES + 1);
}

/** Graph may return a user on two pages if something changed in between. */
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

/** The name as typed, in its compatibility form, and with either kind of apostrophe: Graph may store any of them. */
function nameFilter(text: string): string {
  const forms = [text.normalize('NFKC'), text];
  const names = forms.flatMap((name) => [name, name.replace(CURLY, "'"), name.replaceAll("'", '\u2019')]);
  return [...new Set(names)].map((name) => `displayName eq ${quote(name)}`).join(' or ');
}

/** An OData string literal, with quotes doubled (OData 4.01, URL conventions, 5.1.1.14.1). */
function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** How an external user's sign-in name starts, before our own domain (Entra, "Properties of a B2B … user"). */
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

/** Folds width but no other compatibility form: "①@contoso.com" is not "1@contoso.com". */
function foldAddress(text: string): string {
  return plainWidth(visibleText(text)).normalize('NFC').toLowerCase();
}

function plainWidth(text: string): string {
  return text.replace(FULL_WIDTH, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0));
}
