import { createCache } from '../graph/cache.ts';
import { type Domain, domain } from './our-domains.ts';
import type { Graph } from '../graph/graph-client.ts';

const MINUTES = 60_000;

export type DomainReader = (graph: Graph) => Promise<readonly Domain[]>;

/** Reads all domains of this tenant, and again after five minutes: a domain may be verified or federated any time. */
export function createDomainReader(): DomainReader {
  const cached = createCache<readonly Domain[]>(() => 5 * MINUTES);
  return (graph) =>
    cached('', () => graph.list('listDomains', domain, { query: { $select: 'id,authenticationType,isVerified' } }));
}
