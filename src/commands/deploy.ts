/**
 * `npm run deploy [-- --env dev]`: builds the artefact, uploads it to the web app of an environment with the Azure CLI, and waits until the
 * bot is ready. The web app takes uploads only meanwhile.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { buildArtefact } from './build-artefact.ts';
import { readEnvironment } from './environment-files.ts';
import { command, tidied } from './command.ts';

export type Surroundings = {
  /** Builds the artefact. @returns the zip file */
  readonly build: () => Promise<string>;
  /** Runs a program. @throws if it fails */
  readonly run: (program: string, args: readonly string[]) => Promise<void>;
  readonly isReady: (url: string) => Promise<boolean>;
  readonly pause: () => Promise<void>;
  readonly say: (line: string) => void;
};

/** A start takes seconds; App Service takes minutes to unpack the first package and to resolve Key Vault references. */
const LOOKS = 60;
const PAUSE_MS = 5_000;
const AN_APP = /^\/subscriptions\/[^/]+\/resourceGroups\/([^/]+)\/providers\/Microsoft\.Web\/sites\/([^/]+)$/i;

/** @param settings the environment's variables, as the set-up wrote them @throws if a step fails, with what to do */
export async function deploy(
  settings: Readonly<Record<string, string | undefined>>,
  { build, run, isReady, pause, say }: Surroundings,
): Promise<void> {
  const { AZURE_APP_SERVICE_RESOURCE_ID: id = '', BOT_DOMAIN: domain = '' } = settings;
  const [, group, name] = AN_APP.exec(id) ?? [];
  if (group === undefined || name === undefined || domain === '') {
    throw new Error('AZURE_APP_SERVICE_RESOURCE_ID or BOT_DOMAIN is missing: set up Azure first (docs/setup.md)');
  }
  const zip = await build();
  const door = (action: 'Allow' | 'Deny'): Promise<void> =>
    run('az', [
      ...['resource', 'update', '--ids', `${id}/config/web`, '--api-version', '2024-11-01', '--output', 'none'],
      ...['--set', `properties.scmIpSecurityRestrictionsDefaultAction=${action}`],
    ]);
  say(`Uploading to ${name}`);
  let isOpen = false;
  await tidied(
    async () => {
      await door('Allow');
      isOpen = true;
      const app = ['--resource-group', group, '--name', name];
      await run('az', ['webapp', 'deploy', ...app, '--src-path', zip, '--type', 'zip', '--output', 'none']);
    },
    () =>
      door('Deny').catch((error: unknown) => {
        throw isOpen
          ? new Error(`${name} still takes uploads: deploy again, which ends that`, { cause: error })
          : error;
      }),
  );
  const url = `https://${domain}/readyz`;
  for (let look = 1; !(await isReady(url)); look += 1) {
    if (look === LOOKS) throw new Error(`${url} does not answer with 200: read the log of the web app`);
    await pause();
  }
  say(`${url} answers: the bot is ready`);
}

const OWN_SETTINGS = 'env/.env.bot.user';

function started(program: string, args: readonly string[]): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  const child = spawn(program, args, { stdio: 'inherit' });
  child.once('error', () => reject(new Error(`${program} does not start: is it installed?`)));
  child.once('exit', (code) => {
    if (code === 0) resolve(undefined);
    else reject(new Error(`${program} ${args.slice(0, 2).join(' ')} ended with status ${code ?? 'none'}`));
  });
  return promise;
}

if (import.meta.main) {
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const root = process.cwd();
  await command('Not deployed', async () => {
    const { values } = parseArgs({ options: { env: { type: 'string', default: 'dev' } } });
    await deploy(await readEnvironment(root, values.env), {
      build: async () => {
        const { zip, files, bytes } = await buildArtefact(root);
        say(`${zip}: ${files} files, ${(bytes / 1e6).toFixed(1)} MB`);
        return zip;
      },
      run: started,
      isReady: (url) =>
        fetch(url, { signal: AbortSignal.timeout(PAUSE_MS) }).then(
          ({ status }) => status === 200,
          () => false,
        ),
      pause: () => wait(PAUSE_MS),
      say,
    });
    if (existsSync(join(root, OWN_SETTINGS))) {
      const doctor = [`--env-file=${OWN_SETTINGS}`, 'src/commands/doctor.ts'];
      process.exitCode = spawnSync(process.execPath, doctor, { stdio: 'inherit' }).status ?? 1;
    } else {
      say(
        'Next: the app in Teams (docs/setup.md, 4). Then write "doctor" to it, or run the doctor in the web app (docs/operations.md)',
      );
    }
  });
}
