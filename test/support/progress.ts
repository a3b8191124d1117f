/** A reporter for a run of many files: one line for each file as soon as it is done, and all failures at the end. */
import { relative } from 'node:path';
import Mocha from 'mocha';

const { EVENT_RUN_END, EVENT_SUITE_END, EVENT_TEST_FAIL, EVENT_TEST_PASS } = Mocha.Runner.constants;
const WIDTH = 60;

/** A test, or a hook that failed. */
type Done = Mocha.Test | Mocha.Hook;

export default class Progress extends Mocha.reporters.Base {
  constructor(runner: Mocha.Runner, options: Mocha.MochaOptions) {
    super(runner, options);
    let files = 0;
    let done: Done[] = [];
    const add = (one: Done) => void done.push(one);
    runner.on(EVENT_TEST_PASS, add).on(EVENT_TEST_FAIL, add);
    runner.on(EVENT_SUITE_END, (suite) => {
      // In parallel, each file has its own root, and its events arrive together when it is done.
      if (!suite.root || done.length === 0) return;
      files += 1;
      process.stdout.write(`${String(files).padStart(4)}  ${lineOf(done)}\n`);
      done = [];
    });
    runner.once(EVENT_RUN_END, () => this.epilogue());
  }
}

function lineOf(done: readonly Done[]): string {
  const file = relative('.', done.find((one) => one.file !== undefined)?.file ?? '');
  const seconds = done.reduce((sum, { duration = 0 }) => sum + duration, 0) / 1000;
  const failed = done.filter(({ state }) => state === 'failed');
  const counts = [`${done.length - failed.length} passed`, ...(failed.length === 0 ? [] : [`${failed.length} FAILED`])];
  const titles = failed.map((one) => `\n        ${one.titlePath().join(' › ')}`);
  return `${file.padEnd(WIDTH)} ${counts.join(', ')}, ${seconds.toFixed(1)} s${titles.join('')}`;
}
