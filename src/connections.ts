/** How the settings lead to what is outside: the app's credentials, the directory, and the database. The service and the commands share it. */
import { createDirectory } from './directory/directory.ts';
import type { CredentialSettings, TokenSource } from './directory/tokens/credentials.ts';
import { createDatabaseToken } from './directory/tokens/database-token.ts';
import { createExchange } from './directory/tokens/on-behalf-of.ts';
import type { Directory } from './requests/model/ports.ts';
import type { Config } from './settings/config.ts';
import type { DatabaseLocation } from './store/database/open-database.ts';
import type { Log } from './telemetry/log.ts';

/** The app's own credentials, at the login host of its cloud. */
export function credentialsOf({ identity, channel }: Config): CredentialSettings {
  if (channel === null) return identity;
  return { ...identity, authorityHost: new URL(channel.ToChannelFromBotLoginUrl).origin };
}

/** The database, with the identity that signs in to it if its address has no password. */
export function databaseOf(config: Config): DatabaseLocation {
  const { dataDir, databaseUrl, databaseClientId, reset } = config;
  if (databaseUrl === null) return { dataDir };
  const token = createDatabaseToken(credentialsOf(config), databaseClientId, reset.rules.cloud);
  return { dataDir, databaseUrl, token };
}

/** Microsoft Entra, as the settings say. */
export function directoryOf(config: Config, tokens: TokenSource, log: Log): Directory {
  const { graphBaseUrl, reset } = config;
  const app = credentialsOf(config);
  return createDirectory({
    graphBaseUrl,
    tenantId: app.tenantId,
    tokens,
    settings: { passwordWriteback: reset.passwordWriteback, ...reset.groups },
    ...(reset.rules.resetAs === 'approver' ? { exchange: createExchange(app, log) } : {}),
    log,
  });
}
