import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';

const COMMANDS = [
  'chat-link',
  'deploy',
  'doctor',
  'environment-files',
  'package-app',
  'permissions',
  'provision',
] as const;

/** Where nothing is set up. */
function inEmptyFolder(command: string, ...args: readonly string[]): { status: number | null; said: string } {
  const file = resolve(`src/commands/${command}.ts`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [file, ...args], { cwd: tmpdir(), encoding: 'utf8' });
  return { status, said: stdout + stderr };
}

describe('A command of the set-up', () => {
  for (const command of COMMANDS) {
    it(`says that it does not know an option, without a stack: ${command}`, () => {
      const { status, said } = inEmptyFolder(command, '--no-such-option');
      assert.ok(status !== 0);
      assert.match(said, /'--no-such-option'/);
      assert.doesNotMatch(said, /^\s+at /m);
    });
  }

  for (const command of ['build-artefact', 'chat-link', 'deploy', 'package-app', 'provision'] as const) {
    it(`says what is missing, without a stack: ${command}`, () => {
      const { status, said } = inEmptyFolder(command);
      assert.equal(status, 1);
      assert.match(said, /^(?:No|Not) /);
      assert.doesNotMatch(said, /^\s+at /m);
    });
  }
});
