/** Why PostgreSQL can't be opened, in one line for an operator, without the password. */
import { StartupError } from '../../telemetry/startup-error.ts';
import { type Server, hasPassword, serverIn } from '../../net/database-url.ts';
import { isOutage, reasonOf } from '../database/outage.ts';
import { NoDatabaseToken } from './no-database-token.ts';

type Say = (server: Server, connections: number) => string;

const noPassword: Say = ({ user, host }) =>
  `PostgreSQL at ${host} rejects the user name or password in DATABASE_URL (user ${user})`;
const noIdentity: Say = ({ user, host }) =>
  `PostgreSQL at ${host} rejects the identity that signs in as ${user}. Make it an Entra administrator of the server under this name, or set a password in DATABASE_URL`;
const noToken: Say = ({ host }) =>
  `Entra gives no token to sign in to PostgreSQL at ${host}. Check the managed identity (DATABASE_CLIENT_ID), or set a password in DATABASE_URL`;
const cannotBeFound: Say = ({ host }) => `The host in DATABASE_URL, ${host}, cannot be found. Check its name and DNS`;
const noAnswer: Say = ({ host }) =>
  `PostgreSQL at ${host} does not answer. Check the host and port in DATABASE_URL, and the network in between`;
const notTrusted: Say = ({ host }) =>
  `The TLS certificate of PostgreSQL at ${host} is not trusted. Set its certificate authority (sslrootcert) in DATABASE_URL, or use the host name in the certificate`;

/** By PostgreSQL's error codes (manual, appendix A), and by Node's for the network and TLS. */
const BY_CODE: Readonly<Record<string, Say>> = {
  '3D000': ({ host, database }) =>
    `PostgreSQL at ${host} has no database "${database}". Create it, or correct DATABASE_URL`,
  '42501': ({ database, user }) =>
    `The user ${user} may not create tables in the database "${database}", or use those there. Make it the owner of both`,
  '42P01': ({ host, database }) =>
    `The database "${database}" at ${host} lacks a table of the bot. Restore its last backup`,
  '53300': ({ host }, connections) =>
    `PostgreSQL at ${host} has no connections left: an instance uses up to ${connections}. Raise max_connections, or run fewer instances`,
  '57P03': ({ host }) => `PostgreSQL at ${host} is starting or stopping, and accepts no connections yet`,
  '25006': ({ host }) =>
    `PostgreSQL at ${host} accepts no writes: it is a standby, or read-only as its storage runs out. Set the primary in DATABASE_URL, or enlarge the storage`,
  '53100': ({ host }) => `The disk of PostgreSQL at ${host} is full`,
  ENOTFOUND: cannotBeFound,
  EAI_AGAIN: cannotBeFound,
  ECONNREFUSED: ({ host }) =>
    `Nothing listens at ${host}. Check the host and port in DATABASE_URL, and that PostgreSQL is running`,
  ETIMEDOUT: noAnswer,
  EHOSTUNREACH: noAnswer,
  ENETUNREACH: noAnswer,
  DEPTH_ZERO_SELF_SIGNED_CERT: notTrusted,
  SELF_SIGNED_CERT_IN_CHAIN: notTrusted,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: notTrusted,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: notTrusted,
  CERT_HAS_EXPIRED: notTrusted,
  ERR_TLS_CERT_ALTNAME_INVALID: notTrusted,
};

/** By the message, for errors that the driver gives no code. */
const BY_MESSAGE: readonly (readonly [RegExp, Say])[] = [
  [/timeout/i, noAnswer],
  [
    /does not support SSL/i,
    ({ host }) => `PostgreSQL at ${host} has no TLS. Remove sslmode from DATABASE_URL, or turn on TLS there`,
  ],
  [/must be a string|password/i, ({ host }) => `PostgreSQL at ${host} requires a password, and DATABASE_URL has none`],
];

/**
 * @param connections how many an instance uses
 * @returns a `StartupError` with the error as its cause; or the error itself, if it isn't PostgreSQL's
 */
export function asStartupError(error: unknown, databaseUrl: string, connections: number): unknown {
  if (error instanceof StartupError) return error;
  const chain = causesOf(error);
  const server = serverIn(databaseUrl);
  const codes = chain.map((one) => ('code' in one ? String(one.code) : ''));
  const unknown = hasPassword(databaseUrl) ? noPassword : noIdentity;
  const say =
    (chain.some((one) => one instanceof NoDatabaseToken) ? noToken : undefined) ??
    codes.map((code) => BY_CODE[code]).find((found) => found !== undefined) ??
    (codes.includes('28P01') ? unknown : undefined) ??
    (codes.includes('28000') ? refusedByRule(chain, unknown) : undefined) ??
    BY_MESSAGE.find(([pattern]) => chain.some(({ message }) => pattern.test(message)))?.[1];
  if (say === undefined && !isOutage(error)) return error;
  const deepest = chain.at(-1) ?? error;
  const message = say?.(server, connections) ?? `PostgreSQL at ${server.host} cannot be used`;
  return new StartupError(`${message} (${reasonOf(deepest)})`, { cause: error });
}

/** `invalid_authorization_specification`: the user doesn't exist, or `pg_hba.conf` doesn't allow the connection. */
function refusedByRule(chain: readonly Error[], unknown: Say): Say {
  const says = (pattern: RegExp): boolean => chain.some(({ message }) => pattern.test(message));
  if (says(/no encryption|SSL off/i)) {
    return ({ host }) => `PostgreSQL at ${host} requires TLS. Add ?sslmode=verify-full to DATABASE_URL`;
  }
  if (!says(/pg_hba\.conf/i)) return unknown;
  return ({ host, user, database }) =>
    `PostgreSQL at ${host} does not let ${user} connect to "${database}" from this machine. Allow it in the server's firewall or pg_hba.conf`;
}

function causesOf(error: unknown): readonly Error[] {
  if (!(error instanceof Error)) return [];
  const tried = error instanceof AggregateError ? error.errors.flatMap(causesOf) : [];
  return [error, ...tried, ...causesOf(error.cause)];
}
