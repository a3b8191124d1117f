/**
 * This tenant's own pages that help with a home: our identity provider's reset page, and My Apps for sign-in with a
 * code.
 */
import { z } from 'zod';
import type { Log } from '../../telemetry/log.ts';
import type { PasswordHome } from '../../requests/model/home.ts';
import { createCache } from '../graph/cache.ts';
import { domainEntry } from './our-domains.ts';
import type { DomainReader } from './our-domains.ts';
import type { GraphClient } from '../graph/graph-client.ts';

const MINUTE = 60_000;
/** Microsoft Graph, "internalDomainFederation resource type". */
const federation = z.object({ passwordResetUri: z.string().nullable().optional() });

/**
 * For a federated domain, the reset page that an administrator set; for an external user who signs in with a mailed
 * code, our sign-in page (Microsoft Entra, "Email one-time passcode authentication").
 * @returns a look-up that never rejects: undefined if there is no such page
 */
export function createOwnPage(
  client: GraphClient,
  readDomains: DomainReader,
  tenantId: string,
  log: Log,
): (home: PasswordHome) => Promise<string | undefined> {
  const cached = createCache<string | undefined>((page) => (page === undefined ? 5 : 60) * MINUTE);
  const resetPage = (domain: string): Promise<string | undefined> =>
    client
      .decide('own-page', async (graph) => {
        const id = domainEntry(domain, await readDomains(graph))?.id ?? domain;
        const found = await graph.list('listFederation', federation, { path: { id } });
        return found.map(({ passwordResetUri }) => passwordResetUri ?? '').find(isWebPage);
      })
      .catch((error: unknown) => {
        log.info({ error, domain }, 'Cannot read the reset page of our identity provider');
        return undefined;
      });
  return async (home) => {
    if (home.where === 'our-identity-provider') return cached(home.domain, () => resetPage(home.domain));
    return home.where === 'nowhere' && home.kind === 'one-time-passcode' ? appsPage(tenantId) : undefined;
  };
}

/** @returns the page with an external user's apps in this tenant (Microsoft, "My Apps portal overview") */
export function appsPage(tenantId: string): string {
  return `https://myapps.microsoft.com/?tenantid=${tenantId}`;
}

function isWebPage(address: string): boolean {
  return URL.canParse(address) && new URL(address).protocol === 'https:';
}
