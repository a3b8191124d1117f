/** `npm run sandbox`: says what it does, starts the sandbox, and prints its address. Its data survive a restart. */
import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

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
process.stdout.write('Starting a local Teams, a local directory and the bot between them …\n');
// Loading modules takes most of a start, so nothing else is imported before the first line is written.
enableCompileCache(join(import.meta.dirname, '../node_modules/.cache/compiled'));
const { runSandbox } = await import('./run.ts');
await runSandbox({
  fresh: chosen.fresh,
  resetAs: chosen['as-approver'] || chosen['ask-consent'] ? 'approver' : 'app',
  consent: chosen['ask-consent'] ? 'nobody' : 'everybody',
});

function chosenOptions() {
  const flag = { type: 'boolean', default: false } as const;
  try {
    return parseArgs({ options: { fresh: flag, 'as-approver': flag, 'ask-consent': flag, help: flag } }).values;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${HELP}`);
    process.exit(1);
  }
}
