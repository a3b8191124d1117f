/** Moving to another Teams SDK means to write `src/bot/sdk/` anew, and nothing else: one file uses that folder. */
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { importsOf } from '../support/source.ts';

const SDK = join('src', 'bot', 'sdk');
const isSdk = (file: string): boolean => dirname(file) === SDK;
const imports = globSync('{src,sandbox}/**/*.ts')
  .map(normalize)
  .flatMap((file) => importsOf(file, readFileSync(file, 'utf8')));

describe('The Bot Framework SDK', () => {
  it('reaches the rest of bot/ through one file', () => {
    const users = imports.filter(
      ({ from, to }) => to.startsWith('.') && isSdk(join(dirname(from), to)) && !isSdk(from),
    );
    assert.deepEqual([...new Set(users.map(({ from }) => from))], [join('src', 'bot', 'teams-bot.ts')]);
  });
});
