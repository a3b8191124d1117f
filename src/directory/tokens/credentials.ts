/** The credentials of this application, for Microsoft Graph and for the Bot Connector. The only place that knows @azure/identity. */
import {
  ClientCertificateCredential,
  ClientSecretCredential,
  ManagedIdentityCredential,
  OnBehalfOfCredential,
  type AccessToken,
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

/** Whoever waits for a token waits for an answer, and Teams gives a click some ten seconds. */
const DEADLINE_MS = 4_000;
/** One more try, where there is time for it: the library's own three take up to half a minute (Azure SDK, `RetryPolicy`). */
const RETRY = { retryOptions: { maxRetries: 1, retryDelayInMs: 300, maxRetryDelayInMs: 1_000 } } as const;

/**
 * Tokens are kept and renewed by the library; what went wrong is not kept. Whoever asks while one is being got shares it. A managed identity is found through the variables of its host
 * (`IDENTITY_ENDPOINT` and `IDENTITY_HEADER` on App Service), which the library reads.
 * @param deadlineMs how long the endpoint may take, all tries together
 * @throws where an app of a single tenant has neither a password nor a certificate
 */
export function createTokenSource(settings: CredentialSettings, deadlineMs = DEADLINE_MS): TokenSource {
  // At the start, where the settings do not allow one.
  credentialOf(settings);
  const credentials = new Map<string, TokenCredential>();
  const underWay = new Map<string, Promise<string>>();
  const get = async (scope: string): Promise<string> => {
    const credential = credentials.get(scope) ?? credentialOf(settings);
    credentials.set(scope, credential);
    try {
      const token = await tokenWithin(credential, scope, deadlineMs);
      if (token === null) throw new Error('The credential gave no token');
      return token.token;
    } catch (error) {
      // The library answers for a minute with a failure that it remembers (MSAL, `ThrottlingUtils`); another credential does not.
      credentials.delete(scope);
      throw error;
    }
  };
  return (scope) => {
    const token = underWay.get(scope) ?? get(scope).finally(() => underWay.delete(scope));
    underWay.set(scope, token);
    return token;
  };
}

/** The endpoint did not answer in time. */
export class TokenTimeout extends Error {
  constructor(milliseconds: number) {
    super(`No token within ${milliseconds} ms`);
    this.name = 'TokenTimeout';
  }
}

/** Not every credential ends when it is told to, so that it is not waited for either. @throws `TokenTimeout`, or as the credential */
export async function tokenWithin(
  credential: TokenCredential,
  scope: string,
  milliseconds: number,
): Promise<AccessToken | null> {
  const abort = new AbortController();
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    reject(new TokenTimeout(milliseconds));
    abort.abort();
  }, milliseconds);
  try {
    return await Promise.race([credential.getToken(scope, { abortSignal: abort.signal }), late]);
  } finally {
    clearTimeout(timer);
  }
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
  if (appType === 'UserAssignedMSI') return new ManagedIdentityCredential({ clientId: appId, ...RETRY });
  const options = { ...authorityOf(settings), ...RETRY };
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
