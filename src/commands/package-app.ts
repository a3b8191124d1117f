/**
 * `npm run package [-- --env dev]`: builds the app package for Teams from `appPackage/` and an environment's variables.
 */
import { randomUUID } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs, parseEnv } from 'node:util';
import { AppManifestUtils, type TeamsManifestLatest } from '@microsoft/app-manifest';
import { Ajv } from 'ajv';
import { zipSync } from 'fflate';
import { z } from 'zod';
import { appVersion } from './app-version.ts';
import { environmentExample } from './environment-files.ts';
import { uploadProblems } from './manifest-rules.ts';
import { command } from './command.ts';

/** `notes` says what the command added to the environment's file, whether it succeeds or not. */
export type Packaged =
  | { readonly ok: true; readonly file: string; readonly notes: readonly string[] }
  | { readonly ok: false; readonly problems: readonly string[]; readonly notes: readonly string[] };

type Variables = Readonly<Record<string, string>>;
type Files = Readonly<Record<string, Uint8Array>>;

/** The newest version whose schema the library includes; it would try to download any other. */
const VERSION = '1.30' satisfies TeamsManifestLatest['manifestVersion'];
const SCHEMAS = `https://developer.microsoft.com/json-schemas/teams/v${VERSION}`;
/** Sizes of the two icons in pixels (Microsoft, "Create Teams app package": app icons). */
const ICON_SIZES = { color: 192, outline: 32 } as const;
const PLACEHOLDER = /\$\{\{\s*([A-Za-z_]\w*)\s*\}\}/g;
/** The only variable that may be empty: a production app needs no suffix. */
const MAY_BE_EMPTY = 'APP_NAME_SUFFIX';

const outline = z.looseObject({
  $schema: z.literal(`${SCHEMAS}/MicrosoftTeams.schema.json`),
  manifestVersion: z.literal(VERSION),
  icons: z.object({ color: z.string(), outline: z.string() }),
  localizationInfo: z.looseObject({ additionalLanguages: z.array(z.looseObject({ file: z.string() })).default([]) }),
});
/** Satisfies the library's type; the library's schema does the validation. */
const manifestOf = z.custom<TeamsManifestLatest>((value) => outline.safeParse(value).success);

/**
 * Writes `appPackage/build/appPackage.<name>.zip` from `appPackage/manifest.json`, with the values of `env/.env.<name>`
 * and `env/.env.<name>.user`; and its manifest beside it, as the Agents Toolkit does, for the doctor. If they don't exist yet, creates `env/.env.<name>` from the example, and a TEAMS_APP_ID.
 * @param root the project's folder
 * @param now the time that sets the package's version
 * @returns the file, or all problems; then it writes no package
 */
export async function packageApp(root: string, name: string, now = new Date()): Promise<Packaged> {
  const problems: string[] = [];
  const notes: string[] = [];
  const variables = { ...(await readVariables(root, name, notes)), APP_VERSION: appVersion(now) };
  const files = await readApp(join(root, 'appPackage'), variables, problems);
  if (problems.length > 0) return { ok: false, problems: [...new Set(problems)], notes };
  const file = join('appPackage', 'build', `appPackage.${name}.zip`);
  await mkdir(join(root, 'appPackage', 'build'), { recursive: true });
  await writeFile(join(root, file), zipSync({ ...files }));
  await writeFile(join(root, 'appPackage', 'build', `manifest.${name}.json`), files['manifest.json'] ?? '');
  return { ok: true, file, notes };
}

async function readVariables(root: string, name: string, notes: string[]): Promise<Variables> {
  const file = join(root, 'env', `.env.${name}`);
  const [found, own] = await Promise.all([readText(file), readText(`${file}.user`)]);
  let shared = found;
  if (shared === null) {
    shared = await environmentExample(root, name);
    notes.push(`Created env/.env.${name} from env/.env.dev.example.`);
  }
  const variables = { ...parseEnv(shared), ...parseEnv(own ?? '') };
  if ((variables['TEAMS_APP_ID'] ?? '') === '') {
    const id = randomUUID();
    const line = `TEAMS_APP_ID=${id}`;
    shared = /^TEAMS_APP_ID=/m.test(shared) ? shared.replace(/^TEAMS_APP_ID=.*$/m, line) : `${shared}\n${line}\n`;
    variables['TEAMS_APP_ID'] = id;
    notes.push(
      `Created TEAMS_APP_ID ${id} in env/.env.${name}. Keep it: with another ID, Teams takes this for another app.`,
    );
  }
  if (shared !== found) await writeFile(file, shared);
  return z.record(z.string(), z.string()).parse(variables);
}

