/** `npm run sandbox`: starts the sandbox and prints its address. Its data survives a restart. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createLog } from '../src/telemetry/log.ts';
import { setUpApprovals } from './set-up-approvals.ts';
import type { Sandbox } from './sandbox.ts';

const FOLDER = 'data/sandbox';
const PORT = 3979;
const APP_ID = '5a5d0b0c-0000-4000-8000-000000000b07';

const HELP = `Password Reset sandbox

  npm run sandbox                       the bot resets in its own name; continues where it stopped
  npm run sandbox -- --as-approver      the bot resets in the approver's name; Teams signs them in
  npm run sandbox -- --ask-consent      the same, and every approver is asked for their consent first
  npm run sandbox -- --fresh            forgets everything first; combines with the others
  npm run sandbox -- --help             this text
`;

const chosen = chosenOptions();
if (chosen.help) {
  process.stdout.write(HELP);
  process.exit();
}
if (chosen.fresh) rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });

process.stdout.write('Starting a local Teams, a local directory and the bot between them …\n');
// Loading modules takes most of a start.
enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/compiled'));
const { startSandbox } = await import('./sandbox.ts');
const sandbox = await start(PORT).catch((error: unknown) => {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return start(0);
  throw error;
});
await setUpApprovals(sandbox.teams);
process.stdout.write(
  `\nPassword Reset sandbox: ${sandbox.teams.url}/\n` +
    `Resets are done in the name of ${sandbox.authority === undefined ? 'the bot' : 'the approver'}.\n` +
    '(Ctrl+C stops it; "npm run sandbox -- --help" lists options)\n\n',
);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void sandbox.close().finally(() => process.exit(0));
  });
}

function chosenOptions() {
  const flag = { type: 'boolean', default: false } as const;
  try {
    return parseArgs({ options: { fresh: flag, 'as-approver': flag, 'ask-consent': flag, help: flag } }).values;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
    process.exit(1);
  }
}

function start(port: number): Promise<Sandbox> {
  return startSandbox({
    appId: APP_ID,
    port,
    resetAs: chosen['as-approver'] || chosen['ask-consent'] ? 'approver' : 'app',
    consent: chosen['ask-consent'] ? 'nobody' : 'everybody',
    secretKey: secretKey(),
    database: { dataDir: join(FOLDER, 'bot') },
    historyFile: join(FOLDER, 'chats.json'),
    log: createLog({ level: 'warn' }),
  });
}

/** The same key at every start, so that a password sealed before a restart can be opened after it. */
function secretKey(): string {
  const file = join(FOLDER, 'secret.key');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}
