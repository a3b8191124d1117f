/**
 * `npm run provision [-- --env dev] [--with-secret]`: deploys `infra/` with the Azure CLI, for those without the Agents Toolkit. Like the toolkit, it fills
 * the placeholders of the parameter file in, and writes what Azure answers into the environment's file.
 */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { parseArgs, promisify } from 'node:util';
import { z } from 'zod';
import { environmentFiles, readEnvironment } from './environment-files.ts';
import { command, tidied } from './command.ts';

/** Runs a program. @returns what it printed @throws if it fails */
type Run = (program: string, args: readonly string[]) => Promise<string>;
type Variables = Readonly<Record<string, string | undefined>>;

const PLACEHOLDER = /\$\{\{\s*(\w+)\s*\}\}/g;
/** Only RESET_AS=approver has an app registration. */
const SECRET = 'SECRET_AAD_APP_CLIENT_SECRET';
const OF_THE_APP = ['AAD_APP_CLIENT_ID', SECRET];
const GROUP = 'AZURE_RESOURCE_GROUP_NAME';
const parameterFile = z.looseObject({ parameters: z.record(z.string(), z.looseObject({ value: z.json() })) });
const outputsOf = z.record(z.string(), z.object({ value: z.string() }));

/**
 * @param secret of the app registration; empty with RESET_AS=app
 * @returns the variables that it wrote @throws if something isn't filled in, or the deployment fails
 */
export async function provision(root: string, name: string, secret: string, run: Run): Promise<readonly string[]> {
  await environmentFiles(root, name);
  const file = await readEnvironment(root, name);
  // Names in Azure have to be unique in the world. As the toolkit does, this is decided once.
  const made = file['RESOURCE_SUFFIX'] ? {} : { RESOURCE_SUFFIX: randomBytes(3).toString('hex') };
  const variables: Variables = { ...file, ...made, [SECRET]: secret };
  const parameters = await filledIn(join(root, `infra/azure.parameters.${name}.json`), variables);
  const group = variables[GROUP] ?? '';
  const subscription = variables['AZURE_SUBSCRIPTION_ID'];
  await write(root, name, made);
  const folder = await mkdtemp(join(tmpdir(), 'provision-'));
  const deployed = async (): Promise<readonly string[]> => {
    // A file that only its owner reads: every program on the machine sees the arguments.
    const path = join(folder, 'parameters.json');
    await writeFile(path, JSON.stringify(parameters), { mode: 0o600 });
    const printed = await run('az', [
      ...['deployment', 'group', 'create', '--name', 'password-reset', '--resource-group', group],
      ...(subscription ? ['--subscription', subscription] : []),
      ...['--template-file', join(root, 'infra/azure.bicep'), '--parameters', `@${path}`],
      ...['--query', 'properties.outputs', '--output', 'json'],
    ]);
    const outputs = Object.entries(outputsOf.parse(JSON.parse(printed)));
    // Azure changes the case of the names.
    const written = Object.fromEntries(outputs.map(([key, { value }]) => [key.toUpperCase(), value]));
    await write(root, name, written);
    return Object.keys({ ...made, ...written });
  };
  return tidied(deployed, () => rm(folder, { recursive: true }));
}

/** @returns the parameter file without placeholders @throws if a value is missing */
async function filledIn(path: string, variables: Variables): Promise<z.output<typeof parameterFile>> {
  const missing = new Set<string>();
  const mayBeEmpty = ['APP_NAME_SUFFIX', ...(variables['RESET_AS'] === 'app' ? OF_THE_APP : [])];
  const fill = (value: string): string =>
    value.replaceAll(PLACEHOLDER, (_, name: string) => {
      const filled = variables[name] ?? '';
      if (filled === '' && !mayBeEmpty.includes(name)) missing.add(name);
      return filled;
    });
  const file = parameterFile.parse(JSON.parse(await readFile(path, 'utf8')));
  const parameters = Object.fromEntries(
    Object.entries(file.parameters).map(([name, { value, ...rest }]) => {
      return [name, { ...rest, value: typeof value === 'string' ? fill(value) : value }];
    }),
  );
  if (!variables[GROUP]) missing.add(GROUP);
  if (missing.size > 0) {
    const hint = missing.has(SECRET) ? '; the secret comes from standard input, with --with-secret' : '';
    throw new Error(`Not filled in: ${[...missing].join(', ')} (docs/setup.md, 1${hint})`);
  }
  return { ...file, parameters };
}

/** Sets variables in `env/.env.<name>`, and leaves every other line as it is. */
async function write(root: string, name: string, variables: Readonly<Record<string, string>>): Promise<void> {
  const path = join(root, `env/.env.${name}`);
  const lines = (await readFile(path, 'utf8')).trimEnd().split('\n');
  for (const [key, value] of Object.entries(variables)) {
    const at = lines.findIndex((line) => line.startsWith(`${key}=`));
    lines.splice(at === -1 ? lines.length : at, at === -1 ? 0 : 1, `${key}=${value}`);
  }
  await writeFile(path, `${lines.join('\n')}\n`);
}

if (import.meta.main) {
  await command('Not provisioned', async () => {
    const { values } = parseArgs({
      options: { env: { type: 'string', default: 'dev' }, 'with-secret': { type: 'boolean', default: false } },
    });
    // Standard input shows it neither in the shell's history nor in the list of processes.
    const secret = values['with-secret'] ? (await text(process.stdin)).trim() : '';
    const written = await provision(process.cwd(), values.env, secret, async (program, args) => {
      process.stdout.write('Azure takes up to half an hour\n');
      const { stdout } = await promisify(execFile)(program, args, { maxBuffer: 1e8 }).catch((error: unknown) => {
        const isAbsent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
        throw isAbsent ? new Error(`${program} does not start: is it installed?`) : error;
      });
      return stdout;
    });
    process.stdout.write(`Done. env/.env.${values.env} has ${written.join(', ')}\n`);
    process.stdout.write('Next: the permissions, before "npm run deploy" (docs/setup.md, 2)\n');
  });
}
