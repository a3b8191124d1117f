/** What Teams refuses at upload although the manifest's schema allows it, with the source of each rule. */
import { z } from 'zod';

const shape = z.looseObject({
  version: z.string(),
  id: z.string(),
  supportsChannelFeatures: z.string().optional(),
  developer: z.record(z.string(), z.string()),
  bots: z.array(z.looseObject({ botId: z.string(), scopes: z.array(z.string()) })),
  validDomains: z.array(z.string()),
  webApplicationInfo: z.looseObject({ id: z.string(), resource: z.string() }),
});

type Manifest = z.output<typeof shape>;

const RULES: readonly ((manifest: Manifest) => string | null)[] = [
  // Refused from manifest version 1.25 on (teams.ts issue 453; microsoft-365-agents-toolkit pull request 15358).
  ({ bots, supportsChannelFeatures }) =>
    bots.some(({ scopes }) => scopes.includes('team')) && supportsChannelFeatures !== 'tier1'
      ? 'supportsChannelFeatures must be "tier1" for a bot with the scope "team"'
      : null,
  // "must follow the semver standard" (description of the schema, which has no pattern for it).
  ({ version }) => (/^\d+\.\d+\.\d+$/.test(version) ? null : `version ${version} is not major.minor.patch`),
  // An example ID would be the same in every organisation.
  ({ id, bots }) =>
    [id, ...bots.map(({ botId }) => botId)].some((one) => /^0{8}-/.test(one)) ? 'id or botId is an example ID' : null,
  // "Do not include wildcards or the protocol" (Microsoft, "Manifest schema: validDomains").
  ({ validDomains }) => {
    const wrong = validDomains.filter((domain) => !/^[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?$/i.test(domain));
    return wrong.length === 0 ? null : `validDomains must be host names: ${wrong.join(', ')}`;
  },
  // "The URL must start with https://" (Microsoft, "Manifest schema: developer").
  ({ developer }) => {
    const wrong = Object.entries(developer).filter(
      ([name, value]) => name.endsWith('Url') && !value.startsWith('https://'),
    );
    return wrong.length === 0 ? null : `developer: ${wrong.map(([name]) => name).join(', ')} must start with https://`;
  },
  // Teams finds the app for single sign-on by this URI (Microsoft, "Enable SSO for bots": update manifest).
  ({ webApplicationInfo: { id, resource } }) =>
    resource === `api://botid-${id}` ? null : `webApplicationInfo.resource must be api://botid-${id}`,
];

/**
 * @param manifest with its placeholders filled in
 * @returns a problem for each broken rule; none for an incomplete manifest, which the schema reports
 */
export function uploadProblems(manifest: unknown): readonly string[] {
  const parsed = shape.safeParse(manifest);
  if (!parsed.success || JSON.stringify(manifest).includes('${{')) return [];
  return RULES.map((rule) => rule(parsed.data)).filter((problem) => problem !== null);
}
