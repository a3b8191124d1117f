import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { type Environment, loadConfig } from '../../src/settings/config.ts';
import { NPM_START } from '../support/processes/npm-start.ts';

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
  it('need five values for a managed identity, and default the rest', () => {
    const loaded = loadConfig(msi);
    assert.ok(loaded.ok);
    const { config } = loaded;
    assert.deepEqual(config.identity, { appType: 'UserAssignedMSI', appId: ID, tenantId: ID });
    assert.deepEqual([config.port, config.timeZone], [3978, 'UTC']);
    assert.equal(config.graphBaseUrl, 'https://graph.microsoft.com');
    assert.ok(config.serviceUrlHosts.includes('smba.trafficmanager.net'));
    assert.deepEqual([config.databaseUrl, config.dataDir, config.channel], [null, './data', null]);
    assert.deepEqual(config.secretKeys, [Buffer.alloc(32, 5)]);
  });

  it('default to the safe choice for resets', () => {
    const loaded = loadConfig(msi);
    assert.ok(loaded.ok);
    assert.deepEqual(loaded.config.reset, {
      rules: {
        ...{ requestMinutes: 60, requestsPerHour: 5, approvalsPerHour: 30, identityCode: true },
        ...{ resetAs: 'app', handOver: 'password', accessPassApprovers: 2, revokeSessions: true },
        ...{ selfService: 'first', cloud: 'public', helps: {} },
      },
      groups: { approverGroup: null, privilegedGroups: [], neverReset: [] },
      ...{ passwordWriteback: false, connection: null, mailFrom: null, auditDays: 400 },
    });
  });

  it('follow the operator for resets; IDs may have any separator and either case', () => {
    const [upper, other] = ['AAAAAAAA-0000-4000-8000-00000000000A', 'bbbbbbbb-0000-4000-8000-00000000000b'];
    const loaded = loadConfig({
      ...secret,
      RESET_AS: 'approver',
      OAUTH_CONNECTION: 'sso',
      PASSWORD_WRITEBACK: 'on',
      HANDOVER: 'access-pass',
      ACCESS_PASS_APPROVERS: '1',
      REVOKE_SESSIONS: 'off',
      MAIL_FROM: 'helpdesk@contoso.com',
      IDENTITY_CODE: 'off',
      SELF_SERVICE: 'offer',
      SIGNPOSTS: '{"mfa":{"text":"Call 1234."}}',
      APPROVER_GROUP: upper,
      PRIVILEGED_GROUPS: `${upper}, ${other}`,
      NEVER_RESET: ` ${upper};${other}\n${ID},`,
      REQUEST_MINUTES: '20',
      REQUESTS_PER_HOUR: '1',
      APPROVALS_PER_HOUR: '500',
      AUDIT_DAYS: '30',
    });
    assert.ok(loaded.ok);
    const lower = upper.toLowerCase();
    assert.deepEqual(loaded.config.reset, {
      rules: {
        ...{ requestMinutes: 20, requestsPerHour: 1, approvalsPerHour: 500, identityCode: false },
        ...{ resetAs: 'approver', handOver: 'access-pass', accessPassApprovers: 1, revokeSessions: false },
        ...{ selfService: 'offer', cloud: 'public', helps: { mfa: { text: 'Call 1234.' } } },
      },
      groups: { approverGroup: lower, privilegedGroups: [lower, other], neverReset: [lower, other, ID] },
      ...{ passwordWriteback: true, connection: 'sso', mailFrom: 'helpdesk@contoso.com', auditDays: 30 },
    });
  });

  const ids = 'must be object IDs separated by commas';
  const wrong: readonly (readonly [name: string, value: string, problem: string])[] = [
    ['PORT', '65536', 'must be a port number from 0 to 65535'],
    ['PORT', '80.5', 'must be a port number from 0 to 65535'],
    ['RESET_AS', 'admin', 'must be app or approver'],
    ['PASSWORD_WRITEBACK', 'yes', 'must be on or off'],
    ['SELF_SERVICE', 'on', 'must be first, offer or off'],
    ['HANDOVER', 'pass', 'must be password or access-pass'],
    ['ACCESS_PASS_APPROVERS', '0', 'must be 1 or 2'],
    ['REVOKE_SESSIONS', 'no', 'must be on or off'],
    ['MAIL_FROM', 'Help Desk', 'must be the sign-in name or object ID of a mailbox'],
    ['IDENTITY_CODE', 'yes', 'must be on or off'],
    ['IDENTITY_CODE', 'OFF', 'must be on or off'],
    ['APPROVER_GROUP', 'Help Desk', 'must be the object ID of one group'],
    ['APPROVER_GROUP', `${ID},${ID}`, 'must be the object ID of one group'],
    ['PRIVILEGED_GROUPS', `${ID},Finance,Board`, ids],
    ['NEVER_RESET', 'boss@contoso.com', ids],
    ['REQUEST_MINUTES', '19', 'must be a whole number from 20 to 1440'],
    ['REQUEST_MINUTES', '1441', 'must be a whole number from 20 to 1440'],
    ['REQUEST_MINUTES', '60.5', 'must be a whole number from 20 to 1440'],
    ['REQUEST_MINUTES', 'an hour', 'must be a whole number from 20 to 1440'],
    ['REQUESTS_PER_HOUR', '0', 'must be a whole number from 1 to 1000'],
    ['REQUESTS_PER_HOUR', '1001', 'must be a whole number from 1 to 1000'],
    ['GRAPH_PATIENCE_MS', '20', 'must be a whole number from 50 to 2000'],
    ['APPROVALS_PER_HOUR', '-1', 'must be a whole number from 1 to 100000'],
    ['APPROVALS_PER_HOUR', '100001', 'must be a whole number from 1 to 100000'],
    ['TIME_ZONE', 'Amsterdam', 'must be the name of a time zone, such as Europe/Amsterdam'],
    ['AUDIT_DAYS', '29', 'must be a whole number from 30 to 36500'],
    ['AUDIT_DAYS', '36501', 'must be a whole number from 30 to 36500'],
  ];
  for (const [name, value, problem] of wrong) {
    it(`refuse ${name}=${value} with one problem that says what to write`, () => {
      assert.deepEqual(problems({ ...msi, [name]: value }), [`${name} ${problem}`]);
    });
  }

  it('need an OAuth connection and an app registration for RESET_AS=approver', () => {
    const approver = { RESET_AS: 'approver', OAUTH_CONNECTION: 'sso' };
    assert.deepEqual(problems({ ...secret, ...approver }), []);
    const [missing, ...others] = problems({ ...secret, ...approver, OAUTH_CONNECTION: '' });
    assert.match(missing ?? '', /^OAUTH_CONNECTION is missing: RESET_AS=approver/);
    assert.deepEqual(others, []);
    const [managed, ...more] = problems({ ...msi, ...approver });
    assert.match(managed ?? '', /^MicrosoftAppType must be SingleTenant for RESET_AS=approver/);
    assert.deepEqual(more, []);
  });

  it('allow password writeback only with RESET_AS=approver', () => {
    const [problem, ...others] = problems({ ...msi, PASSWORD_WRITEBACK: 'on' });
    assert.match(problem ?? '', /^PASSWORD_WRITEBACK=on needs RESET_AS=approver/);
    assert.deepEqual(others, []);
  });

  it('accept several keys, newest first, and refuse a list with an invalid key', () => {
    const newer = Buffer.alloc(32, 6);
    const loaded = loadConfig({ ...msi, SECRET_KEY: `${newer.toString('base64')}, ${KEY}` });
    assert.ok(loaded.ok);
    assert.deepEqual(loaded.config.secretKeys, [newer, Buffer.alloc(32, 5)]);
    for (const list of [`${KEY},`, `${KEY},short`, `${KEY}${KEY}`, `,${KEY}`]) {
      const [problem, ...others] = problems({ ...msi, SECRET_KEY: list });
      assert.match(problem ?? '', /^SECRET_KEY must be 32 bytes in base64/);
      assert.deepEqual(others, []);
      assert.doesNotMatch(problem ?? '', /short|BQUF/);
    }
  });

  it('accept retired keys by their names in the log, and refuse anything else', () => {
    const name = 'A'.repeat(42) + '-';
    const loaded = loadConfig({ ...msi, RETIRED_KEYS: `${name}, ${name}` });
    assert.ok(loaded.ok);
    assert.deepEqual(loaded.config.retiredKeys, [name, name]);
    assert.match(problems({ ...msi, RETIRED_KEYS: KEY })[0] ?? '', /^RETIRED_KEYS must be key names of 43 characters/);
  });

  it('list every problem at once, each with the name of its setting', () => {
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

  it('treat an empty setting as not set, and say what to set it to', () => {
    assert.deepEqual(problems({ ...msi, MicrosoftAppId: ' ' }), [
      'MicrosoftAppId is missing: set it to the application (client) ID of the bot',
    ]);
  });

  for (const type of ['MultiTenant', 'UserAssignedMsi', 'singletenant', '']) {
    it(`refuse the app type "${type}", which the SDK would treat as MultiTenant`, () => {
      assert.ok(
        problems({ ...msi, MicrosoftAppType: type }).some((problem) => problem.startsWith('MicrosoftAppType ')),
      );
    });
  }

  it('need exactly one of password and certificate for SingleTenant, and neither for a managed identity', () => {
    assert.deepEqual(problems(secret), []);
    assert.deepEqual(problems({ ...secret, MicrosoftAppPassword: '', MicrosoftAppCertificatePath: '/x.pem' }), []);
    assert.equal(problems({ ...secret, MicrosoftAppPassword: '' }).length, 1);
    assert.equal(problems({ ...secret, MicrosoftAppCertificatePath: '/x.pem' }).length, 1);
    assert.equal(problems({ ...msi, MicrosoftAppPassword: 'hush' }).length, 1);
  });

  it('accept all seven channel settings or none', () => {
    const loaded = loadConfig({ ...msi, ...channel });
    assert.ok(loaded.ok);
    assert.deepEqual(loaded.config.channel, channel);
    const list = problems({ ...msi, OAuthUrl: 'https://x.example' });
    assert.equal(list.length, 6);
    assert.ok(!list.some((problem) => problem.startsWith('OAuthUrl ')));
  });

  it('allow plain http for Graph on this machine only', () => {
    assert.deepEqual(problems({ ...msi, GRAPH_BASE_URL: 'http://127.0.0.1:4000' }), []);
    assert.deepEqual(problems({ ...msi, GRAPH_BASE_URL: 'http://localhost:4000' }), []);
    assert.equal(problems({ ...msi, GRAPH_BASE_URL: 'http://127.0.0.1.evil.example' }).length, 1);
    assert.equal(problems({ ...msi, GRAPH_BASE_URL: 'graph.microsoft.com' }).length, 1);
  });

  it('accept connector hosts with or without a port, and refuse URLs', () => {
    const loaded = loadConfig({ ...msi, SERVICE_URL_HOSTS: 'SMBA.example, 127.0.0.1:4000' });
    assert.ok(loaded.ok);
    assert.deepEqual(loaded.config.serviceUrlHosts, ['smba.example', '127.0.0.1:4000']);
    for (const wrong of ['https://smba.example', 'smba.example/teams', 'user@smba.example', ',']) {
      assert.equal(problems({ ...msi, SERVICE_URL_HOSTS: wrong }).length, 1, wrong);
    }
  });

  it('read help desks from the partners file, and list its problems with all others', () => {
    const loaded = loadConfig({ ...msi, PARTNERS_FILE: 'env/partners.example.json' });
    assert.ok(loaded.ok);
    assert.ok(loaded.config.helpDeskOf('forthcoffee.com'));
    assert.equal(loaded.config.helpDeskOf('nowhere.example'), undefined);
    const list = problems({ ...msi, PORT: 'x', PARTNERS_FILE: 'no-such-file.json' });
    assert.equal(list.length, 2);
    assert.ok(list.some((problem) => problem.startsWith('PARTNERS_FILE no-such-file.json ')));
  });

  it('a start without settings exits with the list of problems and a hint at the sandbox, and prints no secret', () => {
    const environment = { PATH: process.env['PATH'], SECRET_KEY: 'short-secret', MicrosoftAppType: 'SingleTenant' };
    const run = spawnSync(process.execPath, NPM_START, { env: environment, encoding: 'utf8' });
    assert.equal(run.status, 1);
    assert.match(run.stderr, /MicrosoftAppId is missing/);
    assert.match(run.stderr, /MicrosoftAppPassword or MicrosoftAppCertificatePath/);
    assert.match(run.stderr, /npm run sandbox/);
    assert.doesNotMatch(run.stderr + run.stdout, /short-secret/);
  });
});
