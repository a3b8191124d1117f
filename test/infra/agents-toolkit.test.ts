/** The Microsoft 365 Agents Toolkit's files, against its own schema: `agents-toolkit.schema.json` names its source. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { z } from 'zod';

const read = (path: string): string => readFileSync(path, 'utf8');

/** As far as the tests read it; the toolkit's schema says the rest. */
const fileShape = z.looseObject({
  version: z.string(),
  projectId: z.string().optional(),
  provision: z.array(
    z.looseObject({ uses: z.string(), writeToEnvironmentFile: z.record(z.string(), z.string()).optional() }),
  ),
  deploy: z.array(z.looseObject({ uses: z.string() })),
  publish: z.array(z.looseObject({ uses: z.string() })).default([]),
});
const schema = z
  .looseObject({
    $comment: z.string(),
    properties: z.looseObject({ version: z.object({ const: z.string() }) }),
    definitions: z.record(z.string(), z.unknown()),
  })
  .parse(JSON.parse(read('test/infra/agents-toolkit.schema.json')));

/** Set by the toolkit itself: of "aadApp/update", "teamsApp/create", and the environment's name. */
const OF_THE_TOOLKIT = ['AAD_APP_ACCESS_AS_USER_PERMISSION_ID', 'TEAMS_APP_TENANT_ID', 'TEAMSFX_ENV'];
/** Of a person, as the file's comment says. */
const BY_HAND = ['BOT_ENDPOINT', 'SECRET_KEY'];

describe('The files for the Agents Toolkit', () => {
  const names = ['m365agents.yml', 'm365agents.local.yml'];
  const file = (name: string) => fileShape.parse(parse(read(name)));
  const ajv = new Ajv({ strict: false });
  const problems = (value: unknown): string => (ajv.validate(schema, value) ? '' : ajv.errorsText());

  it('fit the schema of the version that they declare', () => {
    for (const name of names) {
      assert.equal(file(name).version, schema.properties.version.const);
      assert.equal(problems(file(name)), '', name);
    }
  });

  it('would not fit with an unknown action, a missing value or one that is misspelt', () => {
    const { provision, ...rest } = file('m365agents.yml');
    const [first] = provision;
    for (const wrong of [
      { uses: 'teamsApp/make', with: { name: 'Password Reset' } },
      { uses: 'teamsApp/create', with: {} },
      { uses: 'teamsApp/create', with: { name: 'Password Reset' }, writeToEnvironmentFile: { teamsAppID: 'A' } },
    ]) {
      assert.notEqual(problems({ ...rest, provision: [wrong] }), '', JSON.stringify(wrong));
    }
    assert.equal(problems({ ...rest, provision: [first] }), '');
  });

  it('are not written to by the toolkit, which adds a projectId where there is none', () => {
    assert.match(file('m365agents.yml').projectId ?? '', /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  });

  it('use no variable that nobody sets', () => {
    const environment = [...read('env/.env.dev.example').matchAll(/^(\w+)=/gm)].map(([, name]) => name);
    const outputs = [...read('infra/azure.bicep').matchAll(/^output (\w+)/gm)].map(([, name]) => name);
    const ofScripts = [...read('src/commands/app-version.ts').matchAll(/::set-teamsfx-env (\w+)=/g)].map(
      ([, of]) => of,
    );
    const written = names.flatMap((name) =>
      file(name).provision.flatMap((action) => Object.values(action.writeToEnvironmentFile ?? {})),
    );
    const known = [...environment, ...outputs, ...ofScripts, ...written, ...OF_THE_TOOLKIT, ...BY_HAND];
    const texts = [...names, 'aad.manifest.json', 'appPackage/manifest.json', 'infra/azure.parameters.example.json'];
    const used = texts.flatMap((path) => [...read(path).matchAll(/\$\{\{(\w+)\}\}/g)].map(([, name]) => name));
    assert.ok(used.length > 30);
    assert.deepEqual(
      [...new Set(used)].filter((name) => !known.includes(name)),
      [],
    );
  });

  it('say where the schema comes from, and keep no more of it than they use', () => {
    assert.match(schema.$comment, /@microsoft\/teamsfx-core \d+\.\d+\.\d+ \(MIT/);
    const uses = names.flatMap((name) => {
      const { provision, deploy, publish } = file(name);
      return [...provision, ...deploy, ...publish].map((action) => action.uses);
    });
    const kept = JSON.stringify(schema.definitions).matchAll(/"uses":\{[^{}]*"const":"([^"]+)"/g);
    assert.deepEqual([...new Set([...kept].map(([, of]) => of))].sort(), [...new Set(uses)].sort());
  });
});
