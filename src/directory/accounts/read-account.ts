import type { Account } from '../../requests/model/ports.ts';
import { visibleText } from '../../text/visible-text.ts';
import type { Domain } from '../home/our-domains.ts';
import type { Graph } from '../graph/graph-client.ts';
import { type GraphUser, USER_SELECT, graphUser } from '../graph/graph-user.ts';
import { type HomeSettings, passwordHome } from '../home/password-home.ts';
import { onceReplicated, unlessGone } from '../graph/not-found.ts';

/** @returns the user with this object id, or undefined where there is none */
export async function readUser(graph: Graph, id: string): Promise<GraphUser | undefined> {
  return unlessGone(askForUser(graph, id));
}

/** The same for somebody who was read a short while ago: one replica may not know them yet. */
export async function readUserAgain(graph: Graph, id: string): Promise<GraphUser | undefined> {
  return unlessGone(onceReplicated(() => askForUser(graph, id)));
}

function askForUser(graph: Graph, id: string): Promise<GraphUser> {
  return graph.get('getUser', graphUser, { path: { id }, query: { $select: USER_SELECT } });
}

export function accountOf(user: GraphUser, domains: readonly Domain[], settings: HomeSettings): Account {
  const signInName = user.userPrincipalName ?? '';
  return {
    id: user.id,
    name: visibleText(user.displayName ?? '') || signInName,
    signInName,
    mail: user.mail ?? null,
    home: passwordHome(user, domains, settings),
    lastPasswordChange: instantOf(user.lastPasswordChangeDateTime),
  };
}

/** Graph writes whole seconds: with milliseconds, moments compare as text. */
function instantOf(text: string | null | undefined): string | null {
  const moment = Date.parse(text ?? '');
  return Number.isNaN(moment) ? null : new Date(moment).toISOString();
}
