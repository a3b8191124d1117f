/** The templates in infra/, as far as they can be checked without Azure. */
import assert from 'node:assert/strict';
import { dirname, join, normalize } from 'node:path';
import { z } from 'zod';
import { at, declarationsOf, textsIn, undeclaredNames } from '../support/bicep.ts';
import { azureTypes, misfits } from './azure-types.ts';
import { all, declarations, files, named, read, resources } from './templates.ts';

/** The functions of Bicep that the templates use (Microsoft, "Bicep functions"). */
const FUNCTIONS = [
  ...['empty(', 'guid(', 'items(', 'loadTextContent(', 'resourceGroup(', 'split(', 'startsWith(', 'subscription('],
  ...['subscriptionResourceId(', 'union('],
];

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

  it('use only names that they declare, and functions that Bicep has', () => {
    const used = files.flatMap((file) => undeclaredNames(read(file)).map((name) => ({ file, name })));
    assert.deepEqual(
      used.filter(({ name }) => !FUNCTIONS.includes(name)),
      [],
    );
    assert.deepEqual([...new Set(used.map(({ name }) => name))].sort(), FUNCTIONS);
  });

  it('would notice a name or a function that is misspelt, in an expression or in a text', () => {
    const broken = [
      'param name string',
      "@description('Not a name: nmae')",
      'param list array',
      "resource plan 'Microsoft.Web/serverfarms@2024-11-01' = [for (one, n) in list: if (n > 0) {",
      "  name: '${name}-${one.nmae}-${empty(nmae) ? 'nmae' : other}'",
      '  parent: parnt',
      '}]',
      "output id string = unoin('{', plan[0].id, list) // nobody",
    ].join('\n');
    assert.deepEqual(undeclaredNames(broken), ['empty(', 'nmae', 'other', 'parnt', 'unoin(']);
  });

  it('read only properties that a resource has', () => {
    const reads = files.flatMap((file) =>
      [...read(file).matchAll(/\b(\w+)\.properties\.(\w+)/g)].map(([, name = '', property = '']) => {
        return [named(file, 'resource', name)?.of ?? `${file}: ${name}`, property] as const;
      }),
    );
    assert.ok(reads.length > 8);
    assert.deepEqual(
      reads.filter(([of, property]) => azureTypes.reads[of]?.includes(property) !== true),
      [],
    );
  });

  it('get every value that has no default from the example of a parameter file', () => {
    const { parameters } = z
      .object({ parameters: z.record(z.string(), z.object({ value: z.unknown() })) })
      .parse(JSON.parse(read('infra/azure.parameters.example.json')));
    const asked = all.filter(({ file, what, value }) => {
      return file === 'infra/azure.bicep' && what === 'param' && value === null;
    });
    assert.ok(asked.length > 1);
    assert.deepEqual(
      asked.filter(({ name }) => !(name in parameters)),
      [],
    );
  });

  it('declare each name once in a file, and deploy each module under its own', () => {
    for (const [file, found] of declarations) {
      const names = found.filter(({ what }) => what !== 'output').map(({ name }) => name);
      assert.equal(new Set(names).size, names.length, file);
      const deployments = found.filter(({ what }) => what === 'module').map(({ value }) => at(value, 'name'));
      const texts = deployments.map((name) => (name?.kind === 'text' ? name.text : ''));
      assert.equal(new Set(texts).size, texts.length, file);
    }
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
