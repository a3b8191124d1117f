/** The structure of the source: which part may import which, read from the imports of every file. */
import assert from 'node:assert/strict';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, normalize } from 'node:path';
import { z } from 'zod';
import { type Import, environmentUse, importsOf } from './support/source.ts';

/**
 * What a part of `src/`, or a folder in one, may import of the others; `types` for only types. It may always import itself, and
 * a folder without its own line also the rest of its part.
 */
const MAY_IMPORT: Readonly<Record<string, Readonly<Record<string, 'all' | 'types'>>>> = {
  http: { telemetry: 'all', net: 'all', text: 'all' },
  settings: { net: 'all', text: 'all', directory: 'types', cards: 'types', locales: 'types', 'requests/model': 'all' },
  crypto: { requests: 'all', store: 'types' },
  net: {},
  text: {},
  telemetry: {},
  bot: { requests: 'all', cards: 'all', locales: 'all', text: 'all', telemetry: 'all', net: 'all' },
  cards: { 'requests/model': 'all', 'requests/rules': 'all', locales: 'all', text: 'all' },
  locales: { 'requests/model': 'types' },
  directory: { requests: 'all', text: 'all', telemetry: 'all', net: 'all' },
  store: { requests: 'all', 'bot/ports.ts': 'types', telemetry: 'all', net: 'all' },
  requests: {},
  'requests/model': {},
  'requests/rules': { 'requests/model': 'all' },
  'sandbox/gallery': { sandbox: 'all', cards: 'all', locales: 'all', 'requests/model': 'all', 'requests/rules': 'all' },
};
/** The composition root may import all of production; so may the doctor, the commands and the sandbox. */
const KNOW_ALL = ['index.ts', 'service.ts', 'connections.ts', 'doctor', 'commands', 'sandbox'];
/** Where the source is. */
const SOURCES = '{src,sandbox}/**/*';
/** Packages that only one part, or one folder, may import, even their types. */
const OWNERS: readonly (readonly [packages: RegExp, owners: readonly string[]])[] = [
  [/^(botbuilder|botframework)/, ['bot/sdk']],
  [/^@microsoft\/microsoft-graph-client$|^@azure\/identity$/, ['directory']],
  [/^(pg|pg-boss|pg-connection-string|kysely|@electric-sql\/pglite)$/, ['store']],
  [/^restify$/, ['http', 'sandbox']],
];

const sources = globSync(`${SOURCES}.{ts,js,mjs}`).map(normalize).sort();
const imports = sources.flatMap((file) => importsOf(file, readFileSync(file, 'utf8')));
const ours = imports.filter(({ to }) => to.startsWith('.'));
const packages = imports.filter(({ to }) => !/^[./]/.test(to) && !isBuiltin(to));

