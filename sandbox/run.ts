/** Runs the sandbox until a signal, and says what happens. */
import { createLog } from '../src/telemetry/log.ts';
import { type DataFolder, takeDataFolder } from './data-folder.ts';
import { type Sandbox, type SandboxOptions, startSandbox } from './sandbox.ts';
import { setUpApprovals } from './set-up-approvals.ts';

const FOLDER = 'data/sandbox';
const PORT = 3979;
const APP_ID = '5a5d0b0c-0000-4000-8000-000000000b07';

type Choice = Required<Pick<SandboxOptions, 'resetAs' | 'consent'>> & {
  /** Forget everything first? */
  readonly fresh: boolean;
};

/** Exits with status 1 if another sandbox runs that the choice asks to replace or to start differently. */
export async function runSandbox(choice: Choice): Promise<void> {
  const folder = takeDataFolder(FOLDER, choice);
  if ('runningAt' in folder) {
    const { runningAt } = folder;
    say(runningAt === undefined ? 'Already starting in another window.' : `Already running at ${runningAt}`);
    const differs = choice.fresh || choice.resetAs === 'approver';
    if (differs) say('Stop that one (Ctrl+C in its window) to start it with other options.');
    process.exit(differs ? 1 : 0);
  }
  say(folder.empty ? 'It is the first start: the database and the approvals channel are set up …' : 'Continuing …');
  const sandbox = await startOnAPort(choice, folder);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void sandbox.close().finally(() => {
        folder.release();
        process.exit(0);
      });
    });
  }
  await setUpApprovals(sandbox.teams, folder.bot);
  const url = `${sandbox.teams.url}/`;
  folder.listensAt(url);
  say(
    `\nPassword Reset sandbox: ${url}\n` +
      `Resets are done in the name of ${sandbox.authority === undefined ? 'the bot' : 'the approver'}.\n` +
      '(Ctrl+C stops it; "npm run sandbox -- --help" lists options)\n',
  );
}

async function startOnAPort(choice: Choice, folder: DataFolder): Promise<Sandbox> {
  try {
    return await start(choice, folder, PORT);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    say(`Another program has port ${PORT}: taking a free one.`);
    return start(choice, folder, 0);
  }
}

function start({ resetAs, consent }: Choice, folder: DataFolder, port: number): Promise<Sandbox> {
  return startSandbox({
    appId: APP_ID,
    ...{ port, resetAs, consent },
    secretKey: folder.secretKey,
    database: { dataDir: folder.bot },
    historyFile: folder.chats,
    log: createLog({ level: 'warn' }),
  });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
