/** What the templates in infra/ protect, and how it is watched. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { at, textsIn } from '../support/bicep.ts';
import { all, declarations, read, resources } from './templates.ts';

describe('What the templates protect', () => {
  const text = (file: string, name: string, path: string): string => {
    const found = at(declarations.get(file)?.find((one) => one.name === name)?.value, path);
    return found?.kind === 'text' ? found.text : '';
  };
  const webApp = 'infra/modules/web-app.bicep';

  it('is a web app over TLS 1.2 or later, with a health check, and closed to uploads and passwords', () => {
    const expected = {
      minTlsVersion: "'1.2'",
      scmMinTlsVersion: "'1.2'",
      ftpsState: "'Disabled'",
      healthCheckPath: "'/healthz'",
      scmIpSecurityRestrictionsDefaultAction: "'Deny'",
      linuxFxVersion: "'NODE|24-lts'",
    };
    for (const [setting, value] of Object.entries(expected)) {
      assert.equal(text(webApp, 'siteConfig', setting), value, setting);
    }
    for (const site of ['webApp', 'slot']) assert.equal(text(webApp, site, 'properties.httpsOnly'), 'true');
    const policies = resources.filter(({ of }) => of.includes('basicPublishingCredentialsPolicies'));
    assert.equal(policies.length, 4);
    for (const { name } of policies) assert.equal(text(webApp, name, 'properties.allow'), 'false');
  });

  it('is a database without passwords, that only the web app reaches', () => {
    const database = 'infra/modules/database.bicep';
    assert.equal(text(database, 'server', 'properties.authConfig.passwordAuth'), "'Disabled'");
    assert.equal(text(database, 'server', 'properties.authConfig.activeDirectoryAuth'), "'Enabled'");
    assert.match(
      read(database),
      /output url string = 'postgres:\/\/\$\{identityName\}@[^:]*:5432\/[^?]*\?sslmode=verify-full'/,
    );
    const rules = read('infra/modules/database-firewall.bicep');
    assert.match(rules, /startIpAddress: address\s+endIpAddress: address/);
  });

  it('is a key that is made once, inside the vault, and that only the bot’s identity reads', () => {
    const vault = read('infra/modules/vault.bicep');
    assert.match(vault, /resource makeKey .* = if \(keyByScript\) \{[^]*loadTextContent\('make-key\.sh'\)/);
    assert.match(read('infra/azure.bicep'), /^param keyByScript bool = true$/m);
    assert.equal(text('infra/modules/vault.bicep', 'vault', 'properties.enableRbacAuthorization'), 'true');
    assert.equal(text('infra/modules/vault.bicep', 'vault', 'properties.enablePurgeProtection'), 'true');
  });

  it('makes a key of 32 bytes where there is none, and none where there is one or the vault cannot be listed', () => {
    const folder = mkdtempSync(join(tmpdir(), 'make-key-'));
    const program = (name: string, script: string) => {
      writeFileSync(join(folder, name), `#!/bin/sh\n${script}\n`);
      chmodSync(join(folder, name), 0o755);
    };
    program('sleep', 'exit 0');
    const run = (list: string) => {
      program('az', `case "$3" in list) ${list} ;; *) echo "$@" >> "${folder}/calls" ;; esac`);
      writeFileSync(join(folder, 'calls'), '');
      const env = { VAULT: 'vault', PATH: `${folder}:${process.env['PATH'] ?? ''}` };
      const { status } = spawnSync('sh', ['infra/modules/make-key.sh'], { env });
      return { status, made: read(join(folder, 'calls')) };
    };
    const first = run('echo 0');
    const [, key = ''] = /--name secret-key --value (\S+) /.exec(first.made) ?? [];
    assert.deepEqual([first.status, Buffer.from(key, 'base64').length], [0, 32]);
    assert.deepEqual(run('echo 1'), { status: 0, made: '' });
    assert.deepEqual(run('exit 1'), { status: 1, made: '' });
    rmSync(folder, { recursive: true });
  });

  it('never shows a secret: those are secure parameters, and no output holds one', () => {
    const secrets = all.filter(({ what, name }) => what === 'param' && /secret|password/i.test(name));
    assert.ok(secrets.length > 2);
    for (const { file, name } of secrets) assert.match(read(file), new RegExp(`@secure\\(\\)\\nparam ${name} `), file);
    const outputs = all.filter(({ what }) => what === 'output');
    const shown = outputs.filter(
      ({ value }) => value !== null && textsIn(value).some((one) => /\bappSecret\b/.test(one)),
    );
    assert.deepEqual(shown, []);
  });

  it('is watched: every alarm that docs/operations.md lists has a rule', () => {
    const [, section = ''] = /### Alarms\n([^]*?)\n### /.exec(read('docs/operations.md')) ?? [];
    const messages = [...section.matchAll(/`([A-Z][^`]+)`/g)].map(([, message]) => message);
    const rules = read('infra/modules/alerts.bicep');
    assert.ok(messages.length >= 6, messages.join());
    assert.deepEqual(
      messages.filter((message) => !rules.includes(`\\'${message ?? ''}\\'`)),
      [],
    );
    assert.match(section, /level 50 or 60/);
    assert.match(rules, /where level >= 50/);
    assert.match(section, /`Audit trail signed` for 15 minutes/);
    assert.match(section, /`Approval refused`, ten times in 15 minutes/);
    assert.match(rules, /window: 'PT15M'[^]*Approval refused[^]*where tries >= 10'/);
    assert.match(rules, /windowSize: 'PT15M'[^]*Audit trail signed[^]*operator: 'LessThan'\s+threshold: 1\n/);
  });
});
