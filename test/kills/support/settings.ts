/** The bot process's settings: those of production, with every external address on this machine. */
import { randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LocalAuthority } from '../../../sandbox/authority/local-authority.ts';
import { CONTOSO } from '../../../sandbox/directory/people.ts';
import type { LocalDirectory } from '../../../sandbox/directory/local-directory.ts';
import { CONNECTION } from '../../../sandbox/settings.ts';
import type { LocalTeams } from '../../../sandbox/teams/local-teams.ts';
import type { Settings } from '../../support/processes/npm-start.ts';

/** A kill costs mostly the starts, and a start costs mostly compiling. */
const COMPILE_CACHE = join(tmpdir(), 'password-reset-kills-compiled');

/** Where approvers sign in and the bot gets its tokens. */
export type SigningIn = {
  readonly authority: LocalAuthority;
  /** Where the bot finds it. */
  readonly authorityUrl: string;
  readonly tokenServiceUrl: string;
  /** A file with the certificate that the bot has to trust for it. */
  readonly certificateFile: string;
};

export function settingsOf(around: {
  readonly appId: string;
  readonly teams: LocalTeams;
  readonly directory: LocalDirectory;
  /** If set, resets are done as the approver. */
  readonly signingIn: SigningIn | undefined;
}): Settings {
  const { appId, teams, directory, signingIn } = around;
  return {
    NODE_COMPILE_CACHE: COMPILE_CACHE,
    PORT: '0',
    MicrosoftAppId: appId,
    MicrosoftAppTenantId: CONTOSO.id,
    ToBotFromChannelOpenIdMetadataUrl: teams.openIdMetadataUrl,
    ToBotFromChannelTokenIssuer: teams.issuer,
    ToBotFromEmulatorOpenIdMetadataUrl: teams.openIdMetadataUrl,
    ToChannelFromBotOAuthScope: 'https://api.botframework.com',
    ValidateAuthority: 'false',
    GRAPH_BASE_URL: directory.url,
    SERVICE_URL_HOSTS: new URL(teams.url).host,
    SECRET_KEY: randomBytes(32).toString('base64'),
    IDENTITY_CODE: 'on',
    APPROVALS_PER_HOUR: '100000',
    ...(signingIn === undefined ? asApp(teams) : asApprover(signingIn)),
  };
}

function asApp({ url, identityEndpoint, identityHeader }: LocalTeams): Settings {
  return {
    MicrosoftAppType: 'UserAssignedMSI',
    ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
    OAuthUrl: url,
    IDENTITY_ENDPOINT: identityEndpoint,
    IDENTITY_HEADER: identityHeader,
  };
}

function asApprover({ authority, authorityUrl, tokenServiceUrl, certificateFile }: SigningIn): Settings {
  return {
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppPassword: authority.clientSecret,
    ToChannelFromBotLoginUrl: `${authorityUrl}/botframework.com`,
    OAuthUrl: tokenServiceUrl,
    RESET_AS: 'approver',
    OAUTH_CONNECTION: CONNECTION,
    NODE_EXTRA_CA_CERTS: certificateFile,
  };
}
