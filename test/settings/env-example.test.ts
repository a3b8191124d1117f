import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { SETTING_NAMES, loadConfig } from '../../src/settings/config.ts';

const text = readFileSync('env/.env.example', 'utf8');
const settings = Object.entries(parseEnv(text)).map(([name, value]) => ({ name, value: value ?? '' }));
const needed = {
  MicrosoftAppId: '11111111-1111-4111-8111-111111111111',
  MicrosoftAppType: 'UserAssignedMSI',
  MicrosoftAppTenantId: '22222222-2222-4222-8222-222222222222',
  SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
};

describe('env/.env.example', () => {
  it('names every setting that the bot reads, and no other', () => {
    assert.deepEqual(settings.map(({ name }) => name).sort(), [...SETTING_NAMES].sort());
  });

  it('explains each setting in a comment on the line above', () => {
    const lines = text.split('\n');
    const bare = settings.filter(
      ({ name }) => !lines[lines.findIndex((line) => line.startsWith(`${name}=`)) - 1]?.startsWith('# '),
    );
    assert.deepEqual(bare, []);
  });

  it('holds the defaults: with only the required settings filled in, it changes nothing', () => {
    const example = loadConfig({ ...parseEnv(text), ...needed });
    assert.ok(example.ok);
    assert.deepEqual(example, loadConfig(needed));
  });

  it('holds no ID, secret or address', () => {
    const filled = settings.filter(({ value }) => value !== '').map(({ name }) => name);
    const limits = ['GRAPH_PATIENCE_MS', 'REQUEST_MINUTES', 'REQUESTS_PER_HOUR', 'APPROVALS_PER_HOUR', 'AUDIT_DAYS'];
    const choices = [
      'RESET_AS',
      'PASSWORD_WRITEBACK',
      'HANDOVER',
      'ACCESS_PASS_APPROVERS',
      'REVOKE_SESSIONS',
      'IDENTITY_CODE',
      'SELF_SERVICE',
    ];
    const defaults = ['DATA_DIR', 'GRAPH_BASE_URL', 'PORT', 'SERVICE_URL_HOSTS', ...choices, ...limits];
    assert.deepEqual(filled.sort(), defaults.sort());
  });

  it('says what provides the managed identity’s variables, without setting them', () => {
    for (const name of ['IDENTITY_ENDPOINT', 'IDENTITY_HEADER']) {
      assert.ok(text.includes(name));
      assert.ok(!settings.some((setting) => setting.name === name));
    }
  });
});
