import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { type Environment, loadConfig } from '../src/config.ts';

const KEY = Buffer.alloc(32, 5).toString('base64');
const ID = '11111111-1111-4111-8111-111111111111';
const msi: Environment = {
  MicrosoftAppId: ID,
  MicrosoftAppTenantId: ID,
  MicrosoftAppType: 'UserAssignedMSI',
  SECRET_KEY: KEY,
};
const secret: Environment = { ...msi, MicrosoftAppType: 'SingleTenant', MicrosoftAppPassword: 'hush' };
const channel: Environment = {
  ToBotFromChannelOpenIdMetadataUrl: 'http://127.0.0.1:1/openid',
  ToBotFromChannelTokenIssuer: 'https://api.botframework.com',
  ToBotFromEmulatorOpenIdMetadataUrl: 'http://127.0.0.1:1/openid',
  ToChannelFromBotLoginUrl: 'https://login.microsoftonline.us/tenant',
  ToChannelFromBotOAuthScope: 'https://api.botframework.us',
  OAuthUrl: 'https://tokengcch.botframework.azure.us',
  ValidateAuthority: 'false',
};

function problems(environment: Environment): readonly string[] {
  const loaded = loadConfig(environment);
  return loaded.ok ? [] : loaded.problems;
}

describe('settings', () => {
  it('need five things of a managed identity, and default all else', () => {
    const loaded = loadConfig(msi);
    assert.ok(loaded.ok);
    const { config } = loaded;
    assert.deepEqual(config.identity, { appType: 'UserAssignedMSI', appId: ID, tenantId: ID });
    assert.equal(config.port, 3978);
    assert.equal(config.graphBaseUrl, 'https://graph.microsoft.com');
    assert.ok(config.serviceUrlHosts.includes('smba.trafficmanager.net'));
    assert.deepEqual([config.databaseUrl, config.dataDir, config.channel], [null, './data', null]);
    assert.equal(config.secretKey.length, 32);
  });

  it('list every problem at once, each by its name', () => {
    const list = problems({
      PORT: 'x',
      GRAPH_BASE_URL: 'http://graph.example',
      DATABASE_URL: 'mysql://x',
      SECRET_KEY: 'a',
    });
    for (const name of ['PORT', 'MicrosoftAppId', 'MicrosoftAppType', 'MicrosoftAppTenantId', 'GRAPH_BASE_URL']) {
      assert.ok(
        list.some((problem) => problem.startsWith(`${name} `)),
        name,
      );
    }
    assert.ok(list.some((problem) => problem.startsWith('DATABASE_URL ')));
    assert.ok(list.some((problem) => problem.startsWith('SECRET_KEY ')));
  });

  it('treat an empty setting as one that is not there', () => {
    assert.deepEqual(problems({ ...msi, MicrosoftAppId: ' ' }), ['MicrosoftAppId is missing']);
  });

  for (const type of ['MultiTenant', 'UserAssignedMsi', 'singletenant', '']) {
    it(`refuse the app type "${type}": the SDK would take it for MultiTenant`, () => {
      assert.ok(
        problems({ ...msi, MicrosoftAppType: type }).some((problem) => problem.startsWith('MicrosoftAppType ')),
      );
    });
  }

  it('want exactly one of password and certificate for SingleTenant, and neither for a managed identity', () => {
    assert.deepEqual(problems(secret), []);
    assert.deepEqual(problems({ ...secret, MicrosoftAppPassword: '', MicrosoftAppCertificatePath: '/x.pem' }), []);
    assert.equal(problems({ ...secret, MicrosoftAppPassword: '' }).length, 1);
    assert.equal(problems({ ...secret, MicrosoftAppCertificatePath: '/x.pem' }).length, 1);
    assert.equal(problems({ ...msi, MicrosoftAppPassword: 'hush' }).length, 1);
  });

  it('take the seven channel settings together or not at all', () => {
    const loaded = loadConfig({ ...msi, ...channel });
    assert.ok(loaded.ok);
    assert.deepEqual(loaded.config.channel, channel);
    const list = problems({ ...msi, OAuthUrl: 'https://x.example' });
    assert.equal(list.length, 6);
    assert.ok(!list.some((problem) => problem.startsWith('OAuthUrl ')));
  });

  it('let Graph be plain http on this machine only', () => {
    assert.deepEqual(problems({ ...msi, GRAPH_BASE_URL: 'http://127.0.0.1:4000' }), []);
    assert.deepEqual(problems({ ...msi, GRAPH_BASE_URL: 'http://localhost:4000' }), []);
    assert.equal(problems({ ...msi, GRAPH_BASE_URL: 'http://127.0.0.1.evil.example' }).length, 1);
    assert.equal(problems({ ...msi, GRAPH_BASE_URL: 'graph.microsoft.com' }).length, 1);
  });

  it('read connector hosts with and without a port, and refuse addresses', () => {
    const loaded = loadConfig({ ...msi, SERVICE_URL_HOSTS: 'SMBA.example, 127.0.0.1:4000' });
    assert.ok(loaded.ok);
    assert.deepEqual(loaded.config.serviceUrlHosts, ['smba.example', '127.0.0.1:4000']);
    for (const wrong of ['https://smba.example', 'smba.example/teams', 'user@smba.example', ',']) {
      assert.equal(problems({ ...msi, SERVICE_URL_HOSTS: wrong }).length, 1, wrong);
    }
  });

  it('read the help desks of partners from a file, and list what is wrong in it with everything else', () => {
    const loaded = loadConfig({ ...msi, PARTNERS_FILE: 'env/partners.example.json' });
    assert.ok(loaded.ok);
    assert.ok(loaded.config.helpDeskOf('forthcoffee.com'));
    assert.equal(loaded.config.helpDeskOf('nowhere.example'), undefined);
    const list = problems({ ...msi, PORT: 'x', PARTNERS_FILE: 'no-such-file.json' });
    assert.equal(list.length, 2);
    assert.ok(list.some((problem) => problem.startsWith('PARTNERS_FILE no-such-file.json ')));
  });

  it('a start without settings stops with the list and points to the sandbox; no secret is printed', () => {
    const environment = { PATH: process.env['PATH'], SECRET_KEY: 'short-secret', MicrosoftAppType: 'SingleTenant' };
    const run = spawnSync(process.execPath, ['src/index.ts'], { env: environment, encoding: 'utf8' });
    assert.equal(run.status, 1);
    assert.match(run.stderr, /MicrosoftAppId is missing/);
    assert.match(run.stderr, /MicrosoftAppPassword or MicrosoftAppCertificatePath/);
    assert.match(run.stderr, /npm run sandbox/);
    assert.doesNotMatch(run.stderr + run.stdout, /short-secret/);
  });
});
