/** The app registration that the Microsoft 365 Agents Toolkit makes from our manifest of it. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Application } from './graph-objects.ts';

const manifest = z.object({
  id: z.guid(),
  appId: z.guid(),
  displayName: z.string(),
  signInAudience: z.string(),
  identifierUris: z.array(z.string()),
  web: z.object({ redirectUris: z.array(z.string()) }),
  api: z.object({
    requestedAccessTokenVersion: z.number(),
    oauth2PermissionScopes: z.array(z.object({ id: z.guid(), value: z.string(), isEnabled: z.boolean() })),
    preAuthorizedApplications: z.array(z.object({ appId: z.guid(), delegatedPermissionIds: z.array(z.guid()) })),
  }),
});

/** @returns what `aad.manifest.json` makes of the app with this id */
export function registrationOf(appId: string): Application {
  const text = readFileSync(new URL('../../aad.manifest.json', import.meta.url), 'utf8');
  const values = new Map([
    ['AAD_APP_CLIENT_ID', appId],
    ['AAD_APP_OBJECT_ID', randomUUID()],
    ['AAD_APP_ACCESS_AS_USER_PERMISSION_ID', randomUUID()],
  ]);
  const made: unknown = JSON.parse(text.replace(/\$\{\{(\w+)\}\}/g, (_, name: string) => values.get(name) ?? ''));
  return { ...manifest.parse(made), passwordCredentials: [] };
}
