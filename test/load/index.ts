/**
 * `npm run load`: a working day of an organisation of 200,000 people in ten minutes, with everything that goes wrong on such a day,
 * and a count at the end. It needs PostgreSQL (`TEST_DATABASE_URL`). The same seed plans the same day; how it goes depends on the
 * machine.
 */
import { randomInt } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { load } from './load.ts';
import { faultsOf, tableOf } from './result.ts';

const ACCOUNTS = 200_000;
const SEEDS = 1_000_000;

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    requests: { type: 'string', default: '2000' },
    seed: { type: 'string', default: String(randomInt(SEEDS)) },
    /** A file for the result as JSON. */
    json: { type: 'string' },
  },
});
const plan = z
  .object({
    minutes: z.coerce.number().positive(),
    requests: z.coerce.number().int().positive(),
    seed: z.coerce.number().int(),
  })
  .parse(values);

say(`Seed ${plan.seed}`);
const result = await load(plan, ACCOUNTS, say);
const faults = faultsOf(result);
say(`\n${tableOf(result)}\n`);
for (const fault of faults) say(`WRONG: ${fault}`);
say(faults.length === 0 ? 'Everything is as it should be.' : `${faults.length} things are wrong.`);
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(result, null, 2)}\n`);
process.exitCode = faults.length === 0 ? 0 : 1;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
