/** Reads the app registration as which the bot runs: what single sign-on needs of it, and how long its secrets last. */
import { z } from 'zod';
import type { GraphClient } from '../../directory/graph/graph-client.ts';
import { unlessGone } from '../../directory/graph/not-found.ts';
import type { Registration } from '../rules/registration.ts';
import type { ListedSecret } from '../rules/credentials.ts';
import { unlessRefused } from './tenant.ts';

/** "application resource type". */
const application = z
  .object({
    signInAudience: z.string().nullish(),
    passwordCredentials: z.array(z.object({ hint: z.string().nullish(), endDateTime: z.coerce.date() })).default([]),
    identifierUris: z.array(z.string()).default([]),
    web: z.object({ redirectUris: z.array(z.string()).default([]) }).nullish(),
    api: z
      .object({
        requestedAccessTokenVersion: z.number().nullish(),
        oauth2PermissionScopes: z
          .array(z.object({ id: z.string(), value: z.string().nullish(), isEnabled: z.boolean().nullish() }))
          .default([]),
        preAuthorizedApplications: z
          .array(z.object({ appId: z.string(), delegatedPermissionIds: z.array(z.string()).default([]) }))
          .default([]),
      })
      .nullish(),
  })
  .transform(({ signInAudience, passwordCredentials, identifierUris, web, api }) => ({
    audience: signInAudience ?? null,
    secrets: passwordCredentials.map(({ hint, endDateTime }): ListedSecret => ({
      hint: hint ?? null,
      until: endDateTime,
    })),
    identifierUris,
    redirectUris: web?.redirectUris ?? [],
    tokenVersion: api?.requestedAccessTokenVersion ?? 1,
    scopes: (api?.oauth2PermissionScopes ?? []).map(({ id, value, isEnabled }) => ({
      id,
      name: value ?? '',
      enabled: isEnabled === true,
    })),
    clients: (api?.preAuthorizedApplications ?? []).map((one) => ({
      appId: one.appId,
      scopes: one.delegatedPermissionIds,
    })),
  }));

/** @returns 'none' if the tenant has no such app; null if it can't be read */
export function readRegistration(client: GraphClient, appId: string): Promise<Registration | 'none' | null> {
  const query = { $select: 'id,signInAudience,identifierUris,passwordCredentials,web,api' };
  return client.decide('doctor-registration', async (graph) => {
    const asked = graph.get('getApplication', application, { path: { appId }, query });
    const found = await unlessRefused(unlessGone(asked));
    return found === undefined ? 'none' : found;
  });
}
