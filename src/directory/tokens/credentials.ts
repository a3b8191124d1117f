/** This app's credentials for Microsoft Graph and the Bot Connector; the only user of @azure/identity. */
import { createRequire } from 'node:module';
import type * as AzureIdentity from '@azure/identity';
import type { AccessToken, AuthorityValidationOptions, TokenCredential, TokenCredentialOptions } from '@azure/identity';

// The CommonJS half of the package, because botframework-connector has loaded it: an import loads the other half as well,
// with an HTTP client of its own (100 ms and 18 MB of a start).
// eslint-disable-next-line @typescript-eslint/no-unsafe-assignment -- `require` has no types; these are the package's own
const azureIdentity: typeof AzureIdentity = createRequire(import.meta.url)('@azure/identity');
const { ClientCertificateCredential, ClientSecretCredential, ManagedIdentityCredential, OnBehalfOfCredential } =
  azureIdentity;

/** @returns an access token for a scope such as `https://graph.microsoft.com/.default` @throws if it can't get one */
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

/** A person waits for the answer, and Teams gives a click about ten seconds. */
const DEADLINE_MS = 4_000;
/** One retry, if time allows: the library's default of three takes up to half a minute (Azure SDK, `RetryPolicy`). */
const RETRY = { retryOptions: { maxRetries: 1, retryDelayInMs: 300, maxRetryDelayInMs: 1_000 } } as const;

/**
 * The library caches and renews tokens; failures aren't cached. Concurrent callers share one request. The library finds
 * a managed identity through its host's variables (`IDENTITY_ENDPOINT` and `IDENTITY_HEADER` on App Service).
 * @param deadlineMs for all attempts together
 * @throws if a SingleTenant app has neither a password nor a certificate
 */
export function createTokenSource(settings: CredentialSettings, deadlineMs = DEADLINE_MS): TokenSource {
  // Throw at startup if the settings allow no credential.
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
      // The library repeats a failure for a minute without asking (MSAL, `ThrottlingUtils`); a new credential asks
      // again.
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

/** The token endpoint didn't answer in time. */
export class TokenTimeout extends Error {
  constructor(milliseconds: number) {
    super(`No token within ${milliseconds} ms`);
    this.name = 'TokenTimeout';
  }
}

/** Doesn't rely on the credential to honour the abort signal. @throws `TokenTimeout`, or the credential's error */
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
 * @returns a credential on behalf of the person in the assertion. It caches its token, so use it once
 * @throws if the app has neither a password nor a certificate
 */
export function onBehalfOf(settings: CredentialSettings, userAssertionToken: string): TokenCredential {
  const { appId: clientId, tenantId, password, certificatePath } = settings;
  // No retry: the person who waits can try again themselves.
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

/** Trusts the login host in the settings, without asking the public cloud whether it knows it. */
function authorityOf({ authorityHost }: CredentialSettings): AuthorityValidationOptions & TokenCredentialOptions {
  return authorityHost === undefined ? {} : { authorityHost, disableInstanceDiscovery: true };
}
