/** The templates in infra/, as far as they can be checked without Azure. */
import assert from 'node:assert/strict';
import { dirname, join, normalize } from 'node:path';
import { at, declarationsOf, textsIn } from '../support/bicep.ts';
import { azureTypes, misfits } from './azure-types.ts';
import { all, declarations, named, read, resources } from './templates.ts';

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
