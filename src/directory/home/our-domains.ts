/** The domains of this tenant, as far as they decide where a password lives. */
import { z } from 'zod';
import { dnsName } from './dns-name.ts';

/** Microsoft Graph, "domain resource type". */
export const domain = z.object({
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
