/** The domains of this tenant: which names are ours, and how they sign in. */
import { z } from 'zod';
import { createCache } from '../graph/cache.ts';
import type { Graph } from '../graph/graph-client.ts';
import { dnsName } from './dns-name.ts';

/** Microsoft Graph, "domain resource type". */
const domain = z.object({
  id: z.string(),
  authenticationType: z.string().nullable().optional(),
  isVerified: z.boolean().nullable().optional(),
});

export type Domain = z.output<typeof domain>;

/** @returns the entry for this name or its nearest parent, since a subdomain inherits its root's authentication */
export function domainEntry(name: string, domains: readonly Domain[]): Domain | undefined {
  const labels = name.split('.');
  const names = labels.map((_, from) => labels.slice(from).join('.'));
  return names.map((each) => domains.find(({ id }) => dnsName(id) === each)).find((entry) => entry !== undefined);
}

/** Is exactly this name one of our verified domains? A subdomain may belong to another organisation. */
export function isOurDomain(name: string, domains: readonly Domain[]): boolean {
  return domains.some(({ id, isVerified }) => isVerified === true && dnsName(id) === name);
}

const MINUTES = 60_000;

export type DomainReader = (graph: Graph) => Promise<readonly Domain[]>;

/** @returns a reader of all domains, cached for five minutes: a domain can be verified or federated at any time */
export function createDomainReader(): DomainReader {
  const cached = createCache<readonly Domain[]>(() => 5 * MINUTES);
  return (graph) =>
    cached('', () => graph.list('listDomains', domain, { query: { $select: 'id,authenticationType,isVerified' } }));
}
