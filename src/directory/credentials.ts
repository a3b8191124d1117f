/** The credentials of this application, for Microsoft Graph and for the Bot Connector. The only place that knows @azure/identity. */
import {
  ClientCertificateCredential,
  ClientSecretCredential,
  ManagedIdentityCredential,
  OnBehalfOfCredential,
  type AuthorityValidationOptions,
  type TokenCredential,
  type TokenCredentialOptions,
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

/**
 * A credential that speaks for whoever the assertion is of. It keeps what it got, so that it is to be used once.
 * @throws as above
 */
export function onBehalfOf(settings: CredentialSettings, userAssertionToken: string): TokenCredential {
  const { appId: clientId, tenantId, password, certificatePath } = settings;
  // Whoever waits for this would rather be told: it is not tried again from here.
  const retryOptions = { maxRetries: 0 };
  const common = { tenantId, clientId, userAssertionToken, retryOptions, ...authorityOf(settings) };
  if (certificatePath !== undefined) return new OnBehalfOfCredential({ ...common, certificatePath });
  if (password === undefined) throw new Error(NO_SECRET);
  return new OnBehalfOfCredential({ ...common, clientSecret: password });
}

const NO_SECRET = 'A SingleTenant app needs a password or a certificate';

function credentialOf(settings: CredentialSettings): TokenCredential {
  const { appType, appId, tenantId, password, certificatePath } = settings;
  if (appType === 'UserAssignedMSI') return new ManagedIdentityCredential({ clientId: appId });
  const options = authorityOf(settings);
  if (certificatePath !== undefined) {
    return new ClientCertificateCredential(tenantId, appId, { certificatePath }, options);
  }
  if (password === undefined) throw new Error(NO_SECRET);
  return new ClientSecretCredential(tenantId, appId, password, options);
}

/** A host that the operator named is the right one: the public cloud is not asked whether it knows it. */
function authorityOf({ authorityHost }: CredentialSettings): AuthorityValidationOptions & TokenCredentialOptions {
  return authorityHost === undefined ? {} : { authorityHost, disableInstanceDiscovery: true };
}
