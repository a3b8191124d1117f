import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { unzipSync } from 'fflate';
import { packageApp } from '../../src/commands/package-app.ts';

const command = resolve('src/commands/package-app.ts');

describe('npm run package', () => {
  let root: string;
  const zip = (name: string) => join(root, 'appPackage', 'build', `appPackage.${name}.zip`);
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [command, ...args], { cwd: root, encoding: 'utf8', timeout: 20_000 });
  const edit = async (file: string, change: (text: string) => string) =>
    writeFile(join(root, file), change(await readFile(join(root, file), 'utf8')));

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'package-app-'));
    const filter = (path: string) => !path.endsWith('build');
    for (const part of ['appPackage', 'env/.env.dev']) await cp(part, join(root, part), { recursive: true, filter });
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  it('writes the package of the environment "dev", unless told another, and names the file', async () => {
    const { status, stdout } = run();
    assert.equal(status, 0);
    assert.ok(stdout.includes('appPackage.dev.zip'), stdout);
    assert.ok(existsSync(zip('dev')));
  });

  it('says which ids are still examples', async () => {
    const given = 'TEAMS_APP_ID=12345678-1234-4234-8234-123456789012';
    await writeFile(join(root, 'env', '.env.dev.user'), `${given}\nBOT_ID=00000000-0000-0000-0000-000000000002\n`);
    const packaged = await packageApp(root, 'dev');
    assert.deepEqual(packaged.ok && packaged.examples, ['BOT_ID']);
  });

  it('packages another environment with its own variables, the uncommitted ones before the committed', async () => {
    const botId = '12345678-1234-4234-8234-123456789012';
    await cp(join(root, 'env', '.env.dev'), join(root, 'env', '.env.prod'));
    await writeFile(join(root, 'env', '.env.prod.user'), `BOT_ID=${botId}\nAPP_NAME_SUFFIX=\n`);
    assert.equal(run('--env', 'prod').status, 0);
    const manifest = Buffer.from(unzipSync(await readFile(zip('prod')))['manifest.json'] ?? []).toString('utf8');
    assert.ok(manifest.includes(`"botId": "${botId}"`));
    assert.ok(manifest.includes('"short": "Password Reset"'));
  });

  it('lists every problem at once, and then writes nothing and fails', async () => {
    await edit('env/.env.dev', (text) => text.replace(/^BOT_DOMAIN=.*\n/m, '').replace(/^BOT_ID=.*$/m, 'BOT_ID=mine'));
    await edit('appPackage/manifest.json', (text) => text.replace('"accentColor": "#', '"accentColor": "'));
    await edit('appPackage/nl.json', (text) => text.replace(/"description\.full": .*\n/, ''));
    await rm(join(root, 'appPackage', 'color.png'));
    const { status, stdout, stderr } = run();
    assert.deepEqual([status, stdout, existsSync(zip('dev'))], [1, '', false]);
    const ids = ['/bots/0/botId', '/webApplicationInfo/id'];
    const found = ['BOT_DOMAIN', ...ids, '/accentColor', 'description.full', 'color.png'];
    const missing = found.filter((part) => !stderr.includes(part));
    assert.deepEqual(missing, [], stderr);
    assert.equal(stderr.split('\n').filter((line) => line.startsWith('  - ')).length, found.length, stderr);
  });

  it('refuses an icon of another size, or one that is no PNG', async () => {
    await cp(join(root, 'appPackage', 'outline.png'), join(root, 'appPackage', 'color.png'));
    await writeFile(join(root, 'appPackage', 'outline.png'), 'no picture');
    assert.deepEqual(await packageApp(root, 'dev'), {
      ok: false,
      problems: ['color.png: is 32×32 pixels, must be 192×192', 'outline.png: is not a PNG'],
    });
  });

  it('refuses a manifest of another version, whose schema it would have to fetch', async () => {
    await edit('appPackage/manifest.json', (text) => text.replaceAll('1.30', '1.31'));
    const packaged = await packageApp(root, 'dev');
    assert.ok(!packaged.ok && packaged.problems.every((problem) => problem.includes('1.30')));
  });

  it('refuses an environment that has no file, and files that are missing or no JSON', async () => {
    const noEnvironment = await packageApp(root, 'nowhere');
    assert.ok(!noEnvironment.ok && noEnvironment.problems.includes('env/.env.nowhere is missing'));
    await rm(join(root, 'appPackage', 'nl.json'));
    assert.deepEqual(await packageApp(root, 'dev'), { ok: false, problems: ['nl.json: is missing'] });
    await writeFile(join(root, 'appPackage', 'manifest.json'), '{');
    const noJson = await packageApp(root, 'dev');
    assert.ok(!noJson.ok && noJson.problems[0]?.startsWith('manifest.json: SyntaxError'));
  });
});
