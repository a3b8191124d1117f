/**
 * Finds the name of the organisation that an external user signs in with (Microsoft Graph, "findTenantInformationBy…").
 */
import { z } from 'zod';
import type { Log } from '../../telemetry/log.ts';
import type { HomeOrganisation } from '../../requests/model/home.ts';
import type { Account } from '../../requests/model/ports.ts';
import { createCache } from '../graph/cache.ts';
import { isConsumerDomain } from '../../requests/rules/consumer-domains.ts';
import { dnsName } from './dns-name.ts';
import type { Graph, GraphClient } from '../graph/graph-client.ts';
import { GraphRefused } from '../graph/graph-errors.ts';
import { createLastSignIn } from './last-sign-in.ts';
import { visibleText } from '../../text/visible-text.ts';

const MINUTE = 60_000;
const LONGEST_NAME = 100;
/** The tenant of all personal accounts (Microsoft identity platform, "ID token claims reference", tid). */
const PERSONAL_ACCOUNTS = '9188040d-6c67-4c5b-b112-36a304b66dad';

/** `known: false` if Graph didn't answer; then it's asked again soon. */
type Answer = { readonly organisation: HomeOrganisation | undefined; readonly known: boolean };

const tenantInformation = z.object({
  tenantId: z.guid(),
  displayName: z.string().nullable().optional(),
  federationBrandName: z.string().nullable().optional(),
  defaultDomainName: z.string().nullable().optional(),
});
type TenantInformation = z.output<typeof tenantInformation>;

/**
 * Prefers the organisation of the last sign-in to the one whose domain the account shows. Asks for both at once, since
 * they're usually the same.
 * @returns a look-up that never rejects: undefined if the organisation isn't known. The name is a stranger's text, on
 * one line and cut to a sane length
 */
export function createHomeOrganisation(
  client: GraphClient,
  ourTenantId: string,
  log: Log,
): (account: Pick<Account, 'id' | 'home'>) => Promise<HomeOrganisation | undefined> {
  const ours = ourTenantId.toLowerCase();
  const lastSignIn = createLastSignIn(log);
  const cached = createCache<Answer>(({ known, organisation }) =>
    known ? (organisation === undefined ? 30 : 24 * 60) * MINUTE : MINUTE,
  );
  const named = async (key: string, ask: () => Promise<HomeOrganisation | undefined>) =>
    (await cached(key, () => answerOf(key, ask, log))).organisation;

  return async ({ id, home }) => {
    if (home.where !== 'elsewhere' || home.kind !== 'entra-organisation') return undefined;
    const { domain } = home;
    return client.decide('home-organisation', async (graph) => {
      const [ofDomain, tenantId] = await Promise.all([
        domain === null || isConsumerDomain(domain) ? undefined : named(domain, () => byDomain(graph, domain)),
        lastSignIn(graph, id),
      ]);
      const known = ofDomain?.tenantId === ours ? undefined : ofDomain;
      if (tenantId === null || tenantId === ours || tenantId === known?.tenantId) return known;
      return tenantId === PERSONAL_ACCOUNTS ? undefined : named(tenantId, () => byTenant(graph, tenantId));
    });
  };
}

async function answerOf(key: string, ask: () => Promise<HomeOrganisation | undefined>, log: Log): Promise<Answer> {
  try {
    return { organisation: await ask(), known: true };
  } catch (error) {
    // Graph's answer for an unknown domain or tenant isn't documented.
    log.info({ error, organisation: key }, 'Cannot read the home organisation');
    return { organisation: undefined, known: error instanceof GraphRefused && error.status === 404 };
  }
}

async function byDomain(graph: Graph, domainName: string): Promise<HomeOrganisation> {
  return organisationOf(await graph.get('findTenant', tenantInformation, { path: { domainName } }), domainName);
}

async function byTenant(graph: Graph, tenantId: string): Promise<HomeOrganisation | undefined> {
  const tenant = await graph.get('findTenantById', tenantInformation, { path: { tenantId } });
  const domain = dnsName(tenant.defaultDomainName);
  return domain === null ? undefined : organisationOf(tenant, domain);
}

function organisationOf(tenant: TenantInformation, domain: string): HomeOrganisation {
  const names = [tenant.displayName, tenant.federationBrandName].map((name) => cut(visibleText(name ?? '')));
  return { tenantId: tenant.tenantId.toLowerCase(), name: names.find((name) => name !== '') ?? domain, domain };
}

/** Cuts between characters as a reader sees them. */
function cut(name: string): string {
  const characters = [...new Intl.Segmenter().segment(name)].map(({ segment }) => segment);
  return characters.length <= LONGEST_NAME
    ? name
    : `${characters
        .slice(0, LONGEST_NAME - 1)
        .join('')
        .trimEnd()}…`;
}
