/**
 * `npm run environment [-- --env dev]`: makes the files of an environment from their examples, for the set-up to fill in. Git ignores
 * them, so that an update never conflicts with them.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs, parseEnv } from 'node:util';
import { command } from './command.ts';

/** @returns the variables in `env/.env.<name>` of the project in this folder @throws if it isn't there */
export async function readEnvironment(
  root: string,
  name: string,
): Promise<Readonly<Record<string, string | undefined>>> {
  const file = `env/.env.${name}`;
  const text = await readFile(join(root, file), 'utf8').catch((error: unknown) => {
    if (!isCode(error, 'ENOENT')) throw error;
    throw new Error(`${file} is missing: "npm run environment -- --env ${name}" makes it`);
  });
  return parseEnv(text);
}

/** @returns the first content of `env/.env.<name>`; people see which environment they use, except in production */
export async function environmentExample(root: string, name: string): Promise<string> {
  const example = await readFile(join(root, 'env/.env.dev.example'), 'utf8');
  const suffix = name === 'prod' ? '' : `" (${name})"`;
  return example
    .replace('TEAMSFX_ENV=dev', `TEAMSFX_ENV=${name}`)
    .replace(/^APP_NAME_SUFFIX=.*$/m, `APP_NAME_SUFFIX=${suffix}`);
}

/** Makes `env/.env.<name>` and `infra/azure.parameters.<name>.json`, unless they are there. @returns those that it made */
export async function environmentFiles(root: string, name: string): Promise<readonly string[]> {
  const files = [
    [`env/.env.${name}`, await environmentExample(root, name)],
    [`infra/azure.parameters.${name}.json`, await readFile(join(root, 'infra/azure.parameters.example.json'), 'utf8')],
  ] as const;
  const made = await Promise.all(
    files.map(async ([file, content]) => ((await isNew(join(root, file), content)) ? [file] : [])),
  );
  return made.flat();
}

async function isNew(file: string, content: string): Promise<boolean> {
  try {
    await writeFile(file, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

if (import.meta.main) {
  await command('No environment', async () => {
    const { values } = parseArgs({ options: { env: { type: 'string', default: 'dev' } } });
    const made = await environmentFiles(process.cwd(), values.env);
    const lines = made.map((file) => `Made ${file}. Fill it in; git ignores it.`);
    process.stdout.write(`${(lines.length > 0 ? lines : ['All files are there.']).join('\n')}\n`);
  });
}
