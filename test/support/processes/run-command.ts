/** Our own commands, each in a process of its own. */
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import type { Settings } from './npm-start.ts';

/** Runs a command to its end, with these settings and nothing else from our environment. @returns its status and output */
export async function runCommand(
  args: readonly string[],
  settings: Settings,
): Promise<{ readonly code: number | null; readonly said: string }> {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, args, { env: { PATH, ...settings }, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const [said, code] = await Promise.all([text(child.stdout), ended]);
  return { code, said };
}
