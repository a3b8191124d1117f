/** `npm run fuzz`: random HTTP, activities and texts; `--help` says how to choose among them and how to repeat a run. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const KINDS = ['http', 'activities', 'texts'];
const HELP = `npm run fuzz -- [--only ${KINDS.join('|')}] [--seed number] [--count number]

--only   one kind of input instead of all
--seed   repeats the run that printed this seed; random by default
--count  how many inputs in all; 8000 by default, which take about a minute`;

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    seed: { type: 'string' },
    count: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});
const { only, seed, count, help } = values;
const isNumber = (text: string | undefined): boolean => text === undefined || /^\d{1,10}$/.test(text);
if (help || !isNumber(seed) || !isNumber(count) || (only !== undefined && !KINDS.includes(only))) {
  process.stdout.write(`${HELP}\n`);
  process.exit(help ? 0 : 2);
}

const mocha = fileURLToPath(import.meta.resolve('mocha/bin/mocha.js'));
const child = spawn(
  process.execPath,
  [mocha, '--config', 'test/fuzz/.mocharc.json', `test/fuzz/${only ?? '*'}.test.ts`],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      ...(only === undefined ? {} : { FUZZ_ONLY: only }),
      ...(seed === undefined ? {} : { FUZZ_SEED: seed }),
      ...(count === undefined ? {} : { FUZZ_COUNT: count }),
    },
  },
);
child.once('exit', (status) => process.exit(status ?? 1));
