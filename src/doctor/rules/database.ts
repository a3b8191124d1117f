/** Is the database one that the bot can work with? Pure. */
import type { Condition } from '../../store/condition/condition.ts';
import { type Finding, ok, warning, wrong } from '../finding.ts';

/** PostgreSQL, `server_version_num`. */
const OLDEST_VERSION = 130_000;
/** Instances must agree within seconds; tokens and codes tolerate minutes. */
const CLOCK_WARNING_MS = 5_000;
const CLOCK_WRONG_MS = 60_000;

/** @param perInstance the connections that one instance uses at most */
export function judgeDatabase(condition: Condition, perInstance: number): readonly Finding[] {
  const { server, clockAheadMs, migrations } = condition;
  const found = [
    ...(server === null ? [] : judgeServer(server, migrations !== 'current', perInstance)),
    ...judgeMigrations(migrations),
    ...judgeClock(clockAheadMs),
  ];
  if (found.length > 0) return found;
  return [
    server === null
      ? ok('database', 'The embedded database is up to date. It is for one instance; back its folder up.')
      : ok(
          'database',
          `PostgreSQL ${server.version} at ${server.host}: ${server.encrypted ? 'encrypted, ' : ''}tables up to date, ` +
            `${server.used} of ${server.most} connections used, clocks agree.`,
        ),
  ];
}

function judgeServer(
  server: NonNullable<Condition['server']>,
  mustMigrate: boolean,
  perInstance: number,
): readonly Finding[] {
  const { version, versionNumber, host, isLocal, encrypted, isStandby, isReadOnly, mayCreate, most, used } = server;
  const found: Finding[] = [];
  if (versionNumber < OLDEST_VERSION) {
    found.push(wrong('database', `PostgreSQL ${version} at ${host} is too old. Use version 13 or later.`));
  }
  if (!encrypted && !isLocal) {
    found.push(
      wrong(
        'database',
        `The connection to ${host} isn't encrypted. Add ?sslmode=verify-full to DATABASE_URL, and turn on TLS there.`,
      ),
    );
  }
  if (isStandby) {
    found.push(
      wrong('database', `PostgreSQL at ${host} takes no writes: it is a standby. Set the primary in DATABASE_URL.`),
    );
  } else if (isReadOnly) {
    // Azure switches a server to it when its storage runs out ("Storage options in Azure Database for PostgreSQL").
    found.push(
      wrong(
        'database',
        `PostgreSQL at ${host} takes no writes: default_transaction_read_only is on, as Azure sets it when storage runs out. ` +
          'Enlarge the storage, or turn the setting off.',
      ),
    );
  }
  if (mustMigrate && !mayCreate) {
    found.push(
      wrong(
        'database',
        `The user in DATABASE_URL may not create tables and schemas at ${host}. Make it the owner of the database.`,
      ),
    );
  }
  if (most - used < perInstance) {
    found.push(
      warning(
        'database',
        `${used} of ${most} connections at ${host} are used, and an instance takes up to ${perInstance}. ` +
          'Raise max_connections, or run fewer instances.',
      ),
    );
  }
  return found;
}

function judgeMigrations(migrations: Condition['migrations']): readonly Finding[] {
  switch (migrations) {
    case 'current':
      return [];
    case 'none':
      return [warning('database', 'The database is empty. The first start of the bot creates its tables.')];
    case 'behind':
      return [
        warning(
          'database',
          'The tables are of an older version. The next start of the bot updates them; back up first.',
        ),
      ];
    case 'newer':
      return [
        wrong('database', 'A newer version has used this database. Deploy that version, or restore the older backup.'),
      ];
  }
}

function judgeClock(aheadMs: number): readonly Finding[] {
  const difference = Math.abs(aheadMs);
  if (difference < CLOCK_WARNING_MS) return [];
  const says =
    `The database's clock is ${Math.round(difference / 1_000)} s ${aheadMs > 0 ? 'ahead of' : 'behind'} this machine's. ` +
    'Have both follow a time server.';
  return [difference < CLOCK_WRONG_MS ? warning('database', says) : wrong('database', says)];
}
