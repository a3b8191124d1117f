/**
 * Microsoft's clouds, by the origin of their Microsoft Graph ("National cloud deployments"). Which one it is decides where people
 * find Microsoft's pages. GCC is in the public cloud.
 */
export const GRAPH_ORIGINS = {
  public: 'https://graph.microsoft.com',
  'us-government': 'https://graph.microsoft.us',
  'us-defense': 'https://dod-graph.microsoft.us',
  china: 'https://microsoftgraph.chinacloudapi.cn',
} as const;

export type Cloud = keyof typeof GRAPH_ORIGINS;
export const CLOUDS = ['public', 'us-government', 'us-defense', 'china'] as const satisfies readonly Cloud[];

/** @param graphBaseUrl where Microsoft Graph is; any other address, such as the sandbox's, counts as the public cloud's */
export function cloudOf(graphBaseUrl: string): Cloud {
  const { origin } = new URL(graphBaseUrl);
  return CLOUDS.find((cloud) => GRAPH_ORIGINS[cloud] === origin) ?? 'public';
}