describe('The structure', () => {
  it('is read from every form of import', () => {
    const text = [
      `import a, { type B } from './a.ts';`,
      `import type { C } from './c.ts';`,
      `import { type D } from './d.ts';`,
      `import './e.ts';`,
      `export * from './f.ts';`,
      `export type { G } from './g.ts';`,
      `const h = await import('./h.ts');`,
      `type I = import('./i.ts').I;`,
      `import j = require('./j.ts');`,
    ].join('\n');
    const found = importsOf('src/x.ts', text).map(({ to, types }) => (types ? `type ${to}` : to));
    const expected = [
      './a.ts',
      'type ./c.ts',
      'type ./d.ts',
      './e.ts',
      './f.ts',
      'type ./g.ts',
      './h.ts',
      'type ./i.ts',
    ];
    assert.deepEqual(found, [...expected, './j.ts']);
    assert.ok(ours.length > 50 && packages.length > 10, 'the source has imports');
  });

  it('lets every part import only the parts below it', () => {
    assert.deepEqual(ours.filter((one) => !isAllowed(one)).map(show), []);
  });

  it('would notice an import that points the wrong way', () => {
    const wrong: Import[] = [
      { from: 'src/cards/kit/card.ts', to: '../../requests/actions/ask.ts', types: false },
      { from: 'src/cards/kit/card.ts', to: '../../requests/jobs/look-up.ts', types: true },
      { from: 'src/locales/locale.ts', to: '../requests/rules/policy.ts', types: true },
      { from: 'src/requests/rules/policy.ts', to: '../move.ts', types: true },
      { from: 'src/requests/model/request.ts', to: '../rules/policy.ts', types: true },
      { from: 'sandbox/gallery/gallery.ts', to: '../../src/requests/actions/approvers/decide.ts', types: true },
      { from: 'src/requests/actions/ask.ts', to: '../../telemetry/log.ts', types: true },
      { from: 'src/directory/rights/role-assignments.ts', to: '../../store/store.ts', types: true },
      { from: 'src/store/store.ts', to: '../bot/bot.ts', types: true },
      { from: 'src/store/store.ts', to: '../bot/ports.ts', types: false },
      { from: 'src/index.ts', to: '../sandbox/index.ts', types: false },
      { from: 'src/elsewhere/new.ts', to: '../telemetry/log.ts', types: false },
    ];
    assert.deepEqual(wrong.filter(isAllowed), []);
  });

  it('has no file outside the parts it is made of', () => {
    const parts = [...new Set(sources.map(partOf))];
    assert.deepEqual(
      parts.filter((part) => !(part in MAY_IMPORT) && !KNOW_ALL.includes(part)),
      [],
    );
  });

  it('lets requests import nothing but Node itself', () => {
    const foreign = imports.filter(({ from, to }) => partOf(from) === 'requests' && !to.startsWith('node:'));
    assert.deepEqual(foreign.filter((one) => partOf(target(one)) !== 'requests').map(show), []);
  });

  it('never imports the sandbox into production', () => {
    const users = ours.filter((one) => partOf(target(one)) === 'sandbox' && partOf(one.from) !== 'sandbox');
    assert.deepEqual(users.map(show), []);
  });

  it('has no cycle among its parts', () => {
    const below = new Map<string, Set<string>>();
    for (const one of ours) {
      const [from, to] = [partOf(one.from), partOf(target(one))];
      if (from !== to) below.set(from, (below.get(from) ?? new Set()).add(to));
    }
    const cycle = (part: string, path: readonly string[]): readonly string[] | undefined =>
      path.includes(part)
        ? [...path, part]
        : [...(below.get(part) ?? [])].map((next) => cycle(next, [...path, part])).find((found) => found !== undefined);
    for (const part of below.keys()) assert.deepEqual(cycle(part, []) ?? [], []);
  });

  it('lets only one part talk to each outside system', () => {
    const strangers = packages.filter(({ from, to }) =>
      OWNERS.some(([names, owners]) => names.test(packageOf(to)) && !namesOf(from).some((one) => owners.includes(one))),
    );
    assert.deepEqual(strangers.map(show), []);
  });

  it('declares every package that it imports, as a dependency if production imports it', () => {
    const { dependencies, devDependencies } = manifest();
    const development = ['package-app', 'build-artefact', 'chat-link'].map((name) => `src/commands/${name}.ts`);
    const undeclared = packages.filter(({ from, to, types }) => {
      const isTool = types || partOf(from) === 'sandbox' || development.includes(from);
      const name = packageOf(to);
      return !(name in dependencies) && !(isTool && (name in devDependencies || `@types/${name}` in devDependencies));
    });
    assert.deepEqual(undeclared.map(show), []);
  });

  it('reads the environment in src/settings/config.ts only; the sandbox may set it', () => {
    const use = (file: string) => environmentUse(file, readFileSync(file, 'utf8'));
    const others = sources.filter((file) => file !== join('src', 'settings', 'config.ts') && use(file) !== 'none');
    assert.deepEqual(
      others.filter((file) => partOf(file) !== 'sandbox' || use(file) === 'reads'),
      [],
    );
    const uses = [
      'process.env.A',
      "process.env['A'] = 'b';",
      'loadConfig(process.env);',
      "import { env } from 'node:process';",
    ];
    assert.deepEqual(
      uses.map((text) => environmentUse('src/x.ts', text)),
      ['reads', 'sets', 'sets', 'reads'],
    );
  });

  it('keeps "npm run test:unit" free of servers and databases', () => {
    const { scripts } = z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(readFileSync('package.json', 'utf8')));
    const [included = '', ignored = ''] = [...(scripts['test:unit'] ?? '').matchAll(/"([^"]+)"/g)].map(
      ([, glob]) => glob,
    );
    const files = globSync(included).filter((file) => normalize(file) !== normalize(ignored));
    const slow = /^(node:(http|net|child_process|sqlite)|restify|pg|pg-boss|@electric-sql\/pglite|botbuilder.*)$/;
    const reached = new Set<string>();
    const follow = (file: string): void => {
      if (reached.has(file) || !existsSync(file)) return;
      reached.add(file);
      for (const one of importsOf(file, readFileSync(file, 'utf8')).filter(({ types }) => !types)) {
        if (one.to.startsWith('.')) follow(target(one));
        else reached.add(one.to);
      }
    };
    files.forEach(follow);
    assert.ok(files.length > 40 && reached.has('node:assert/strict'));
    const found = [...reached].filter((name) => slow.test(name));
    assert.deepEqual(found, []);
  });

  it('has no file of more than 250 lines', () => {
    const files = globSync([`${SOURCES}.{ts,js,mjs,json,css,html}`, 'test/**/*.{ts,js,mjs}']);
    const long = files.filter((file) => readFileSync(file, 'utf8').trimEnd().split('\n').length > 250);
    assert.deepEqual(long, []);
  });

  it('has no skipped test and no TODO', () => {
    // Spelt so that this file does not find itself.
    const unwanted = [/\.(?:only|skip)[(]/, /\bx(?:it|describe)[(]/, /(?:\/\/|^\s*\/?\*).*\b(?:TO[D]O|FIXM[E])\b/m];
    const files = globSync([`${SOURCES}.{ts,js,mjs,css,html}`, 'test/**/*.{ts,js,mjs}']);
    const found = files.filter((file) => unwanted.some((pattern) => pattern.test(readFileSync(file, 'utf8'))));
    assert.deepEqual(found, []);
  });
});

