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
