/** Is the app registration set up so that approvers can sign in with Teams (docs/setup.md, "Resetting as the approver")? Pure. */
import { type Finding, notChecked, ok, warning, wrong } from '../finding.ts';
import type { ListedSecret } from './credentials.ts';

export type Registration = {
  readonly audience: string | null;
  readonly secrets: readonly ListedSecret[];
  readonly identifierUris: readonly string[];
  readonly redirectUris: readonly string[];
  readonly tokenVersion: number;
  readonly scopes: readonly { readonly id: string; readonly name: string; readonly enabled: boolean }[];
  /** What is authorised in advance. `scopes`: ids. */
  readonly clients: readonly { readonly appId: string; readonly scopes: readonly string[] }[];
};

const SCOPE = 'access_as_user';
const REDIRECT = 'https://token.botframework.com/.auth/web/redirect';
/** Regions and other clouds have hosts of their own ("OAuth URL support in Azure AI Bot Service"). */
const IS_REDIRECT = /^https:\/\/(\w+\.)?token\.botframework\.(com|azure\.us)\/\.auth\/web\/redirect$/i;
/** "Register your app in the Microsoft Entra admin center": the client ids of Teams. */
const TEAMS_CLIENTS = [
  { appId: '1fec8e78-bce4-4aaf-ab1b-5451cc387264', on: 'the desktop and phones' },
  { appId: '5e3ce6c0-2b1f-4285-8d4b-75ee78787346', on: 'the web' },
] as const;

/** @param read null if it can't be read */
export function judgeRegistration(read: Registration | 'none' | null, appId: string): readonly Finding[] {
  if (read === null) {
    return [
      notChecked(
        'sign-in',
        'Reading the app registration takes Directory.Read.All. Compare redirect URI, scope and clients with docs/setup.md: ' +
          `az ad app show --id ${appId} --query "{web:web,api:api,uris:identifierUris}".`,
      ),
    ];
  }
  if (read === 'none') {
    return [wrong('sign-in', `The tenant has no app registration ${appId}, and RESET_AS=approver takes one.`)];
  }
  const found = [...judgeAddresses(read, appId), ...judgeScope(read), ...judgeTokens(read)];
  if (found.length > 0) return found;
  return [ok('sign-in', 'The app registration has the redirect URI, the scope and the clients that it needs.')];
}

function judgeAddresses({ redirectUris, identifierUris }: Registration, appId: string): readonly Finding[] {
  const found: Finding[] = [];
  const uri = `api://botid-${appId}`;
  if (!redirectUris.some((one) => IS_REDIRECT.test(one))) {
    found.push(
      wrong(
        'sign-in',
        `The app registration lacks the web redirect URI ${REDIRECT}: whom Teams can't sign in silently can't sign in ` +
          '(AADSTS50011). Add it under Authentication.',
      ),
    );
  }
  if (!identifierUris.some((one) => one.toLowerCase() === uri.toLowerCase())) {
    found.push(
      wrong(
        'sign-in',
        `The app registration lacks the Application ID URI ${uri}: Teams gets no token. Set it under Expose an API.`,
      ),
    );
  }
  return found;
}

function judgeScope({ scopes, clients }: Registration): readonly Finding[] {
  const scope = scopes.find(({ name }) => name === SCOPE);
  if (!scope?.enabled) {
    const says = scope === undefined ? `lacks the scope ${SCOPE}` : `has the scope ${SCOPE} disabled`;
    return [wrong('sign-in', `The app registration ${says}: no approval works. See to it under Expose an API.`)];
  }
  const isAuthorised = (appId: string): boolean =>
    clients.some((one) => one.appId.toLowerCase() === appId && one.scopes.includes(scope.id));
  return TEAMS_CLIENTS.filter(({ appId }) => !isAuthorised(appId)).map(({ appId, on }) =>
    warning(
      'sign-in',
      `The app registration doesn't authorise ${appId}, Teams on ${on}, for ${SCOPE}: approvers are asked to consent ` +
        'in a window. Add it under Expose an API.',
    ),
  );
}

function judgeTokens({ tokenVersion, audience }: Registration): readonly Finding[] {
  const found: Finding[] = [];
  if (tokenVersion !== 2) {
    found.push(
      wrong('sign-in', 'requestedAccessTokenVersion in the manifest of the app registration is not 2. Set it to 2.'),
    );
  }
  if (audience !== 'AzureADMyOrg') {
    found.push(
      warning(
        'sign-in',
        `The app registration takes accounts of others than this tenant (${audience ?? 'unknown'}). Set its supported account ` +
          'types to this organization only.',
      ),
    );
  }
  return found;
}