function manifest() {
  const names = z.record(z.string(), z.string());
  const shape = z.object({ dependencies: names, devDependencies: names });
  return shape.parse(JSON.parse(readFileSync('package.json', 'utf8')));
}

function isAllowed(one: Import): boolean {
  const [from, to] = [namesOf(one.from), namesOf(target(one))];
  const limited = from.find((name) => name in MAY_IMPORT);
  if (limited === undefined) return isAllowedToAll(partOf(one.from), partOf(target(one)));
  if (to.includes(limited)) return true;
  const allowed = to.map((name) => MAY_IMPORT[limited]?.[name]).find((found) => found !== undefined);
  return allowed === 'all' || (allowed === 'types' && one.types);
}

function isAllowedToAll(from: string, to: string): boolean {
  if (from === to) return true;
  return KNOW_ALL.includes(from) && to !== 'sandbox' && (from === 'sandbox' || to !== 'commands');
}

/** A folder, and the part that it is in: `requests/model`, `requests`. */
function namesOf(file: string): readonly [string, string] {
  const [, part = file, folder = file] = file.split(/[/\\]/);
  return partOf(file) === 'sandbox' ? [`sandbox/${part}`, 'sandbox'] : [`${part}/${folder}`, part];
}

/** The sandbox, or the folder below `src/`, or the file if it stands there by itself. */
function partOf(file: string): string {
  const [root = file, part = file] = file.split(/[/\\]/);
  return root === 'sandbox' ? root : part;
}

function target({ from, to }: Import): string {
  return join(dirname(from), to);
}

/** `@scope/name/deep` → `@scope/name`, `name/deep` → `name`. */
function packageOf(specifier: string): string {
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

function show({ from, to }: Import): string {
  return `${from} imports ${to}`;
}
