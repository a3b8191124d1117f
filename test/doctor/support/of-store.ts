/** Wrong settings, keys and databases. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { freshKey } from './practice.ts';
import type { SetUp } from './set-up.ts';

export const OF_STORE: readonly SetUp[] = [
  {
    title: 'every setting that is missing or invalid, at once',
    settings: { MicrosoftAppId: 'the-bot', TIME_ZONE: 'Amsterdam', SECRET_KEY: undefined },
    finds: [
      ['wrong', 'settings', /^MicrosoftAppId must be a GUID/],
      ['wrong', 'settings', /^TIME_ZONE must be the name of a time zone/],
      ['wrong', 'key', /^SECRET_KEY is missing/],
    ],
  },
  {
    title: 'settings whose names have typing errors, which have no effect',
    settings: { NEVER_RESTE: 'ffffffff-0000-4000-8000-000000000001', 'mail-from': 'help-desk@contoso.com' },
    finds: [
      ['warning', 'settings', /^NEVER_RESTE isn't a setting, and has no effect\. Is NEVER_RESET meant/],
      ['warning', 'settings', /^mail-from isn't a setting, and has no effect\. Is MAIL_FROM meant/],
    ],
  },
  {
    title: 'a setting that is missing because its name has a typing error',
    settings: (practice) => ({
      MicrosoftAppTenantId: undefined,
      MicrosoftAppTenentId: practice.settings()['MicrosoftAppTenantId'],
    }),
    finds: [
      ['wrong', 'settings', /^MicrosoftAppTenantId is missing/],
      ['warning', 'settings', /^MicrosoftAppTenentId isn't a setting, .* MicrosoftAppTenantId meant/],
    ],
  },
  {
    title: 'a key that somebody typed',
    settings: (practice) => ({
      SECRET_KEY: `${Buffer.from('correct horse battery staple 123').toString('base64')},${practice.settings()['SECRET_KEY'] ?? ''}`,
    }),
    finds: [['wrong', 'key', /^Key 1 of SECRET_KEY isn't random.*openssl rand/]],
  },
  {
    title: 'another key than the one that signed the audit trail',
    settings: { SECRET_KEY: freshKey() },
    finds: [['wrong', 'key', /^SECRET_KEY lacks a key that signed the audit trail/]],
  },
  {
    title: 'an audit trail that somebody has changed in two places',
    spoil: async ({ change }) => {
      await change(sql`update audit set source = 'changed ' || source where seq in (1, 3)`);
      return () => change(sql`update audit set source = substr(source, 9) where seq in (1, 3)`);
    },
    finds: [['wrong', 'audit', /^The audit trail has 2 findings\. Run "npm run audit -- verify"/]],
  },
  {
    title: 'tables of an older version',
    spoil: async ({ change }) => {
      await change(sql`delete from kysely_migration where name = '0011-news-of-cards'`);
      return () =>
        change(sql`insert into kysely_migration (name, timestamp) values ('0011-news-of-cards', now()::text)`);
    },
    finds: [['warning', 'database', /^The tables are of an older version/]],
  },
  {
    title: 'tables of a newer version',
    spoil: async ({ change }) => {
      await change(sql`insert into kysely_migration (name, timestamp) values ('9999-from-tomorrow', now()::text)`);
      return () => change(sql`delete from kysely_migration where name = '9999-from-tomorrow'`);
    },
    finds: [['wrong', 'database', /^A newer version has used this database/]],
  },
  {
    title: 'a database that nobody has made',
    settings: { DATABASE_URL: undefined, DATA_DIR: `/tmp/${randomUUID()}` },
    finds: [['warning', 'database', /^There is no database in .*first start.*DATABASE_URL/]],
  },
  {
    title: 'a database server that isn’t there',
    settings: { DATABASE_URL: 'postgres://bot:hunter2@127.0.0.1:1/bot' },
    finds: [['wrong', 'database', /^Nothing listens at 127\.0\.0\.1:1\. Check the host and port in DATABASE_URL/]],
  },
  {
    title: 'a database whose host has a typing error',
    settings: { DATABASE_URL: 'postgres://bot:hunter2@database.invalid/bot' },
    finds: [['wrong', 'database', /^The host in DATABASE_URL, database\.invalid, cannot be found/]],
  },
];
