/** Reads a user from Microsoft Graph, and turns it into an account as the requests know it. */
import type { Account } from '../../requests/model/ports.ts';
import { visibleText } from '../../text/visible-text.ts';
import type { Graph } from '../graph/graph-client.ts';
import { type GraphUser, USER_SELECT, graphUser } from '../graph/graph-user.ts';
import { onceReplicated, unlessGone } from '../graph/not-found.ts';
import type { Domain, DomainReader } from '../home/our-domains.ts';
import { type HomeSettings, passwordHome } from '../home/password-home.ts';

/** What decides where an account's password lives, besides the account. */
export type Tenant = HomeSettings & { readonly readDomains: DomainReader };

/** @returns the account with this object ID; undefined if there is none */
export async function readAccount(graph: Graph, id: string, tenant: Tenant): Promise<Account | undefined> {
  const [user, domains] = await Promise.all([readUser(graph, id), tenant.readDomains(graph)]);
  return user === undefined ? undefined : accountOf(user, domains, tenant);
}

/** @returns the user with this object ID; undefined if there is none */
export async function readUser(graph: Graph, id: string): Promise<GraphUser | undefined> {
  return unlessGone(getUser(graph, id));
}

/** Does the same for a user that was read a moment ago, whom another replica may not know yet. */
export async function readUserAgain(graph: Graph, id: string): Promise<GraphUser | undefined> {
  return unlessGone(onceReplicated(() => getUser(graph, id)));
}

function getUser(graph: Graph, id: string): Promise<GraphUser> {
  return graph.get('getUser', graphUser, { path: { id }, query: { $select: USER_SELECT } });
}

/** @param domains all domains of this tenant */
export function accountOf(user: GraphUser, domains: readonly Domain[], settings: HomeSettings): Account {
  const signInName = user.userPrincipalName ?? '';
  return {
    id: user.id,
    name: visibleText(user.displayName ?? '') || signInName,
    signInName,
    mail: user.mail ?? null,
    home: passwordHome(user, domains, settings),
    // Of an account from Active Directory, when it came here; null for some from before June 2018 ("user resource type").
    created: instantOf(user.createdDateTime),
    lastPasswordChange: instantOf(user.lastPasswordChangeDateTime),
  };
}

/** Adds the milliseconds that Graph omits, so that instants compare as text. */
function instantOf(text: string | null | undefined): string | null {
  const moment = Date.parse(text ?? '');
  return Number.isNaN(moment) ? null : new Date(moment).toISOString();
}
