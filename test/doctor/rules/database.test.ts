import assert from 'node:assert/strict';
import { judgeDatabase } from '../../../src/doctor/rules/database.ts';
import type { Condition, Server } from '../../../src/store/condition/condition.ts';

const SERVER: Server = {
  host: 'db.contoso.com:5432',
  isLocal: false,
  version: '16.4',
  versionNumber: 160_004,
  encrypted: true,
  isStandby: false,
  isReadOnly: false,
  mayCreate: true,
  most: 35,
  used: 11,
};

function judged(server: Partial<Server>, condition: Partial<Condition> = {}): string {
  const whole: Condition = {
    server: { ...SERVER, ...server },
    migrations: 'current',
    clockAheadMs: 0,
    missingKeys: [],
    lastSigned: null,
    approvals: null,
    ...condition,
  };
  return judgeDatabase(whole, 11)
    .map(({ state, says }) => `${state}: ${says}`)
    .join('\n');
}

describe('the doctor on the database', () => {
  it('is content with a server that is new, encrypted, writable and up to date', () => {
    assert.match(judged({}), /^ok: PostgreSQL 16\.4 at db\.contoso\.com:5432: encrypted, tables up to date, 11 of 35/);
  });

  const wrong: readonly (readonly [string, Partial<Server>, Partial<Condition>, RegExp])[] = [
    [
      'a version that is too old',
      { version: '12.9', versionNumber: 120_009 },
      {},
      /^wrong: PostgreSQL 12\.9 .* too old/,
    ],
    ['a connection in plain text', { encrypted: false }, {}, /^wrong: .*isn't encrypted\. Add \?sslmode=verify-full/],
    ['a standby', { isStandby: true, isReadOnly: true }, {}, /^wrong: .*takes no writes: it is a standby/],
    [
      'a server that its settings or a full disk make read-only',
      { isReadOnly: true },
      {},
      /^wrong: .*takes no writes: default_transaction_read_only is on.*storage/,
    ],
    [
      'too few connections',
      { used: 30 },
      {},
      /^warning: 30 of 35 connections .* are used, and an instance takes up to 11/,
    ],
    ['an empty database', {}, { migrations: 'none' }, /^warning: The database is empty/],
    ['an older version’s tables', {}, { migrations: 'behind' }, /^warning: The tables are of an older version/],
    ['a newer version’s tables', {}, { migrations: 'newer' }, /^wrong: A newer version has used this database/],
    ['a clock that is ahead', {}, { clockAheadMs: 8_000 }, /^warning: The database's clock is 8 s ahead of this/],
    ['a clock that is minutes behind', {}, { clockAheadMs: -90_000 }, /^wrong: The database's clock is 90 s behind/],
  ];
  for (const [what, server, condition, says] of wrong) {
    it(`names ${what}, and nothing else`, () => {
      const found = judged(server, condition);
      assert.match(found, says);
      assert.equal(found.split('\n').length, 1, found);
    });
  }

  it('names a user who may not create the tables that are missing', () => {
    assert.match(
      judged({ mayCreate: false }, { migrations: 'none' }),
      /^wrong: .*may not create tables[^]*\nwarning: /,
    );
    assert.match(judged({ mayCreate: false }), /^ok: /);
  });

  it('accepts plain text on this machine', () => {
    assert.match(judged({ encrypted: false, isLocal: true }), /^ok: /);
  });

  it('says of an embedded database that it is for one instance', () => {
    const whole = {
      migrations: 'current',
      clockAheadMs: 0,
      missingKeys: [],
      lastSigned: null,
      approvals: null,
    } as const;
    assert.match(judgeDatabase({ server: null, ...whole }, 11)[0]?.says ?? '', /embedded database is up to date/);
  });
});
