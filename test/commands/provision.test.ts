import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { provision } from '../../src/commands/provision.ts';

const SECRET = 's3cret "with" \\ odd signs';
const parameterFile = z.object({ parameters: z.record(z.string(), z.object({ value: z.unknown() })) });

describe('npm run provision', () => {
  let root: string;
  let calls: { readonly line: string; readonly given: Record<string, unknown>; readonly file: string }[];
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'provisioned-'));
    calls = [];
    for (const folder of ['env', 'infra']) mkdirSync(join(root, folder));
    for (const file of ['env/.env.dev.example', 'infra/azure.parameters.example.json']) cpSync(file, join(root, file));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const environment = () => parseEnv(readFileSync(join(root, 'env/.env.dev'), 'utf8'));
  const fillIn = (changes: Record<string, string>): void => {
    const text = readFileSync('env/.env.dev.example', 'utf8');
    const filled = Object.entries({ AZURE_RESOURCE_GROUP_NAME: 'help', AZURE_SUBSCRIPTION_ID: 'sub', ...changes });
    const set = (all: string, [key, value]: [string, string]) =>
      `${all.replace(`${key}=`, `WAS_${key}=`)}\n${key}=${value}`;
    writeFileSync(join(root, 'env/.env.dev'), `${filled.reduce(set, text)}\n`);
  };
  const az = (program: string, args: readonly string[]): Promise<string> => {
    const file = args.find((one) => one.startsWith('@'))?.slice(1) ?? '';
    assert.equal(statSync(file).mode & 0o777, 0o600);
    const { parameters } = parameterFile.parse(JSON.parse(readFileSync(file, 'utf8')));
    const given = Object.fromEntries(Object.entries(parameters).map(([name, { value }]) => [name, value]));
    calls.push({ line: [program, ...args].join(' '), given, file });
    return Promise.resolve(
      JSON.stringify({
        boT_ID: { type: 'String', value: 'the bot' },
        boT_DOMAIN: { type: 'String', value: 'pwreset.azurewebsites.net' },
        azurE_APP_SERVICE_RESOURCE_ID: { type: 'String', value: '/subscriptions/s' },
      }),
    );
  };
  const approver = { RESET_AS: 'approver', AAD_APP_CLIENT_ID: 'the app' };

  it('deploys the templates with the parameter file, whose placeholders it fills in', async () => {
    fillIn({ ...approver, RESOURCE_SUFFIX: 'abc' });
    await provision(root, 'dev', SECRET, az);
    const [call, ...others] = calls;
    assert.ok(call !== undefined && others.length === 0);
    assert.match(
      call.line,
      /^az deployment group create .*--resource-group help --subscription sub .*infra\/azure\.bicep/,
    );
    assert.partialDeepStrictEqual(call.given, {
      ...{ resourceBaseName: 'pwresetabc', botDisplayName: 'Password Reset (dev)', settings: {} },
      ...{ resetAs: 'approver', appClientId: 'the app', appSecret: SECRET },
    });
  });

  it('writes what Azure answers into the environment’s file, whatever became of the names’ case, and leaves the rest', async () => {
    fillIn({ ...approver, RESOURCE_SUFFIX: 'abc', DEVELOPER_NAME: 'Contoso' });
    await provision(root, 'dev', SECRET, az);
    assert.partialDeepStrictEqual(environment(), {
      ...{
        BOT_ID: 'the bot',
        BOT_DOMAIN: 'pwreset.azurewebsites.net',
        AZURE_APP_SERVICE_RESOURCE_ID: '/subscriptions/s',
      },
      ...{ DEVELOPER_NAME: 'Contoso', RESOURCE_SUFFIX: 'abc' },
    });
    assert.match(readFileSync(join(root, 'env/.env.dev'), 'utf8'), /^# Built-in variables$/m);
  });

  it('makes the names in Azure unique, the same ones in each run', async () => {
    fillIn(approver);
    for (const run of [1, 2]) assert.ok((await provision(root, 'dev', SECRET, az)).includes('BOT_ID'), `${run}`);
    const [first, second] = calls.map(({ given }) => given['resourceBaseName']);
    assert.match(String(first), /^pwreset[0-9a-f]{6}$/);
    assert.equal(second, first);
  });

  it('shows the secret to no other program, keeps it nowhere, and needs none with RESET_AS=app', async () => {
    fillIn({ RESET_AS: 'app' });
    await provision(root, 'dev', '', az);
    assert.equal(calls[0]?.given['appSecret'], '');
    fillIn(approver);
    await provision(root, 'dev', SECRET, az);
    const failing = (program: string, args: readonly string[]) =>
      az(program, args).then(() => Promise.reject(new Error('az failed')));
    await assert.rejects(provision(root, 'dev', SECRET, failing), /az failed/);
    assert.equal(calls.length, 3);
    for (const { line, file } of calls) assert.ok(!line.includes('s3cret') && !existsSync(file));
    assert.doesNotMatch(readFileSync(join(root, 'env/.env.dev'), 'utf8'), /s3cret/);
  });

  it('keeps the secret nowhere if Ctrl-C ends the deployment', () => {
    fillIn(approver);
    const script = `
      import { provision } from '${pathToFileURL('src/commands/provision.ts').href}';
      const run = async (program, args) => {
        process.stdout.write(args.find((one) => one.startsWith('@')).slice(1) + '\\n');
        process.kill(process.pid, 'SIGINT');
        await new Promise((resolve) => setImmediate(resolve));
        throw new Error('az was ended');
      };
      await provision(${JSON.stringify(root)}, 'dev', 's3cret', run).catch(({ message }) => console.log(message));
    `;
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8' });
    const [file = '', said] = stdout.split('\n');
    assert.match(file, /parameters\.json$/);
    assert.ok(!existsSync(dirname(file)));
    assert.equal(said, 'az was ended');
  });

  it('names everything that is not filled in, and deploys nothing', async () => {
    fillIn({ RESET_AS: 'approver' });
    const missing =
      /^Error: Not filled in: AAD_APP_CLIENT_ID, SECRET_AAD_APP_CLIENT_SECRET \(.*; the secret comes .*\)$/;
    await assert.rejects(provision(root, 'dev', '', az), missing);
    fillIn({ RESET_AS: 'app', AZURE_RESOURCE_GROUP_NAME: '' });
    await assert.rejects(
      provision(root, 'dev', '', az),
      /Not filled in: AZURE_RESOURCE_GROUP_NAME \(docs\/setup\.md, 1\)$/,
    );
    assert.deepEqual(calls, []);
  });
});
