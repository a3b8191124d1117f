import assert from 'node:assert/strict';
import { StartupError } from '../../../src/telemetry/startup-error.ts';
import { NoDatabaseToken } from '../../../src/store/postgres/no-database-token.ts';
import { asStartupError } from '../../../src/store/postgres/startup-errors.ts';
import { DatabaseUnreachable } from '../../../src/store/database/outage.ts';

const DATABASE_URL = 'postgres://somebody:hunter2@db.example:5433/resets';
const coded = (code: string, message = 'no') => Object.assign(new Error(message), { code });

describe('A PostgreSQL that cannot be opened', () => {
  const table: readonly (readonly [name: string, error: Error, says: RegExp])[] = [
    ['wrong password', coded('28P01'), /db\.example:5433 rejects the user name or password .*user somebody/],
    ['unknown user', coded('28000', 'role "somebody" does not exist'), /rejects the user name or password/],
    [
      'TLS required',
      coded('28000', 'no pg_hba.conf entry for host "1.2.3.4", no encryption'),
      /requires TLS.*sslmode=/,
    ],
    [
      'a firewall',
      coded('28000', 'no pg_hba.conf entry for host "1.2.3.4", user "somebody", database "resets", SSL encryption'),
      /does not let somebody connect to "resets" from this machine/,
    ],
    ['no TLS there', new Error('The server does not support SSL connections'), /has no TLS/],
    ['a self-signed certificate', coded('DEPTH_ZERO_SELF_SIGNED_CERT'), /certificate .* is not trusted/],
    ['no such database', coded('3D000'), /has no database "resets"/],
    ['no connections left', coded('53300'), /has no connections left: an instance uses up to 16/],
    ['starting', coded('57P03'), /is starting or stopping/],
    ['a standby', coded('25006'), /accepts no writes: it is a standby/],
    ['no rights', coded('42501'), /may not create tables in the database "resets", or use those there/],
    ['a table that is gone', coded('42P01'), /"resets" at db\.example:5433 lacks a table of the bot\. Restore/],
    ['unknown host', coded('ENOTFOUND'), /cannot be found/],
    ['nothing listens', new AggregateError([coded('ECONNREFUSED')], ''), /Nothing listens at db\.example:5433/],
    ['no answer', new Error('Connection terminated due to connection timeout'), /does not answer/],
    ['anything else', new Error('odd'), /db\.example:5433 cannot be used \(odd\)/],
  ];
  for (const [name, error, says] of table) {
    it(`is explained in one line, without the password: ${name}`, () => {
      const told = asStartupError(new DatabaseUnreachable(error), DATABASE_URL, 16);
      assert.ok(told instanceof StartupError);
      assert.match(told.message, says);
      assert.doesNotMatch(told.message, /hunter2|\n/);
    });
  }

  it('names the identity, where the address has no password', () => {
    const told = (error: Error) => String(asStartupError(error, 'postgres://pwreset@db.example/resets', 11));
    assert.match(told(new DatabaseUnreachable(coded('28P01'))), /rejects the identity that signs in as pwreset/);
    assert.match(told(new DatabaseUnreachable(new NoDatabaseToken(coded('x')))), /Entra gives no token .*db\.example/);
  });

  it('passes on an error of our own unchanged', () => {
    const error = coded('42601', 'syntax error');
    assert.equal(asStartupError(error, DATABASE_URL, 16), error);
  });
});
