/** Reads the app registration as which the bot runs. */
import { z } from 'zod';
import type { GraphClient } from '../../directory/graph/graph-client.ts';
import { unlessGone } from '../../directory/graph/not-found.ts';
import type { Registration } from '../rules/registration.ts';
import { unlessRefused } from './tenant.ts';

/** "application resource type", as far as single sign-on needs it. */
const application = z
  .object({
    signInAudience: z.string().nullish(),
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
  .transform(({ signInAudience, identifierUris, web, api }) => ({
    audience: signInAudience ?? null,
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
  const query = { $select: 'id,signInAudience,identifierUris,web,api' };
  return client.decide('doctor-registration', async (graph) => {
    const asked = graph.get('getApplication', application, { path: { appId }, query });
    const found = await unlessRefused(unlessGone(asked));
    return found === undefined ? 'none' : found;
  });
}
