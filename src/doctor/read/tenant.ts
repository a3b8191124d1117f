/** What Microsoft Graph says about the tenant and the bot in it. What it refuses is null: the permissions say why. */
import { z } from 'zod';
import type { Graph, GraphClient } from '../../directory/graph/graph-client.ts';
import { GraphRefused } from '../../directory/graph/graph-errors.ts';
import { unlessGone } from '../../directory/graph/not-found.ts';
import { createDomainReader } from '../../directory/home/our-domains.ts';
import { heldNow, rolesOf } from '../../directory/rights/role-assignments.ts';
import { readUser } from '../../directory/accounts/read-account.ts';
import type { Behind } from '../rules/groups.ts';
import type { RolesOfBot } from '../rules/role.ts';
import type { DomainFacts, Licences } from '../rules/tenant.ts';

/** @returns null if a permission is missing @throws if Graph doesn't answer, or takes no token of ours */
export async function unlessRefused<T>(answer: Promise<T>): Promise<T | null> {
  return answer.catch((error: unknown) => {
    if (isForbidden(error)) return null;
    throw error;
  });
}

function isForbidden(error: unknown): boolean {
  return error instanceof GraphRefused && error.status === 403;
}

/** The directory roles of the bot's service principal; if its groups can't be read, its own alone. */
export function readRoles(client: GraphClient, objectId: string): Promise<RolesOfBot | null> {
  return client.decide('doctor-roles', async (graph) => {
    const held = await unlessRefused(heldNow(graph, objectId, 'listGroupsOfApp'));
    if (held !== null) return { roles: held.active, ofGroups: true };
    const own = await unlessRefused(rolesOf(graph, 'listRoleAssignments', objectId));
    return own === null ? null : { roles: own, ofGroups: false };
  });
}

const anything = z.object({ value: z.array(z.unknown()) });
/** Graph's errors in a tenant without the licence ("signIn: list"; PIM's error codes). */
const NO_P1 = 'Authentication_RequestFromNonPremiumTenantOrB2CTenant';
const NO_P2 = 'AadPremiumLicenseRequired';

/** Asks what takes a licence about the bot itself, of which there is nothing. */
export function readLicences(client: GraphClient, objectId: string): Promise<Licences> {
  return client.decide('doctor-licences', async (graph) => {
    const signIns = { query: { $filter: `userId eq '${objectId}'`, $top: '1' } };
    const [p1, p2] = await Promise.all([
      licensed(graph.get('listSignIns', anything, signIns), NO_P1),
      licensed(rolesOf(graph, 'listEligibleRoles', objectId), NO_P2),
    ]);
    return { p1, p2 };
  });
}

async function licensed(answer: Promise<unknown>, code: string): Promise<boolean | null> {
  return answer.then(
    () => true,
    (error: unknown) => {
      if (error instanceof GraphRefused && error.codes.includes(code)) return false;
      if (isForbidden(error)) return null;
      throw error;
    },
  );
}

const federation = z.object({ passwordResetUri: z.string().nullish() });

export function readDomains(client: GraphClient): Promise<readonly DomainFacts[] | null> {
  return client.decide('doctor-domains', async (graph) => {
    const domains = await unlessRefused(createDomainReader()(graph));
    if (domains === null) return null;
    return Promise.all(
      domains.map(async ({ id, authenticationType, isVerified }) => {
        const federated = authenticationType?.toLowerCase() === 'federated';
        return {
          name: id,
          verified: isVerified === true,
          federated,
          resetPage: federated ? await hasResetPage(graph, id) : null,
        };
      }),
    );
  });
}

async function hasResetPage(graph: Graph, id: string): Promise<boolean | null> {
  const found = await unlessRefused(graph.list('listFederation', federation, { path: { id } }));
  return found === null ? null : found.some(({ passwordResetUri }) => (passwordResetUri ?? '') !== '');
}

/** Is any account synced from Active Directory? ("user resource type": `onPremisesSyncEnabled` supports `$filter`). */
export function readSynced(client: GraphClient): Promise<boolean | null> {
  const query = { $select: 'id', $filter: 'onPremisesSyncEnabled eq true', $top: '1' };
  return client.decide('doctor-synced', async (graph) => {
    const found = await unlessRefused(graph.get('listUsers', anything, { query }));
    return found === null ? null : found.value.length > 0;
  });
}

const group = z.object({ id: z.string(), visibility: z.string().nullish() });

/** What an object ID in the settings is. */
export function readBehind(client: GraphClient, id: string): Promise<Behind> {
  return client.decide('doctor-listed', async (graph) => {
    const query = { $select: 'id,visibility' };
    const found = await unlessRefused(unlessGone(graph.get('getGroup', group, { path: { id }, query })));
    if (found === null) return 'unread';
    if (found !== undefined) return found.visibility?.toLowerCase() === 'hiddenmembership' ? 'hidden-group' : 'group';
    const person = await unlessRefused(readUser(graph, id));
    if (person === null) return 'unread';
    return person === undefined ? 'nothing' : 'person';
  });
}

/** Does this mailbox's owner exist? @param id object ID or sign-in name; null if it can't be read */
export function readExists(client: GraphClient, id: string): Promise<boolean | null> {
  return client.decide('doctor-mailbox', async (graph) => {
    const found = await unlessRefused(readUser(graph, id));
    return found === null ? null : found !== undefined;
  });
}

const consent = z.object({ consentType: z.string().nullish(), scope: z.string().nullish() });

/** The delegated permissions that an admin consented to for everybody ("oAuth2PermissionGrant resource type"). */
export function readConsents(client: GraphClient, objectId: string): Promise<readonly string[] | null> {
  return client.decide('doctor-consents', async (graph) => {
    const query = { $filter: `clientId eq '${objectId}'` };
    const grants = await unlessRefused(graph.list('listConsents', consent, { query }));
    const forAll = grants?.filter(({ consentType }) => consentType === 'AllPrincipals');
    return forAll?.flatMap(({ scope }) => scope?.split(' ') ?? []) ?? null;
  });
}
