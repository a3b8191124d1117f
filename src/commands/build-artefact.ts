/** `npm run build`: what production runs, and nothing else, in `dist/artefact` and `dist/artefact.zip`. Works without the network. */
import { globSync, readFileSync, statSync } from 'node:fs';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { zipSync } from 'fflate';
import { z } from 'zod';
import { command } from './command.ts';

export type Artefact = {
  readonly folder: string;
  readonly zip: string;
  readonly files: number;
  readonly bytes: number;
};

const FOLDER = 'dist/artefact';

/** Commands that only developers and the set-up run. */
const OF_DEVELOPMENT = new Set(
  [
    'app-version',
    'build-artefact',
    'chat-link',
    'deploy',
    'designer',
    'environment-files',
    'manifest-rules',
    'package-app',
    'provision',
  ]
    .concat('prepare-database')
    .map((name) => `src/commands/${name}.ts`),
);

/**
 * What Node never loads from a package: types, source maps and sources, documents, tests, and what is made for browsers. Licences
 * stay. `test/commands/build-artefact.test.ts` starts what is left.
 */
const NOT_RUN = [
  /\.(?:[cm]?ts|map|md|markdown|flow|tsbuildinfo|ya?ml|html|css|h|c|cc|cpp|gyp|coffee|tgz)$/i,
  /\/(?:tests?|__tests__|examples?|docs?|benchmarks?|coverage|\.github|\.vscode|typings)\//i,
  /\/(?:dist-browser|browser-dist|browser|es5|umd|react-native|lib-esm|esm-es5)\//,
  // lodash loads its own minified file.
  /(?<!\/lodash)\.(?:min|umd|browser)\.[cm]?js$/,
  /(?:^|\/)(?:\.[^/]+|Makefile|Gruntfile\.js|(?:eslint|webpack)\.config\.js|karma\.conf\.js)$/,
];

/**
 * botbuilder-dialogs deletes its packages' own copies of this when it is installed; the outer one serves. Where no installation
 * script runs, as in the Dockerfile, the copies are still there.
 */
const DELETED_WHEN_NESTED = 'node_modules/@microsoft/recognizers-text-number';

const lock = z.object({
  packages: z.record(
    z.string(),
    z.looseObject({ version: z.string().optional(), dev: z.boolean().optional(), devOptional: z.boolean().optional() }),
  ),
});
const installed = z.object({ version: z.string(), main: z.unknown().optional() });
const manifest = z.looseObject({ scripts: z.record(z.string(), z.string()) });

/**
 * Builds the artefact from the installed packages, which must be those of `package-lock.json`.
 * @param root the project's folder
 * @throws if a package is missing or has another version: then run `npm ci` first
 */
export async function buildArtefact(root: string): Promise<Artefact> {
  const folder = join(root, FOLDER);
  const paths = [...ownFiles(root), ...(await packageFiles(root))];
  await rm(folder, { recursive: true, force: true });
  for (const path of paths) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await copyFile(join(root, path), join(folder, path));
  }
  await writeFile(join(folder, 'package.json'), await productionManifest(root));
  const files = [...paths, 'package.json'];
  const contents = files.map((path) => [path, new Uint8Array(readFileSync(join(folder, path)))] as const);
  const zip = `${folder}.zip`;
  await writeFile(zip, zipSync(Object.fromEntries(contents), { level: 6 }));
  const bytes = contents.reduce((sum, [, content]) => sum + content.length, 0);
  return { folder, zip, files: files.length, bytes };
}

function ownFiles(root: string): readonly string[] {
  const all = globSync('src/**/*', { cwd: root }).filter((path) => statSync(join(root, path)).isFile());
  const kept = all.filter((path) => !OF_DEVELOPMENT.has(path) && !path.endsWith('.md') && !path.endsWith('.data.json'));
  return ['LICENSE', ...kept];
}

/** The files of every package that production needs, as the lock file says. */
async function packageFiles(root: string): Promise<readonly string[]> {
  const { packages } = lock.parse(JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')));
  const needed = Object.entries(packages).filter(
    ([path, { dev, devOptional }]) => path !== '' && dev !== true && devOptional !== true,
  );
  return needed.flatMap(([path, { version }]) => {
    const outer = path.slice(path.lastIndexOf('node_modules/'));
    if (outer === DELETED_WHEN_NESTED && outer !== path) return [];
    const found = manifestIn(root, path)?.version;
    if (version !== undefined && found !== version) {
      throw new Error(`${path} is not installed in version ${version}: run "npm ci" first`);
    }
    return filesOf(root, path);
  });
}

function manifestIn(root: string, path: string): z.output<typeof installed> | undefined {
  try {
    return installed.parse(JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8')));
  } catch {
    return undefined;
  }
}

function filesOf(root: string, path: string): readonly string[] {
  const inside = globSync('**/*', { cwd: join(root, path), exclude: (name) => name === 'node_modules' });
  const { main } = manifestIn(root, path) ?? {};
  const entry = typeof main === 'string' ? normalize(main) : '';
  return inside
    .filter((name) => name === entry || !NOT_RUN.some((pattern) => pattern.test(`/${name}`)))
    .map((name) => join(path, name))
    .filter((name) => statSync(join(root, name)).isFile());
}

/** Without development tools, which a host would otherwise want to install. */
async function productionManifest(root: string): Promise<string> {
  const { scripts, ...rest } = manifest.parse(JSON.parse(await readFile(join(root, 'package.json'), 'utf8')));
  const kept = Object.entries(scripts).filter(([name]) => ['start', 'audit', 'doctor'].includes(name));
  const production = { ...rest, scripts: Object.fromEntries(kept), devDependencies: undefined, devEngines: undefined };
  return `${JSON.stringify({ ...production, allowScripts: undefined }, null, 2)}\n`;
}

if (import.meta.main) {
  await command('No artefact', async () => {
    const { folder, zip, files, bytes } = await buildArtefact(process.cwd());
    const megabytes = (size: number): string => `${(size / 1e6).toFixed(1)} MB`;
    process.stdout.write(`${folder}: ${files} files, ${megabytes(bytes)}\n${zip}: ${megabytes(statSync(zip).size)}\n`);
  });
}
