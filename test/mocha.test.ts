/** How tests run: what a failing set-up reports, and what is printed while many files run. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { importsOf } from './support/source.ts';

const MOCHA = fileURLToPath(import.meta.resolve('mocha/bin/mocha.js'));

function mocha(...args: string[]): string {
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined };
  const { stdout, stderr } = spawnSync(process.execPath, [MOCHA, ...args], { env, encoding: 'utf8' });
  return stdout + stderr;
}

describe('Mocha', () => {
  for (const way of [[], ['--parallel', '--jobs', '2']]) {
    const run = way.length === 0 ? 'one file after another' : 'in parallel';

    it(`reports a failing set-up’s error, not that of its clean-up: ${run}`, () => {
      const printed = mocha(...way, 'test/fixtures/failing-set-up.ts');
      const errors = [...printed.matchAll(/^ +(\w*Error: .*)/gm)].map(([, error]) => error);
      const reported = ['the database is away', 'the port is taken', 'the folder is not empty'];
      assert.deepEqual(
        errors,
        reported.map((text) => `Error: ${text}`),
      );
      assert.match(printed, /^ {2}1 passing/m);
      assert.match(printed, /^ {2}3 failing/m);
    });
  }

  it('prints each file’s result as it finishes, and at the end what failed', () => {
    const files = ['test/fixtures/failing-set-up.ts', 'test/locales/locales.test.ts'];
    const printed = mocha('--parallel', '--jobs', '2', '--reporter', 'test/support/progress.ts', ...files);
    assert.match(printed, /^ +\d {2}test\/fixtures\/failing-set-up\.ts +1 passed, 3 FAILED, \d+\.\d s$/m);
    assert.match(printed, /^ +A set-up that fails › "before all" hook for "never gets here"$/m);
    assert.match(printed, /^ +\d {2}test\/locales\/locales\.test\.ts +\d+ passed, \d+\.\d s$/m);
    assert.match(printed, /^ {2}3 failing\n\n {2}1\) A set-up that fails/m);
  });
});

const manifest = z.object({ scripts: z.object({ test: z.string(), 'test:database': z.string() }) });
const { scripts } = manifest.parse(JSON.parse(readFileSync('package.json', 'utf8')));

function filesOf(script: string): string[] {
  return [...script.matchAll(/"(.+?)"/g)].flatMap(([, glob = '']) => globSync(glob));
}

describe('npm test', () => {
  it('runs every file once, but for those that have a script of their own', () => {
    const apart = /^test\/(browser|fuzz|kills)\//;
    const run = filesOf(scripts.test).filter((file) => !apart.test(file));
    const all = globSync('test/**/*.test.ts').filter((file) => !apart.test(file));
    assert.deepEqual(run.sort(), all.sort());
  });
});

describe('The tests on PostgreSQL', () => {
  const run = filesOf(scripts['test:database']);
  const usesDatabase = (file: string): boolean =>
    importsOf(file, readFileSync(file, 'utf8')).some(({ to }) => /\/support\/(store|world)\.ts$/.test(to));

  it('are all journeys, and all of the commands and the store that use a database, but not those of the embedded one', () => {
    const use = globSync('test/{commands,store}/**/*.test.ts').filter(usesDatabase);
    const expected = [...globSync('test/journeys/**/*.test.ts'), ...use].filter((file) => !file.includes('/embedded/'));
    assert.equal(new Set(run).size, run.length);
    assert.deepEqual(
      expected.filter((file) => !run.includes(file)),
      [],
    );
  });

  it('are none of the commands that use no database', () => {
    const commands = run.filter((file) => file.startsWith('test/commands/'));
    assert.deepEqual(commands.filter(usesDatabase), commands);
    assert.ok(commands.length > 0);
  });
});
