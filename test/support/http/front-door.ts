/** The HTTP server alone: a test can replace each handler behind it. */
import { type HttpOptions, type HttpServer, createHttpServer } from '../../../src/http/server.ts';
import { quietLog } from '../quiet-log.ts';

/** An activity that passes the gates. */
export const activity = {
  type: 'message',
  channelId: 'msteams',
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  from: { id: '29:x' },
  recipient: { id: '28:y' },
  conversation: { id: 'a:1', tenantId: 'tenant' },
};

export type FrontDoor = {
  readonly server: HttpServer;
  readonly port: number;
  readonly url: string;
  readonly lines: readonly Record<string, unknown>[];
  /** By default every token is good, every activity gets 200, and the service is ready. */
  readonly behind: { -readonly [Name in 'admit' | 'receive' | 'turnedAway' | 'ready']: HttpOptions[Name] };
  /** Posts `body` to the bot's endpoint. @returns status and body */
  post(body: string, headers?: Readonly<Record<string, string>>): Promise<[status: number, body: string]>;
};

export async function openFrontDoor(): Promise<FrontDoor> {
  const { log, lines } = quietLog();
  const behind: FrontDoor['behind'] = {
    admit: () => Promise.resolve({ verdict: 'good' }),
    receive: () => Promise.resolve({ status: 200 }),
    turnedAway: () => Promise.resolve(),
    ready: () => Promise.resolve(),
  };
  const server = createHttpServer({
    gates: { tenantId: 'tenant', serviceUrlHosts: ['smba.trafficmanager.net'] },
    admit: (token) => behind.admit(token),
    receive: (authorization, body) => behind.receive(authorization, body),
    turnedAway: (...refused) => behind.turnedAway(...refused),
    ready: () => behind.ready(),
    log,
  });
  const port = await server.listen(0, '127.0.0.1');
  const url = `http://127.0.0.1:${port}`;
  return {
    server,
    port,
    url,
    lines,
    behind,
    async post(body, headers = {}) {
      const all = {
        'content-type': 'application/json',
        authorization: 'Bearer a.b.c',
        connection: 'close',
        ...headers,
      };
      const response = await fetch(`${url}/api/messages`, { method: 'POST', body, headers: all });
      return [response.status, await response.text()];
    },
  };
}
