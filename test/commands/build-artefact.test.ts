import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { unzipSync } from 'fflate';
import { z } from 'zod';
import { type Artefact, buildArtefact } from '../../src/commands/build-artefact.ts';
import { person } from '../../sandbox/directory/people.ts';
import { passwordIn } from '../support/world/journey.ts';
import { type BotProcess, NPM_START, settingsOf, startBotProcess } from '../support/processes/npm-start.ts';
import { SCRATCH } from '../support/store.ts';
import { NAMES, type World, startWorld } from '../support/world/world.ts';

const { megan, helpdesk } = NAMES;
const NO_THROW = { throwIfNoEntry: false } as const;

describe('npm run build', function () {
  this.timeout(300_000);
  let artefact: Artefact;
  let folder: string;
  let files: readonly string[];

  before(async () => {
    artefact = await buildArtefact('.');
    folder = mkdtempSync(join(SCRATCH, 'artefact-'));
    const unzipped = unzipSync(readFileSync(artefact.zip));
    files = Object.keys(unzipped);
    for (const [name, content] of Object.entries(unzipped)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('makes a third of what is installed, and says how much', () => {
    assert.equal(files.length, artefact.files);
    assert.ok(artefact.files < 9_000, `${artefact.files} files`);
    assert.ok(artefact.bytes < 100e6, `${artefact.bytes} bytes`);
  });

  it('leaves out what only developers use: their tools, their commands, the sandbox, the tests', () => {
    const unwanted =
      /^(?:test|sandbox|docs|infra|env|appPackage)\/|node_modules\/(?:typescript|mocha|fflate|ajv|node|@microsoft\/app-manifest)\/|src\/commands\/(?:deploy|build-artefact|package-app)\.ts/;
    assert.deepEqual(
      files.filter((file) => unwanted.test(file)),
      [],
    );
    const manifest = z.looseObject({ scripts: z.looseObject({}) });
    const { scripts, ...rest } = manifest.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')));
    assert.ok('start' in scripts && 'audit' in scripts && !('test' in scripts) && !('devDependencies' in rest));
  });

  it('keeps every file that a kept one loads, and the entry of every package', () => {
    const kept = new Set(files);
    const ofPath = (path: string) =>
      ['', '.js', '.cjs', '.mjs', '.json', '/index.js'].map((end) => normalize(path + end));
    const isLost = (path: string): boolean => {
      const candidates = ofPath(path);
      return !candidates.some((one) => kept.has(one)) && candidates.some((one) => statSync(one, NO_THROW)?.isFile());
    };
    const lost = files.flatMap((file) => {
      const content = readFileSync(join(folder, file), 'utf8');
      if (/node_modules\/(?:@[^/]+\/)?[^/]+\/package\.json$/.test(file)) {
        const { main } = z.looseObject({ main: z.unknown().optional() }).parse(JSON.parse(content));
        return typeof main === 'string' && isLost(join(dirname(file), main)) ? [`${file}: ${main}`] : [];
      }
      if (!/\.[cm]?js$/.test(file)) return [];
      return (
        [...content.matchAll(/\b(?:require\(|from\s*|import\s*\(?)\s*["'](\.{1,2}\/[^"'\n]+)["']/g)]
          .map(([, target = '']) => target)
          // Types that a comment names aren't loaded.
          .filter((target) => !/\.d\.[cm]?ts$/.test(target) && isLost(join(dirname(file), target)))
          .map((target) => `${file}: ${target}`)
      );
    });
    assert.deepEqual(lost, []);
  });

  it('is the same where no installation script ran, as in the Dockerfile: a copy that one deletes is left out', async () => {
    const root = mkdtempSync(join(SCRATCH, 'without-scripts-'));
    const number = '@microsoft/recognizers-text-number';
    const packages = [number, 'a', `a/node_modules/${number}`].map((path) => `node_modules/${path}`);
    const write = (path: string, content: unknown) => {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), JSON.stringify(content));
    };
    for (const path of packages) write(`${path}/package.json`, { version: '1.0.0' });
    write('package.json', { scripts: {} });
    write('package-lock.json', { packages: Object.fromEntries(packages.map((path) => [path, { version: '1.0.0' }])) });
    write('LICENSE', 'MIT');
    const { zip } = await buildArtefact(root);
    const kept = Object.keys(unzipSync(readFileSync(zip))).filter((file) => file.startsWith('node_modules/'));
    assert.deepEqual(kept.sort(), [`node_modules/${number}/package.json`, 'node_modules/a/package.json'].sort());
    rmSync(root, { recursive: true });
  });

  describe('makes what runs by itself', () => {
    let world: World;
    let bot: BotProcess;
    before(async () => {
      world = await startWorld();
      await world.stopBot();
      const run = NPM_START.map((word) => (word.startsWith('--') ? word : join(folder, 'src/index.ts')));
      bot = startBotProcess(settingsOf(world), folder, run);
      world.teams.setBotEndpoint(await bot.endpoint());
    });
    after(async () => {
      await bot.kill();
      await world.dispose();
    });

    it('is ready', async () => {
      const answer = await fetch(`http://127.0.0.1:${await bot.listens()}/readyz`);
      assert.equal(answer.status, 200);
    });

    it('resets a password, from the question to the card that shows it', async () => {
      const approval = await world.askFor(megan, 'I forgot my password');
      await world.click(helpdesk, approval, 'approve');
      const shown = await world.click(megan, await world.told(megan, /Show once/), 'reveal');
      const name = person(megan).user.userPrincipalName;
      assert.equal(world.directory.signIn(name, passwordIn(shown.text)), 'must-change-password');
      assert.deepEqual(bot.errors(), []);
    });

    it('ends on SIGTERM with status 0', async () => {
      bot.signal('SIGTERM');
      assert.deepEqual(await bot.ended, [0, null]);
    });
  });
});
