/** The domains of this tenant, as far as they decide where a password lives. */
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

/** The entry for this very name, or else for the nearest parent: a subdomain inherits its root's authentication. */
export function domainEntry(name: string, domains: readonly Domain[]): Domain | undefined {
  const labels = name.split('.');
  const names = labels.map((_, from) => labels.slice(from).join('.'));
  return names.map((each) => domains.find(({ id }) => dnsName(id) === each)).find((entry) => entry !== undefined);
}

/** Is this very name one of our verified domains? One below it may belong to another organisation. */
export function isOurDomain(name: string, domains: readonly Domain[]): boolean {
  return domains.some(({ id, isVerified }) => isVerified === true && dnsName(id) === name);
}

const MINUTES = 60_000;

export type DomainReader = (graph: Graph) => Promise<readonly Domain[]>;

/** Reads all domains of this tenant, and again after five minutes: a domain may be verified or federated any time. */
export function createDomainReader(): DomainReader {
  const cached = createCache<readonly Domain[]>(() => 5 * MINUTES);
  return (graph) =>
    cached('', () => graph.list('listDomains', domain, { query: { $select: 'id,authenticationType,isVerified' } }));
}
