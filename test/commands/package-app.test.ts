import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { unzipSync } from 'fflate';
import { z } from 'zod';
import { packageApp } from '../../src/commands/package-app.ts';
import { APP_ENVIRONMENT } from '../support/processes/app-environment.ts';

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
    for (const part of ['appPackage', 'env/.env.dev.example'])
      await cp(part, join(root, part), { recursive: true, filter });
    await writeFile(join(root, 'env', '.env.dev'), APP_ENVIRONMENT);
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  it('writes the package of the environment "dev" by default, and prints its file name', async () => {
    const { status, stdout } = run();
    assert.equal(status, 0);
    assert.ok(stdout.includes('appPackage.dev.zip'), stdout);
    assert.ok(existsSync(zip('dev')));
  });

  it('creates a missing environment file with a new app ID, and lists what the admin must fill in', async () => {
    await rm(join(root, 'env', '.env.dev'));
    const { status, stdout, stderr } = run();
    assert.equal(status, 1);
    const environment = parseEnv(await readFile(join(root, 'env', '.env.dev'), 'utf8'));
    const id = z.uuid().parse(environment['TEAMS_APP_ID']);
    assert.equal(
      stdout,
      'Created env/.env.dev from env/.env.dev.example.\n' +
        `Created TEAMS_APP_ID ${id} in env/.env.dev. Keep it: with another ID, Teams takes this for another app.\n`,
    );
    const missing = ['BOT_ID', 'BOT_DOMAIN', 'DEVELOPER_NAME', 'DEVELOPER_WEBSITE_URL'];
    for (const name of missing) assert.match(stderr, new RegExp(`- ${name} has no value`));
    await packageApp(root, 'dev');
    assert.equal(parseEnv(await readFile(join(root, 'env', '.env.dev'), 'utf8'))['TEAMS_APP_ID'], id);
  });

  it('gives each organisation an app ID of its own', async () => {
    const ids = new Set<string | undefined>();
    for (const name of ['one', 'two']) {
      await packageApp(root, name);
      ids.add(parseEnv(await readFile(join(root, 'env', `.env.${name}`), 'utf8'))['TEAMS_APP_ID']);
    }
    assert.equal(ids.size, 2);
  });

  it('raises the version every minute', async () => {
    const versionAt = async (time: string): Promise<number[]> => {
      await packageApp(root, 'dev', new Date(time));
      const manifest: unknown = JSON.parse(
        Buffer.from(unzipSync(await readFile(zip('dev')))['manifest.json'] ?? []).toString('utf8'),
      );
      const { version } = z.object({ version: z.string().regex(/^\d+\.\d+\.\d+$/) }).parse(manifest);
      return version.split('.').map(Number);
    };
    assert.deepEqual(await versionAt('2026-01-02T00:00:00Z'), [1, 0, 1440]);
    assert.deepEqual(await versionAt('2026-01-02T00:01:00Z'), [1, 0, 1441]);
  });

  it('prints the version for the Agents Toolkit’s action "script"', () => {
    const { stdout } = spawnSync(process.execPath, [resolve('src/commands/app-version.ts')], { encoding: 'utf8' });
    assert.match(stdout, /^::set-teamsfx-env APP_VERSION=1\.0\.\d+\n$/);
  });

  const REFUSED: readonly (readonly [what: string, from: string, to: string, problem: RegExp])[] = [
    ['a bot of teams without channel features', '"supportsChannelFeatures": "tier1",', '', /supportsChannelFeatures/],
    ['a version that is no semantic version', '${{APP_VERSION}}', '1.0', /version 1\.0/],
    ['an example’s id', '${{TEAMS_APP_ID}}', '00000000-0000-0000-0000-000000000001', /is an example/],
    ['a domain with a scheme', '"token.botframework.com"', '"https://x.contoso.com"', /validDomains.*https/],
    ['a domain with a wildcard', '"token.botframework.com"', '"*.azurewebsites.net"', /validDomains.*\*/],
    ['a page without TLS', '"${{DEVELOPER_TERMS_URL}}"', '"http://x.contoso.com"', /termsOfUseUrl must start/],
    ['another app for single sign-on', 'api://botid-', 'api://', /webApplicationInfo\.resource/],
  ];
  for (const [what, from, to, problem] of REFUSED) {
    it(`refuses what the schema allows but Teams refuses at upload: ${what}`, async () => {
      await edit('appPackage/manifest.json', (text) => text.replace(from, to));
      const packaged = await packageApp(root, 'dev');
      assert.ok(!packaged.ok && packaged.problems.length === 1, JSON.stringify(packaged));
      assert.match(packaged.problems[0] ?? '', problem);
    });
  }

  it('packages another environment with its own variables, and prefers those of its .user file', async () => {
    const botId = '12345678-1234-4234-8234-123456789012';
    await cp(join(root, 'env', '.env.dev'), join(root, 'env', '.env.prod'));
    await writeFile(join(root, 'env', '.env.prod.user'), `BOT_ID=${botId}\nAPP_NAME_SUFFIX=\n`);
    assert.equal(run('--env', 'prod').status, 0);
    const manifest = Buffer.from(unzipSync(await readFile(zip('prod')))['manifest.json'] ?? []).toString('utf8');
    assert.ok(manifest.includes(`"botId": "${botId}"`));
    assert.ok(manifest.includes('"short": "Password Reset"'));
    const beside = await readFile(join(root, 'appPackage', 'build', 'manifest.prod.json'), 'utf8');
    assert.equal(beside, manifest, 'the doctor reads it there');
  });

  it('lists every problem at once, writes no package and fails', async () => {
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

  it('refuses an icon that has another size or is not a PNG', async () => {
    await cp(join(root, 'appPackage', 'outline.png'), join(root, 'appPackage', 'color.png'));
    await writeFile(join(root, 'appPackage', 'outline.png'), 'no picture');
    assert.deepEqual(await packageApp(root, 'dev'), {
      ok: false,
      problems: ['color.png: is 32×32 pixels, must be 192×192', 'outline.png: is not a PNG'],
      notes: [],
    });
  });

  it('refuses a manifest version whose schema it would have to download', async () => {
    await edit('appPackage/manifest.json', (text) => text.replaceAll('1.30', '1.31'));
    const packaged = await packageApp(root, 'dev');
    assert.ok(!packaged.ok && packaged.problems.every((problem) => problem.includes('1.30')));
  });

  it('refuses files that are missing or not JSON', async () => {
    await rm(join(root, 'appPackage', 'nl.json'));
    assert.deepEqual(await packageApp(root, 'dev'), { ok: false, problems: ['nl.json: is missing'], notes: [] });
    await writeFile(join(root, 'appPackage', 'manifest.json'), '{');
    const noJson = await packageApp(root, 'dev');
    assert.ok(!noJson.ok && noJson.problems[0]?.startsWith('manifest.json: SyntaxError'));
  });
});
