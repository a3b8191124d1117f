/** A PostgreSQL of a test's own, in a temporary folder, that takes connections over TLS only, as Azure's does. */
import { spawn, spawnSync } from 'node:child_process';
import { chownSync, globSync } from 'node:fs';
import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { z } from 'zod';
import { selfSigned } from '../../../sandbox/authority/certificate.ts';

export type TlsPostgres = {
  /** An address of the server, which verifies its certificate unless `query` says otherwise. */
  url(user: string, password: string | null, database?: string, query?: string): string;
  /** Runs statements as the superuser. */
  run(...statements: readonly string[]): Promise<void>;
  stop(): Promise<void>;
};

/** How the server signs in its users: with `password`, it asks for it as it is, as Azure's does for a token. */
type Options = { readonly method: 'scram-sha-256' | 'password'; readonly connections: number };

const HOST = '127.0.0.1';

/** Starts a server with a superuser `boss`, whose password is `boss`. */
export async function startTlsPostgres({ method, connections }: Options): Promise<TlsPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'tls-postgres-'));
  const data = join(folder, 'data');
  const as = owner(folder);
  const [certificate, port] = [selfSigned(), await freePort()];
  const passwordFile = join(folder, 'password');
  await writeFile(passwordFile, 'boss');
  const made = spawnSync(
    binary('initdb'),
    ['-D', data, '-U', 'boss', '--auth', 'scram-sha-256', '--pwfile', passwordFile, '--no-sync', '--no-locale'],
    { ...as, encoding: 'utf8' },
  );
  if (made.status !== 0) throw new Error(`initdb: ${made.error?.message ?? made.stderr}`);
  for (const [name, content] of [
    ['server.crt', certificate.cert],
    ['server.key', certificate.key],
    ['pg_hba.conf', `hostssl all all ${HOST}/32 ${method}\n`],
  ] as const) {
    const file = join(data, name);
    await writeFile(file, content, { mode: 0o600 });
    if (as.uid !== undefined) chownSync(file, as.uid, as.gid ?? as.uid);
  }
  await appendFile(
    join(data, 'postgresql.conf'),
    `ssl = on\nlisten_addresses = '${HOST}'\nport = ${port}\nunix_socket_directories = ''\nfsync = off\n` +
      `max_connections = ${connections}\nsuperuser_reserved_connections = 3\nmax_wal_senders = 0\n`,
  );
  const server = spawn(binary('postgres'), ['-D', data], { ...as, stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  await ready(server.stderr, ended);
  const certificateFile = join(folder, 'root.crt');
  await writeFile(certificateFile, certificate.cert);
  const verified = `sslmode=verify-full&sslrootcert=${certificateFile}`;
  const url: TlsPostgres['url'] = (user, password, database = 'postgres', query = verified) =>
    `postgres://${user}${password === null ? '' : `:${encodeURIComponent(password)}`}@${HOST}:${port}/${database}?${query}`;
  return {
    url,
    run: async (...statements) => {
      const client = new Client({ connectionString: url('boss', 'boss') });
      await client.connect();
      for (const statement of statements) await client.query(statement);
      await client.end();
    },
    stop: async () => {
      // "Immediate shutdown" (PostgreSQL manual, "Shutting Down the Server"): nothing has to be kept.
      server.kill('SIGQUIT');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root. The folder goes to the account that runs it instead. */
function owner(folder: string): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const [uid = 0, gid = 0] = ['-u', '-g'].map((which) => Number(spawnSync('id', [which, 'postgres']).stdout));
  chownSync(folder, uid, gid);
  return { uid, gid };
}

/** Debian keeps the server's programs out of the path, by version. */
function binary(name: string): string {
  return globSync(`/usr/lib/postgresql/*/bin/${name}`).sort().at(-1) ?? name;
}

function freePort(): Promise<number> {
  const probe = createServer();
  return new Promise((resolve) => {
    probe.listen(0, HOST, () => {
      const { port } = z.object({ port: z.number() }).parse(probe.address());
      probe.close(() => resolve(port));
    });
  });
}

/** Waits for the line with which the server says that it takes connections. */
async function ready(log: NodeJS.ReadableStream, ended: Promise<void>): Promise<void> {
  let said = '';
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  log.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    if (said.includes('ready to accept connections')) resolve(undefined);
  });
  void ended.then(() => reject(new Error(`PostgreSQL did not start: ${said}`)));
  await promise;
}
