/** The composition root: settings → store, directory, Teams → server. Used by `npm start`, the sandbox and the tests. */
import type { Config } from './settings/config.ts';
import { createTeams } from './bot/teams-bot.ts';
import { createTokenSource } from './directory/tokens/credentials.ts';
import { createDirectory } from './directory/directory.ts';
import { createExchange } from './directory/tokens/on-behalf-of.ts';
import type { Log } from './telemetry/log.ts';
import { work } from './requests/jobs/run-job.ts';
import { createAuditSigner } from './crypto/audit-signer.ts';
import { createSecretBox } from './crypto/secret-box.ts';
import { createHttpServer } from './http/server.ts';
import { StartupError } from './telemetry/startup-error.ts';
import { openStore } from './store/store.ts';

export type Service = {
  /** The port it listens on: the one that was asked for, or a free one where that was 0. */
  readonly port: number;
  /** Takes no more requests and jobs, lets running ones finish, ten seconds at most, and closes the database. */
  stop(): Promise<void>;
};

/** @param host the address to listen on; default all @throws where the database cannot be opened or the port is taken (`StartupError`) */
export async function startService(config: Config, log: Log, host = '0.0.0.0'): Promise<Service> {
  const { identity, channel } = config;
  const { appId, tenantId } = identity;
  const authorityHost = channel === null ? {} : { authorityHost: new URL(channel.ToChannelFromBotLoginUrl).origin };
  const tokens = createTokenSource({ ...identity, ...authorityHost });
  const store = await openStore({
    dataDir: config.dataDir,
    log,
    signer: createAuditSigner(config.secretKeys),
    retiredKeys: config.retiredKeys,
    auditDays: config.reset.auditDays,
    ...(config.databaseUrl === null ? {} : { databaseUrl: config.databaseUrl }),
  });
  const { graphBaseUrl } = config;
  const { resetAs } = config.reset.rules;
  const teams = createTeams({
    appId,
    tenantId,
    channel,
    serviceUrlHosts: config.serviceUrlHosts,
    tokens,
    log,
    requests: {
      directory: createDirectory({
        graphBaseUrl,
        tenantId,
        tokens,
        settings: { passwordWriteback: config.reset.passwordWriteback, ...config.reset.groups },
        ...(resetAs === 'approver' ? { exchange: createExchange({ ...identity, ...authorityHost }, log) } : {}),
        log,
      }),
      store: store.requests,
      secrets: createSecretBox(config.secretKeys),
      clock: { now: () => new Date().toISOString() },
      rules: config.reset.rules,
      helpDeskOf: config.helpDeskOf,
    },
    conversations: store.conversations,
    cards: store.cards,
    documents: store.documents,
    connection: resetAs === 'approver' ? config.reset.connection : null,
    mailFrom: config.reset.mailFrom,
  });
  await store.work((job, turn) => work(teams.requests, job, turn));
  const server = createHttpServer({
    gates: { tenantId, serviceUrlHosts: config.serviceUrlHosts },
    admit: (token) => teams.admit(token),
    receive: (authorization, activity) => teams.receive(authorization, activity),
    turnedAway: (authorization, activity, because) => teams.turnedAway(authorization, activity, because),
    ready: () => store.ready(),
    log,
  });
  const port = await server.listen(config.port, host).catch(async (error: unknown) => {
    await store.close();
    throw asStartupError(error, config.port);
  });
  log.info({ port }, 'Listening');
  return {
    port,
    async stop() {
      // Side by side: a connection that hangs keeps no job, and no signature, waiting.
      await Promise.allSettled([server.stop(), store.drain()]);
      await store.close();
    },
  };
}

function asStartupError(cause: unknown, port: number): unknown {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'EADDRINUSE') {
    return new StartupError(`port ${port} is in use. Stop what listens there, or set PORT to another one`, { cause });
  }
  if (code === 'EACCES') {
    return new StartupError(`this user may not listen on port ${port}. Set PORT to one above 1023`, { cause });
  }
  return cause;
}
