import assert from 'node:assert/strict';
import { Client } from 'pg';
import { type FreshDatabase, freshDatabase } from '../support/store.ts';
import { type Passing, type PostgresProxy, startPostgresProxy } from './support/postgres-proxy.ts';

describe('the proxy before PostgreSQL', () => {
  let database: FreshDatabase;
  let proxy: PostgresProxy;
  let behind: Client;
  let through: Client;
  let seen: string[];
  let goesOn: (passing: Passing) => boolean;

  beforeEach(async () => {
    database = await freshDatabase();
    const { databaseUrl } = database;
    assert.ok(databaseUrl, 'it needs PostgreSQL: set TEST_DATABASE_URL');
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

  it('tells of each statement before it goes and after it is carried out, with values or without', async () => {
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

  it('tells of a statement that the server refuses, and goes on', async () => {
    await assert.rejects(through.query('select * from nothing'), /does not exist/);
    await through.query('select 1');
    assert.equal(seen.length, 4);
  });

  it('brings notifications to whoever listens', async () => {
    const told = new Promise((resolve) => through.once('notification', resolve));
    await through.query('listen news');
    await behind.query('notify news');
    await told;
  });

  it('cuts a connection before a statement: it is not carried out', async () => {
    goesOn = ({ moment }) => moment === 'after';
    await assert.rejects(through.query('insert into things values ($1)', ['a']), /terminated/);
    assert.equal(await things(), 0);
  });

  it('cuts a connection after a statement: it is carried out, and its sender does not learn of it', async () => {
    goesOn = ({ moment }) => moment === 'before';
    await assert.rejects(through.query('insert into things values ($1)', ['a']), /terminated/);
    assert.equal(await things(), 1);
  });

  it('cuts a connection within a transaction: nothing of it stays', async () => {
    goesOn = ({ sql, moment }) => !(sql === 'commit' && moment === 'before');
    await through.query('begin');
    await through.query('insert into things values ($1)', ['a']);
    await assert.rejects(through.query('commit'), /terminated/);
    assert.equal(await things(), 0);
  });
});
