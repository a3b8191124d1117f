/** Tokens of this application, for Microsoft Graph and for the Bot Connector. The only place that knows @azure/identity. */
import {
  ClientCertificateCredential,
  ClientSecretCredential,
  ManagedIdentityCredential,
  type TokenCredential,
} from '@azure/identity';

/** Gives an access token for a scope such as `https://graph.microsoft.com/.default`. @throws where none is to be had */
export type TokenSource = (scope: string) => Promise<string>;

export type CredentialSettings = {
  readonly appType: 'SingleTenant' | 'UserAssignedMSI';
  readonly appId: string;
  readonly tenantId: string;
  readonly password?: string;
  readonly certificatePath?: string;
  /** The login host of another cloud, such as `https://login.microsoftonline.us`. */
  readonly authorityHost?: string;
};

/**
 * Tokens are kept and renewed by the library. A managed identity is found through the variables of its host
 * (`IDENTITY_ENDPOINT` and `IDENTITY_HEADER` on App Service), which the library reads.
 * @throws where an app of a single tenant has neither a password nor a certificate
 */
export function createTokenSource(settings: CredentialSettings): TokenSource {
  const credential = credentialOf(settings);
  return async (scope) => {
    const token = await credential.getToken(scope);
    if (token === null) throw new Error('The credential gave no token');
    return token.token;
  };
}

function credentialOf(settings: CredentialSettings): TokenCredential {
  const { appType, appId, tenantId, password, certificatePath, authorityHost } = settings;
  if (appType === 'UserAssignedMSI') return new ManagedIdentityCredential({ clientId: appId });
  const options = authorityHost === undefined ? {} : { authorityHost };
  if (certificatePath !== undefined) {
    return new ClientCertificateCredential(tenantId, appId, { certificatePath }, options);
  }
  if (password === undefined) throw new Error('A SingleTenant app needs a password or a certificate');
  return new ClientSecretCredential(tenantId, appId, password, options);
}
