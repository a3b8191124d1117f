/**
 * A proxy between one process and PostgreSQL. It can stop everything before a statement reaches the server, and
 * after the server has executed it, before the process gets the answer.
 */
import { type AddressInfo, type Socket, connect, createServer } from 'node:net';
import { FIRST, type Frame, codeOf, frames, sqlOf } from './postgres-frames.ts';

/** A statement on its way to the server, or its answer on the way back. */
export type Passing = { readonly sql: string; readonly moment: 'before' | 'after'; readonly rows: boolean };
/** Called for each, and waited for. @returns false to cut the connection instead */
export type StatementHook = (passing: Passing) => Promise<boolean>;

export type PostgresProxy = {
  /** The database's URL through this proxy. */
  readonly url: string;
  close(): Promise<void>;
};

/** @param databaseUrl where the server is, as `postgres://name:password@host:port/database` */
export async function startPostgresProxy(databaseUrl: string, hook: StatementHook): Promise<PostgresProxy> {
  const target = new URL(databaseUrl);
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(target.port || '5432'), target.hostname);
    for (const socket of [client, upstream]) {
      socket.setNoDelay(true);
      open.add(socket);
      // A killed process resets its connections; each loop below ends with its socket, for whatever reason.
      socket.on('error', () => undefined);
      socket.once('close', () => open.delete(socket));
    }
    const waiting: string[] = [];
    const cut = (): void => {
      client.destroy();
      upstream.destroy();
    };
    fromClient(client, upstream, waiting, hook).then(cut, cut);
    fromServer(client, upstream, waiting, hook).then(cut, cut);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const url = new URL(databaseUrl);
  url.hostname = '127.0.0.1';
  url.port = String(portOf(server.address()));
  return {
    url: url.href,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}

/** A statement is a `Query`, or ends with a `Sync`; it is held back until the hook lets it go. */
async function fromClient(client: Socket, upstream: Socket, waiting: string[], hook: StatementHook): Promise<void> {
  let started = false;
  let group: Frame[] = [];
  const cutOut = frames(() => started);
  for await (const chunk of chunksOf(client)) {
    for (const frame of cutOut(chunk)) {
      if (!started) {
        const code = codeOf(frame);
        if (code === FIRST.ssl || code === FIRST.gss) {
          client.write('N');
          continue;
        }
        started = true;
      }
      group.push(frame);
      if (isPart(frame)) continue;
      if (frame.type === 'Q' || frame.type === 'S') {
        const sql = group.map(sqlOf).find((text) => text !== undefined) ?? '';
        if (!(await hook({ sql, moment: 'before', rows: false }))) return;
        waiting.push(sql);
      }
      for (const { bytes } of group) upstream.write(bytes);
      group = [];
    }
  }
}

/** A statement's whole answer is held back until the server is ready for the next and the hook lets it go. */
async function fromServer(client: Socket, upstream: Socket, waiting: string[], hook: StatementHook): Promise<void> {
  let answer: Frame[] = [];
  const cutOut = frames(() => true);
  for await (const chunk of chunksOf(upstream)) {
    for (const frame of cutOut(chunk)) {
      answer.push(frame);
      const [sql] = waiting;
      if (sql !== undefined && frame.type !== 'Z') continue;
      if (sql !== undefined) {
        waiting.shift();
        const rows = answer.some(({ type }) => type === 'D');
        if (!(await hook({ sql, moment: 'after', rows }))) return;
      }
      for (const { bytes } of answer) client.write(bytes);
      answer = [];
    }
  }
}

/** Parse, Bind, Describe, Execute, Close, Flush: they wait for their `Sync`. */
function isPart({ type }: Frame): boolean {
  return type !== '' && 'PBDECH'.includes(type);
}

async function* chunksOf(socket: Socket): AsyncGenerator<Buffer> {
  for await (const chunk of socket) {
    if (Buffer.isBuffer(chunk)) yield chunk;
  }
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port');
  return address.port;
}
