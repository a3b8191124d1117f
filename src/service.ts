/** The composition root: settings → store, directory, bot → HTTP. `npm start`, the sandbox and the tests start it. */
import { type Teams, createTeams } from './bot/teams-bot.ts';
import { createAuditSigner } from './crypto/audit-signer.ts';
import { createSecretBox } from './crypto/secret-box.ts';
import { credentialsOf, databaseOf, directoryOf } from './connections.ts';
import { type TokenSource, createTokenSource } from './directory/tokens/credentials.ts';
import { createHttpServer } from './http/server.ts';
import { work } from './requests/jobs/run-job.ts';
import type { Directory } from './requests/model/ports.ts';
import type { Config } from './settings/config.ts';
import { isOutage } from './store/database/outage.ts';
import { type Store, openStore } from './store/store.ts';
import type { Log } from './telemetry/log.ts';

export type Service = {
  /** The port it listens on. */
  readonly port: number;
  /** Accepts no more requests and jobs, lets running ones finish within ten seconds, and closes the database. */
  stop(): Promise<void>;
};

/**
 * @param host the address to listen on, by default all of them; `config.port` 0 takes any free port
 * @throws `StartupError` if an operator can fix it: the database can't be opened, the port is in use
 */
export async function startService(config: Config, log: Log, host = '0.0.0.0'): Promise<Service> {
  const app = credentialsOf(config);
  const tokens = createTokenSource(app);
  const store = await storeOf(config, log);
  const directory = directoryOf(config, tokens, log);
  const teams = teamsOf(config, { store, directory, tokens, log });
  const server = createHttpServer({
    gates: { tenantId: app.tenantId, serviceUrlHosts: config.serviceUrlHosts },
    admit: teams.admit,
    receive: teams.receive,
    turnedAway: teams.turnedAway,
    ready: () => store.ready(),
    log,
  });
  try {
    await store.work((job, attempt) => work(teams.requests, job, attempt));
    const port = await server.listen(config.port, host);
    log.info({ port }, 'Listening');
    return { port, stop };
  } catch (error) {
    await store.close();
    throw error;
  }

  async function stop(): Promise<void> {
    // In parallel: a connection that hangs delays neither the jobs nor the last signature of the audit trail.
    await Promise.allSettled([server.stop(), teams.settle(), store.drain()]);
    await store.close();
  }
}

function storeOf(config: Config, log: Log): Promise<Store> {
  const { secretKeys, retiredKeys, reset } = config;
  return openStore({
    ...databaseOf(config),
    signer: createAuditSigner(secretKeys),
    retiredKeys,
    auditDays: reset.auditDays,
    log,
  });
}

type Parts = { readonly store: Store; readonly directory: Directory; readonly tokens: TokenSource; readonly log: Log };

function teamsOf(config: Config, { store, directory, tokens, log }: Parts): Teams {
  const { identity, channel, graphPatienceMs, serviceUrlHosts, secretKeys, helpDeskOf, reset, timeZone } = config;
  return createTeams({
    appId: identity.appId,
    tenantId: identity.tenantId,
    channel,
    serviceUrlHosts,
    tokens,
    requests: {
      directory,
      store: store.requests,
      secrets: createSecretBox(secretKeys),
      clock: { now: () => new Date().toISOString() },
      rules: reset.rules,
      helpDeskOf,
    },
    conversations: store.conversations,
    cards: store.cards,
    documents: store.documents,
    connection: reset.rules.resetAs === 'approver' ? reset.connection : null,
    graphPatienceMs,
    mailFrom: reset.mailFrom,
    channelTimeZone: timeZone,
    isDatabaseOutage: isOutage,
    // Not loaded before someone asks.
    examine: async () => {
      const { examineFromInside } = await import('./doctor/from-inside.ts');
      return examineFromInside({ config, tokens, directory, store, log });
    },
    log,
  });
}
