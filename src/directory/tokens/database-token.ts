/** What a database asks for as a password where people and apps sign in to it through Entra: an access token. */
import type { Cloud } from '../../requests/model/cloud.ts';
import { type CredentialSettings, createTokenSource } from './credentials.ts';

/**
 * Azure Database for PostgreSQL, by cloud (Azure CLI, `az cloud show --query endpoints.ossrdbmsResourceId`; its docs, "Connect with
 * managed identity").
 */
const RESOURCE: Readonly<Record<Cloud, string>> = {
  public: 'https://ossrdbms-aad.database.windows.net',
  'us-government': 'https://ossrdbms-aad.database.usgovcloudapi.net',
  'us-defense': 'https://ossrdbms-aad.database.usgovcloudapi.net',
  china: 'https://ossrdbms-aad.database.chinacloudapi.cn',
};

/**
 * @param app the bot's own identity
 * @param clientId a managed identity that signs in instead of it; null if there is none
 * @returns a source of access tokens for PostgreSQL, which reuses each while it is good
 */
export function createDatabaseToken(
  app: CredentialSettings,
  clientId: string | null,
  cloud: Cloud,
): () => Promise<string> {
  const identity: CredentialSettings =
    clientId === null ? app : { appType: 'UserAssignedMSI', appId: clientId, tenantId: app.tenantId };
  const tokens = createTokenSource(identity);
  return () => tokens(`${RESOURCE[cloud]}/.default`);
}
