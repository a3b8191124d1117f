import assert from 'node:assert/strict';
import { loadConfig } from '../../src/settings/config.ts';

const ID = '11111111-1111-4111-8111-111111111111';
const needed = {
  MicrosoftAppId: ID,
  MicrosoftAppTenantId: ID,
  MicrosoftAppType: 'UserAssignedMSI',
  SECRET_KEY: Buffer.alloc(32, 5).toString('base64'),
};

function problems(settings: Readonly<Record<string, string>>): readonly string[] {
  const loaded = loadConfig({ ...needed, ...settings });
  return loaded.ok ? [] : loaded.problems;
}

describe('The address of the database', () => {
  it('is PostgreSQL’s', () => {
    assert.deepEqual(problems({ DATABASE_URL: 'mysql://a:b@db' }), [
      'DATABASE_URL must look like postgres://user:password@host:5432/database?sslmode=verify-full',
    ]);
  });

  it('has codes for special characters in the password, which isn’t repeated', () => {
    for (const character of ['#', '/', '?']) {
      assert.deepEqual(problems({ DATABASE_URL: `postgres://bot:hush${character}y@db.example/resets` }), [
        'DATABASE_URL is no address: write special characters in its user and password as codes, such as %23 for #',
      ]);
    }
    const coded = 'postgres://bot:hush%23y@db.example/resets';
    for (const url of [coded, 'postgres://bot:hush@/resets?host=/var/run/postgresql']) {
      assert.deepEqual(problems({ DATABASE_URL: url }), [], url);
    }
  });

  it('needs no password where TLS proves whose server it is, or on this machine', () => {
    for (const url of [
      'postgres://pwreset@db.example/resets?sslmode=verify-full',
      'postgres://pwreset@localhost/resets',
      'postgres://pwreset@/resets?host=/var/run/postgresql',
    ]) {
      assert.deepEqual(problems({ DATABASE_URL: url }), [], url);
    }
  });

  it('needs no TLS with a password, for servers that have none', () => {
    assert.deepEqual(problems({ DATABASE_URL: 'postgres://bot:secret@db.example/resets' }), []);
  });

  const elsewhere = ['', '?sslmode=require', '?sslmode=no-verify', '?sslmode=verify-full&ssl=0', '?host=db.example'];
  for (const query of elsewhere) {
    it(`gets no token of ours anywhere else: ${query === '' ? 'without options' : query}`, () => {
      assert.deepEqual(problems({ DATABASE_URL: `postgres://pwreset@db.example/resets${query}` }), [
        'DATABASE_URL has no password, so the bot signs in with a token, which only your server may get: add ?sslmode=verify-full',
      ]);
    });
  }

  it('may name the managed identity that signs in, by its client ID', () => {
    assert.deepEqual(problems({ DATABASE_CLIENT_ID: 'pwreset' }), [
      'DATABASE_CLIENT_ID must be the client ID of a managed identity',
    ]);
    const loaded = loadConfig({ ...needed, DATABASE_CLIENT_ID: ID });
    assert.ok(loaded.ok && loaded.config.databaseClientId === ID);
  });
});
