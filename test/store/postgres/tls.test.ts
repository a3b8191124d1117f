/** A PostgreSQL that takes connections over TLS only, as Azure's does, and the identity that signs in to it. */
import assert from 'node:assert/strict';
import { Client } from 'pg';
import { createDatabaseToken } from '../../../src/directory/tokens/database-token.ts';
import { openStore } from '../../../src/store/store.ts';
import { StartupError } from '../../../src/telemetry/startup-error.ts';
import { createLog } from '../../../src/telemetry/log.ts';
import { type Identity, startIdentity } from '../../support/http/identity-stand-in.ts';
import { type TlsPostgres, startTlsPostgres } from '../../support/processes/postgres-server.ts';
import { signer } from '../../support/store.ts';

const log = createLog({ level: 'silent' });
const dataDir = 'unused';
const CONNECTIONS = 16;

async function refusal(databaseUrl: string, token?: () => Promise<string>): Promise<string> {
  const opening = openStore({ databaseUrl, dataDir, log, signer, ...(token === undefined ? {} : { token }) });
  const error: unknown = await opening.then(
    (store) => store.close(),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof StartupError, `it opened, or failed without a reason: ${String(error)}`);
  assert.doesNotMatch(error.message, /\n/);
  return error.message;
}

if (process.env['TEST_DATABASE_URL'] !== undefined) {
  describe('A PostgreSQL for TLS only', function () {
    this.timeout(60_000);
    let server: TlsPostgres;
    before(async () => {
      server = await startTlsPostgres({ method: 'scram-sha-256', connections: CONNECTIONS });
      await server.run("create role bot login password 'secret'", 'create database bot owner bot');
    });
    after(() => server.stop());

    it('is used with sslmode=verify-full', async () => {
      const store = await openStore({
        databaseUrl: server.url('bot', 'secret', 'bot'),
        dataDir,
        log,
        signer,
      });
      await store.ready();
      await store.close();
    });

    it('refuses an address without sslmode, which is said with what to add', async () => {
      assert.match(await refusal(server.url('bot', 'secret', 'bot', '')), /requires TLS\. Add \?sslmode=verify-full/);
    });

    it('is not trusted with a certificate of nobody known', async () => {
      const told = await refusal(server.url('bot', 'secret', 'bot', 'sslmode=verify-full'));
      assert.match(told, /certificate .* is not trusted\. Set its certificate authority/);
    });

    it('refuses a wrong password and an unknown user alike', async () => {
      for (const user of ['bot', 'nobody']) {
        assert.match(await refusal(server.url(user, 'wrong')), /rejects the user name or password in DATABASE_URL/);
      }
    });

    it('has no such database', async () => {
      const url = server.url('bot', 'secret', 'elsewhere');
      assert.match(await refusal(url), /has no database "elsewhere"/);
    });

    it('says that its connections are used up, and how many an instance takes', async () => {
      const held = Array.from(
        { length: CONNECTIONS - 3 },
        () => new Client({ connectionString: server.url('bot', 'secret') }),
      );
      await Promise.all(held.map((client) => client.connect()));
      assert.match(await refusal(server.url('bot', 'secret')), /no connections left: an instance uses up to 11/);
      await Promise.all(held.map((client) => client.end()));
    });
  });

  describe('A PostgreSQL without passwords', function () {
    this.timeout(60_000);
    let server: TlsPostgres;
    let identity: Identity;
    before(async () => {
      identity = await startIdentity();
      server = await startTlsPostgres({ method: 'password', connections: 30 });
      // Azure's server verifies the token. This one knows it, and so sees that it gets no other password.
      const good = identity.tokenFor('https://ossrdbms-aad.database.windows.net');
      await server.run(
        `create role "pwreset-prod" login password '${good}'`,
        'create database bot owner "pwreset-prod"',
      );
    });
    after(async () => {
      await server.stop();
      await identity.stop();
    });
    const url = () => server.url('pwreset-prod', null, 'bot');
    const tokenOf = (clientId: string) =>
      createDatabaseToken(
        { appType: 'SingleTenant', appId: clientId, tenantId: clientId, password: 'x' },
        clientId,
        'public',
      );

    it('takes the token of the managed identity, for rows, for jobs and for what listens', async () => {
      const store = await openStore({ databaseUrl: url(), token: tokenOf(identity.clientId), dataDir, log, signer });
      await store.work(() => Promise.resolve());
      await store.ready();
      await store.close();
      assert.ok(identity.asked > 0);
    });

    it('refuses an identity that is not an administrator of it', async () => {
      const told = await refusal(url().replace('pwreset-prod', 'pwreset-test'), tokenOf(identity.clientId));
      assert.match(told, /rejects the identity that signs in as pwreset-test\. Make it an Entra administrator/);
    });

    it('is not asked with an identity that does not exist', async () => {
      const told = await refusal(url(), tokenOf('99999999-0000-4000-8000-000000000009'));
      assert.match(told, /Entra gives no token .*DATABASE_CLIENT_ID/);
    });
  });
}
