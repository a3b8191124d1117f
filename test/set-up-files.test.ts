/** What the set-up writes is no tracked file: an update (`git pull`) never conflicts with it. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { environmentFiles, readEnvironment } from '../src/commands/environment-files.ts';

/** Git's answer for paths that needn't exist. */
const ignored = (path: string): boolean => spawnSync('git', ['check-ignore', '-q', '--no-index', path]).status === 0;

describe('What the set-up writes', () => {
  const yml = readFileSync('m365agents.yml', 'utf8') + readFileSync('m365agents.local.yml', 'utf8');

  it('is ignored by Git: files of environments, secrets, packages and artefacts', () => {
    const written = [
      ...['env/.env.dev', 'env/.env.dev.user', 'env/.env.bot.user', 'env/.env.prod', 'env/partners.json'],
      '.env', // of Docker Compose, with the database's password
      ...['infra/azure.parameters.dev.json', 'infra/azure.parameters.prod.json'],
      ...['appPackage/build/appPackage.dev.zip', 'dist/artefact/package.json', 'dist/artefact.zip', '.localConfigs'],
      '.deployment/deployment.zip', // of the toolkit's azureAppService/zipDeploy
    ];
    assert.deepEqual(
      written.filter((path) => !ignored(path)),
      [],
    );
  });

  it('is ignored wherever the toolkit writes: every output that its files name', () => {
    const outputs = [...yml.matchAll(/(?:outputZipPath|outputFolder|outputFilePath|target|parameters): (\S+)/g)];
    assert.ok(outputs.length > 8);
    const tracked = outputs
      .map(([, path = '']) => path.replace('${{TEAMSFX_ENV}}', 'dev').replace(/build$/, 'build/file'))
      .filter((path) => !ignored(path));
    assert.deepEqual(tracked, []);
  });

  it('starts from examples that are tracked', () => {
    for (const path of ['env/.env.example', 'env/.env.dev.example', 'infra/azure.parameters.example.json']) {
      assert.ok(!ignored(path), path);
    }
  });
});

describe('npm run environment', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'environment-'));
    for (const folder of ['env', 'infra']) mkdirSync(join(root, folder));
    for (const file of ['env/.env.dev.example', 'infra/azure.parameters.example.json']) cpSync(file, join(root, file));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('makes an environment’s files from their examples', async () => {
    assert.deepEqual(await environmentFiles(root, 'prod'), ['env/.env.prod', 'infra/azure.parameters.prod.json']);
    assert.match(readFileSync(join(root, 'env/.env.prod'), 'utf8'), /^TEAMSFX_ENV=prod$/m);
  });

  it('puts the environment’s name behind the app’s, except in production', async () => {
    for (const name of ['dev', 'test', 'prod']) await environmentFiles(root, name);
    const suffixes = ['dev', 'test', 'prod'].map(
      (name) => parseEnv(readFileSync(join(root, `env/.env.${name}`), 'utf8'))['APP_NAME_SUFFIX'],
    );
    assert.deepEqual(suffixes, [' (dev)', ' (test)', '']);
  });

  it('is what a command asks for that misses the environment', async () => {
    await assert.rejects(readEnvironment(root, 'test'), {
      message: 'env/.env.test is missing: "npm run environment -- --env test" makes it',
    });
  });

  it('never changes what was filled in', async () => {
    writeFileSync(join(root, 'env/.env.prod'), 'FILLED=in');
    assert.deepEqual(await environmentFiles(root, 'prod'), ['infra/azure.parameters.prod.json']);
    assert.equal(readFileSync(join(root, 'env/.env.prod'), 'utf8'), 'FILLED=in');
  });

  it('gives the template every value that it asks for, from the environment or as it stands', () => {
    const example = readFileSync('infra/azure.parameters.example.json', 'utf8');
    const environment = readFileSync('env/.env.dev.example', 'utf8') + readFileSync('m365agents.yml', 'utf8');
    const asked = [...example.matchAll(/\$\{\{(\w+)\}\}/g)].map(([, name = '']) => name);
    assert.ok(asked.length > 3);
    assert.deepEqual(
      asked.filter((name) => !environment.includes(name)),
      [],
    );
    const declared = [...readFileSync('infra/azure.bicep', 'utf8').matchAll(/^param (\w+)/gm)].map(([, name]) => name);
    const { parameters } = z.object({ parameters: z.looseObject({}) }).parse(JSON.parse(example));
    assert.deepEqual(
      Object.keys(parameters).filter((name) => !declared.includes(name)),
      [],
    );
  });
});

describe('The set-up guide', () => {
  const guide = readFileSync('docs/setup.md', 'utf8');

  it('adds up the steps of every way', () => {
    const rows = guide
      .split('\n## ', 1)
      .join()
      .split('\n')
      .filter((line) => line.startsWith('| '))
      .map((line) => line.split('|').slice(2, -1));
    const counts = rows.map((row) => row.map((cell) => Number(/(\d+) steps?/.exec(cell)?.[1] ?? 0)));
    const [totals = [], ...parts] = counts.toReversed();
    assert.ok(totals.length === 4 && parts.length > 8);
    assert.deepEqual(
      totals.map((_, way) => parts.reduce((sum, row) => sum + (row[way] ?? 0), 0)),
      totals,
    );
  });

  it('grants permissions before the first start, as Azure keeps an identity’s token with those of that moment', () => {
    const at = (command: string) => guide.indexOf(`\n${command}`);
    const order = ['npm run environment', 'npm run provision', 'npm run permissions', 'npm run deploy'].map(at);
    assert.ok(!order.includes(-1));
    assert.deepEqual(
      order.toSorted((a, b) => a - b),
      order,
    );
  });
});
