/** The templates in infra/, as far as they can be checked without Azure. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, normalize } from 'node:path';
import { type Declaration, at, declarationsOf, textsIn } from '../support/bicep.ts';
import { azureTypes, misfits } from './azure-types.ts';

const files = globSync('infra/**/*.bicep').map(normalize).sort();
const read = (file: string): string => readFileSync(file, 'utf8');
const declarations = new Map(files.map((file) => [file, declarationsOf(read(file))] as const));
const all = [...declarations].flatMap(([file, found]) => found.map((one) => ({ file, ...one })));
const resources = all.filter(({ what, existing }) => what === 'resource' && !existing);
const named = (file: string, what: Declaration['what'], name: string) =>
  declarations.get(file)?.find((one) => one.what === what && one.name === name);

describe('The templates for Azure', () => {
  it('have everything that a set-up needs', () => {
    const types = new Set(resources.map(({ of }) => of.replace(/@.*/, '').replace('Microsoft.', '')));
    const needed = [
      ...['ManagedIdentity/userAssignedIdentities', 'Web/serverfarms', 'Web/sites', 'Web/sites/slots'],
      ...['BotService/botServices', 'BotService/botServices/channels', 'BotService/botServices/connections'],
      ...['DBforPostgreSQL/flexibleServers', 'DBforPostgreSQL/flexibleServers/administrators'],
      ...['KeyVault/vaults', 'Authorization/roleAssignments', 'OperationalInsights/workspaces', 'Insights/components'],
      ...['Insights/scheduledQueryRules', 'Insights/metricAlerts', 'Insights/actionGroups', 'Insights/webtests'],
    ];
    assert.deepEqual(
      needed.filter((type) => !types.has(type)),
      [],
    );
  });

  it('use types, versions, property names and values of Azure’s public definitions', () => {
    assert.ok(resources.length > 25);
    const wrong = resources.flatMap(({ of, value, name, file }) =>
      value === null ? [`${name}: no value`] : misfits(of, value).map((problem) => `${file}: ${problem}`),
    );
    const site = named('infra/modules/web-app.bicep', 'var', 'siteConfig')?.value;
    assert.ok(site?.kind === 'object' && site.entries.length > 8);
    wrong.push(...misfits('Microsoft.Web/sites@2024-11-01', site, ['properties', 'siteConfig']));
    assert.deepEqual(wrong, []);
  });

  it('would notice a name, a value and a version that do not exist, and what is missing', () => {
    const broken = declarationsOf(
      [
        "resource a 'Microsoft.KeyVault/vaults@2024-11-01' = {",
        "  name: 'a'",
        '  location: location',
        '  properties: {',
        '    sku: {',
        "      family: 'A'",
        "      name: 'gold'",
        '    }',
        '    enableRbacAuthorisation: true',
        '  }',
        '}',
        "resource b 'Microsoft.KeyVault/vaults@2099-01-01' = {",
        "  name: 'b'",
        '}',
      ].join('\n'),
    );
    const found = broken.flatMap(({ of, value }) => (value === null ? [] : misfits(of, value)));
    assert.deepEqual(found, [
      "Microsoft.KeyVault/vaults@2024-11-01.properties.sku.name: 'gold'",
      'Microsoft.KeyVault/vaults@2024-11-01.properties.enableRbacAuthorisation does not exist',
      'Microsoft.KeyVault/vaults@2024-11-01.properties.tenantId is missing',
      'Microsoft.KeyVault/vaults@2099-01-01 is not a known type and version',
    ]);
  });

  it('say where the definitions come from, and keep no more of them than they use', () => {
    assert.match(azureTypes.commit, /^[0-9a-f]{40}$/);
    assert.deepEqual(Object.keys(azureTypes.types).sort(), [...new Set(resources.map(({ of }) => of))].sort());
  });

  it('give each module the parameters that it declares, and read only outputs that it has', () => {
    const modules = all.filter(({ what }) => what === 'module');
    assert.ok(modules.length > 5);
    const wrong = modules.flatMap(({ file, of, name, value }) => {
      const target = normalize(join(dirname(file), of));
      const declared = (declarations.get(target) ?? []).filter(({ what }) => what === 'param');
      const given = at(value, 'params');
      const keys = given?.kind === 'object' ? given.entries.map(([key]) => key) : [];
      const outputs = [...read(file).matchAll(new RegExp(`\\b${name}\\.outputs\\.(\\w+)`, 'g'))].map(([, one]) => one);
      return [
        ...keys.filter((key) => !declared.some((one) => one.name === key)).map((key) => `${of} has no ${key}`),
        ...declared.filter((one) => one.value === null && !keys.includes(one.name)).map((one) => `${of}: ${one.name}`),
        ...outputs.filter((one) => !named(target, 'output', one ?? '')).map((one) => `${of}: output ${one ?? ''}`),
      ];
    });
    assert.deepEqual(wrong, []);
  });

  it('declare nothing that is not used', () => {
    const unused = all.filter(({ file, what, name }) => {
      if (what !== 'param' && what !== 'var') return false;
      return [...read(file).matchAll(new RegExp(`\\b${name}\\b`, 'g'))].length < 2;
    });
    assert.deepEqual(
      unused.map(({ file, name }) => `${file}: ${name}`),
      [],
    );
  });

  it('repeat only where Bicep can: in a declaration or a property, not inside an expression', () => {
    const nested = all.flatMap(({ file, name, value }) =>
      value === null
        ? []
        : textsIn(value)
            .filter((text) => text.includes('[for '))
            .map(() => `${file}: ${name}`),
    );
    assert.deepEqual(nested, []);
  });
});

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
    assert.match(vault, /loadTextContent\('make-key\.sh'\)/);
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
