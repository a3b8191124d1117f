import assert from 'node:assert/strict';
import { Client } from 'pg';
import { type FreshDatabase, freshDatabase } from '../support/store.ts';
import { type Passing, type PostgresProxy, startPostgresProxy } from './support/proxy/postgres-proxy.ts';

describe('the proxy in front of PostgreSQL', () => {
  let database: FreshDatabase;
  let proxy: PostgresProxy;
  let behind: Client;
  let through: Client;
  let seen: string[];
  let goesOn: (passing: Passing) => boolean;

  beforeEach(async () => {
    database = await freshDatabase();
    const { databaseUrl } = database;
    assert.ok(databaseUrl, 'this needs PostgreSQL: set TEST_DATABASE_URL');
    seen = [];
    goesOn = () => true;
    proxy = await startPostgresProxy(databaseUrl, (passing) => {
      seen.push(`${passing.moment} ${passing.sql}${passing.rows ? ' (rows)' : ''}`);
      return Promise.resolve(goesOn(passing));
    });
    behind = new Client({ connectionString: databaseUrl });
    through = new Client({ connectionString: proxy.url });
    through.on('error', () => undefined);
    await Promise.all([behind.connect(), through.connect()]);
    await behind.query('create table things (name text)');
  });
  afterEach(async () => {
    await Promise.all([behind.end(), through.end()]);
    await proxy.close();
    await database.drop();
  });

  const things = async (): Promise<number> => (await behind.query('select * from things')).rows.length;

  it('reports each statement before it is sent and after it is executed, with or without values', async () => {
    await through.query('insert into things values ($1)', ['a']);
    const { rows } = await through.query('select * from things');
    assert.deepEqual(rows, [{ name: 'a' }]);
    assert.deepEqual(seen, [
      'before insert into things values ($1)',
      'after insert into things values ($1)',
      'before select * from things',
      'after select * from things (rows)',
    ]);
  });

  it('reports a statement that the server refuses, and goes on', async () => {
    await assert.rejects(through.query('select * from nothing'), /does not exist/);
    await through.query('select 1');
    assert.equal(seen.length, 4);
  });

  it('passes notifications on to listeners', async () => {
    const told = new Promise((resolve) => through.once('notification', resolve));
    await through.query('listen news');
    await behind.query('notify news');
    await told;
  });

  it('cuts a connection before a statement, which is not executed', async () => {
    goesOn = ({ moment }) => moment === 'after';
    await assert.rejects(through.query('insert into things values ($1)', ['a']), /terminated/);
    assert.equal(await things(), 0);
  });

  it('cuts a connection after a statement, which is executed, but its sender does not learn so', async () => {
    goesOn = ({ moment }) => moment === 'before';
    await assert.rejects(through.query('insert into things values ($1)', ['a']), /terminated/);
    assert.equal(await things(), 1);
  });

  it('cuts a connection within a transaction, none of which remains', async () => {
    goesOn = ({ sql, moment }) => !(sql === 'commit' && moment === 'before');
    await through.query('begin');
    await through.query('insert into things values ($1)', ['a']);
    await assert.rejects(through.query('commit'), /terminated/);
    assert.equal(await things(), 0);
  });
});
