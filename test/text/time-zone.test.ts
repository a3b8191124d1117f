import assert from 'node:assert/strict';
import { isTimeZone } from '../../src/text/time-zone.ts';

describe('the name of a time zone', () => {
  for (const name of ['Europe/Amsterdam', 'America/Los_Angeles', 'Asia/Kolkata', 'Asia/Calcutta', 'UTC', 'Etc/GMT+5'])
    it(`can be ${name}`, () => assert.ok(isTimeZone(name)));

  for (const name of [
    '',
    ' ',
    'Amsterdam',
    'W. Europe Standard Time',
    'Europe/Amsterdam; drop',
    '../etc/passwd',
    'x'.repeat(9_999),
  ])
    it(`cannot be “${name.slice(0, 30)}”`, () => assert.ok(!isTimeZone(name)));
});
