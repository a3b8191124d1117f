/** Does the bot get a token for Microsoft Graph, and is it the right one? Pure. */
import { type Finding, notChecked, ok, wrong } from '../finding.ts';

/** What is read of the app's token for Graph ("Access token claims reference"). */
export type TokenClaims = {
  readonly tenantId: string;
  readonly appId: string;
  /** The object ID of the app's service principal. */
  readonly objectId: string;
  /** Application permissions. */
  readonly roles: readonly string[];
};

/** `failed`: why there is no token. `unreadable`: Microsoft may change a token's form at any time. */
export type TokenRead = TokenClaims | { readonly failed: string } | 'unreadable';

type Identity = {
  readonly appType: 'SingleTenant' | 'UserAssignedMSI';
  readonly appId: string;
  readonly tenantId: string;
};

/** "Microsoft Entra authentication and authorization error codes". */
const BY_CODE: Readonly<Record<string, string>> = {
  AADSTS7000215: 'MicrosoftAppPassword is not a secret of this app. Use the value of a client secret, not its ID',
  AADSTS7000222: 'MicrosoftAppPassword has expired. Make a new client secret',
  AADSTS700027:
    'The certificate in MicrosoftAppCertificatePath is not one of this app. Upload it to the app registration',
  AADSTS700016: 'There is no app MicrosoftAppId in the tenant MicrosoftAppTenantId. Correct one of them',
  AADSTS7000112: 'The app is disabled in Entra. Enable its enterprise application for sign-in',
  AADSTS53003: 'A Conditional Access policy for workload identities blocks the app. Exclude it, or allow its address',
  AADSTS90002: 'There is no tenant MicrosoftAppTenantId. Correct it',
};

export function judgeToken(read: TokenRead, { appType, appId, tenantId }: Identity): readonly Finding[] {
  if (read === 'unreadable') return [notChecked('token', 'The token for Microsoft Graph has an unknown form.')];
  if ('failed' in read) return [wrong('token', whyNone(read.failed, appType))];
  if (!same(read.tenantId, tenantId)) {
    return [
      wrong(
        'token',
        `The token is of the tenant ${read.tenantId}, and MicrosoftAppTenantId is ${tenantId}. Correct it.`,
      ),
    ];
  }
  if (!same(read.appId, appId)) {
    return [wrong('token', `The token is of the app ${read.appId}, and MicrosoftAppId is ${appId}. Correct it.`)];
  }
  return [ok('token', `The identity gets a token for Microsoft Graph, as ${read.objectId}.`)];
}

function whyNone(failed: string, appType: Identity['appType']): string {
  const [code = ''] = /AADSTS\d+/.exec(failed) ?? [];
  const known = BY_CODE[code];
  if (known !== undefined) return `No token for Microsoft Graph: ${known} (${code}).`;
  const hint =
    appType === 'UserAssignedMSI'
      ? 'Assign the managed identity to this web app; elsewhere use SingleTenant'
      : 'Check MicrosoftAppTenantId and the other MicrosoftApp… settings, and that login.microsoftonline.com can be reached';
  return `No token for Microsoft Graph${code === '' ? '' : ` (${code})`}. ${hint}.`;
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