/** @returns the package's files by name; adds what is wrong to `problems` */
async function readApp(folder: string, variables: Variables, problems: string[]): Promise<Files> {
  const manifest = await readJson(folder, 'manifest.json', variables, problems);
  if (manifest === null) return {};
  const parts = outline.safeParse(manifest);
  if (!parts.success) {
    const issues = parts.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
    problems.push(...issues.map((issue) => `manifest.json: ${issue}`));
    return {};
  }
  const errors = await AppManifestUtils.validateAgainstSchema(manifestOf.parse(manifest));
  const ofFilled = errors.filter((error) => !isUnfilled(manifest, error.split(' ')[0] ?? ''));
  problems.push(...ofFilled.map((error) => `manifest.json: ${error.replace(/\. Details: .*/s, '')}`));
  problems.push(...uploadProblems(manifest).map((problem) => `manifest.json: ${problem}`));
  const files: Record<string, Uint8Array> = { 'manifest.json': jsonBytes(manifest) };
  for (const { file } of parts.data.localizationInfo.additionalLanguages) {
    const language = await readJson(folder, file, variables, problems);
    if (language === null) continue;
    problems.push(...(await languageProblems(language)).map((problem) => `${file}: ${problem}`));
    files[file] = jsonBytes(language);
  }
  for (const kind of ['color', 'outline'] as const) {
    const file = parts.data.icons[kind];
    const image = await readFile(join(folder, file)).catch(() => null);
    const problem = iconProblem(image, ICON_SIZES[kind]);
    if (problem !== null) problems.push(`${file}: ${problem}`);
    if (image !== null) files[file] = image;
  }
  return files;
}

/** @returns the file's JSON with placeholders filled in; null if there is none; adds what is wrong to `problems` */
async function readJson(folder: string, file: string, variables: Variables, problems: string[]): Promise<unknown> {
  const text = await readText(join(folder, file));
  if (text === null) {
    problems.push(`${file}: is missing`);
    return null;
  }
  const fill = (value: string): string =>
    value.replace(PLACEHOLDER, (whole, name: string) => {
      const given = variables[name];
      const isGiven = given !== undefined && (given !== '' || name === MAY_BE_EMPTY);
      if (!isGiven) problems.push(`${name} has no value, but ${file} needs it`);
      return isGiven ? given : whole;
    });
  try {
    const json: unknown = JSON.parse(text, (_key, value: unknown) => (typeof value === 'string' ? fill(value) : value));
    return json;
  } catch (error) {
    problems.push(`${file}: ${String(error)}`);
    return null;
  }
}

/** Doesn't use the library's validation, which can't compile some patterns of Microsoft's own schema. */
async function languageProblems(language: unknown): Promise<string[]> {
  const schema = await AppManifestUtils.fetchSchema(`${SCHEMAS}/MicrosoftTeams.Localization.schema.json`);
  const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false, validateFormats: false });
  const validate = ajv.compile({ ...schema, $schema: undefined });
  validate(language);
  return (validate.errors ?? [])
    .filter(({ instancePath }) => !isUnfilled(language, instancePath))
    .map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`.trim());
}

/**
 * Does this value still have its placeholder? That's reported already, and the only reason why it breaks the schema.
 */
function isUnfilled(json: unknown, pointer: string): boolean {
  const step = (at: unknown, key: string): unknown =>
    typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined;
  const value = pointer.split('/').slice(1).reduce(step, json);
  return typeof value === 'string' && value.includes('${{');
}

/** A PNG starts with its signature and the IHDR chunk, with width and height at bytes 16 and 20 (RFC 2083). */
function iconProblem(image: Buffer | null, size: number): string | null {
  if (image === null) return 'is missing';
  if (image.length < 24 || image.toString('latin1', 1, 4) !== 'PNG') return 'is not a PNG';
  const [width, height] = [image.readUInt32BE(16), image.readUInt32BE(20)];
  return width === size && height === size ? null : `is ${width}×${height} pixels, must be ${size}×${size}`;
}

function jsonBytes(value: unknown): Uint8Array {
  return Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
}

function readText(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch(() => null);
}

if (import.meta.main) {
  await command('No app package', async () => {
    const { values } = parseArgs({ options: { env: { type: 'string', default: 'dev' } } });
    const packaged = await packageApp(process.cwd(), values.env);
    process.stdout.write(packaged.notes.map((note) => `${note}\n`).join(''));
    if (packaged.ok) {
      process.stdout.write(`${packaged.file}\n`);
    } else {
      const list = packaged.problems.map((problem) => `  - ${problem}\n`).join('');
      process.stderr.write(
        `No app package created. Fix these in env/.env.${values.env} or appPackage/, then try again:\n${list}`,
      );
      process.exitCode = 1;
    }
  });
}
