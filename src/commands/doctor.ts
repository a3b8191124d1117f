/** `npm run doctor`: is the bot set up right? One line for each finding, with what to do about it. */
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { type Finding, counted, inOrder, lineOf, statusOf } from '../doctor/finding.ts';
import { endpointAt } from '../doctor/from-inside.ts';
import { type OutsideOptions, examineFromOutside } from '../doctor/from-outside.ts';
import { readStore } from '../doctor/parts/store.ts';
import { judgeNames, judgeSettings } from '../doctor/rules/settings.ts';
import { type Loaded, loadOwn, misspelledSettings } from '../settings/config.ts';
import type { Misspelled } from '../settings/misspelled.ts';
import { reasonOf } from '../store/database/outage.ts';
import { createLog } from '../telemetry/log.ts';

const USAGE = `Usage:
  npm run doctor [-- --json] [--endpoint URL] [--send-test]

  --json       prints the findings as JSON
  --endpoint   the messaging endpoint, as in the Azure Bot; on App Service its own
  --send-test  also posts a test card to the approvals channel

Uses the settings of the service, and changes nothing else.
Exit status: 0 (all that was checked is well), 1 (warnings), 2 (something is wrong, the arguments are, or the doctor
itself fails).
`;

type Wanted = {
  readonly help: boolean;
  readonly json: boolean;
  readonly endpoint?: string;
  readonly 'send-test': boolean;
};
type Surroundings = Pick<OutsideOptions, 'readStore' | 'packages'> & {
  readonly own: () => Loaded;
  readonly misspelled: () => readonly Misspelled[];
  readonly now?: () => Date;
  readonly out: Writable;
  readonly err: Writable;
};

/** Runs the command with these arguments; writes findings to `out`, errors to `err`. @returns the exit status */
export async function doctor(args: string[], surroundings: Surroundings): Promise<0 | 1 | 2> {
  const { out, err, own } = surroundings;
  const wanted = readArguments(args);
  if ('problem' in wanted) {
    err.write(`${wanted.problem}\n\n${USAGE}`);
    return 2;
  }
  if (wanted.help) {
    out.write(USAGE);
    return 0;
  }
  let findings: readonly Finding[];
  try {
    findings = await findingsOf(own(), wanted, surroundings);
  } catch (error) {
    // Left to Node, the status would be 1, which stands for warnings.
    err.write(`The doctor itself failed, and says nothing about the set-up: ${reasonOf(error)}\n`);
    return 2;
  }
  out.write(wanted.json ? `${JSON.stringify({ status: statusOf(findings), findings }, null, 2)}\n` : asText(findings));
  return statusOf(findings);
}

/** Without valid settings, nothing else can be read. */
async function findingsOf(loaded: Loaded, wanted: Wanted, surroundings: Surroundings): Promise<readonly Finding[]> {
  const names = judgeNames(surroundings.misspelled());
  if (!loaded.ok) return inOrder([...judgeSettings(loaded.problems), ...names]);
  const endpoint = wanted.endpoint ?? endpointAt(loaded.config.host);
  const { now = () => new Date(), readStore, packages } = surroundings;
  const log = createLog({ level: 'silent' });
  const wished = { config: loaded.config, endpoint, sendTest: wanted['send-test'] };
  return inOrder([...(await examineFromOutside({ ...wished, now, readStore, packages, log })), ...names]);
}

function asText(findings: readonly Finding[]): string {
  const count = (state: Finding['state']): number => findings.filter((one) => one.state === state).length;
  const sum = `${count('wrong')} wrong, ${counted(count('warning'), 'warning')}, ${count('ok') + count('note')} ok, ${count('not-checked')} not checked`;
  return `${findings.map(lineOf).join('\n')}\n\n${sum}\n`;
}

function readArguments(args: string[]): Wanted | { readonly problem: string } {
  try {
    const { values } = parseArgs({
      args,
      options: {
        json: { type: 'boolean', default: false },
        endpoint: { type: 'string' },
        'send-test': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const { endpoint } = values;
    if (endpoint !== undefined && !isPlainUrl(endpoint))
      return { problem: '--endpoint must be a URL, without a user or password' };
    return { ...values, ...(endpoint === undefined ? {} : { endpoint }) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

/** What is in it is printed. */
function isPlainUrl(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && url.username === '' && url.password === '';
}

if (import.meta.main) {
  process.exitCode = await doctor(process.argv.slice(2), {
    ...{ own: loadOwn, misspelled: misspelledSettings, readStore, packages: join('appPackage', 'build') },
    ...{ out: process.stdout, err: process.stderr },
  });
}
