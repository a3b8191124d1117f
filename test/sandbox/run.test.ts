/** `npm run sandbox`, in a folder of its own: what it says, and what becomes of a second one, of a taken port and of lost data. */
import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { type Server, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';

const INDEX = resolve('sandbox/index.ts');
const ADDRESS = /^Password Reset sandbox: (http:\S+)$/;
const state = z.object({ people: z.array(z.object({ name: z.string(), id: z.string(), chat: z.string() })) });

type Run = {
  /** What it has printed so far. */
  readonly lines: readonly string[];
  /** @throws if it ends before it prints one */
  address(): Promise<string>;
  readonly ended: Promise<number | null>;
  stop(): Promise<number | null>;
};

describe('"npm run sandbox", one after another in one folder', () => {
  let folder: string;
  let usual: Server;
  const running: ChildProcess[] = [];

  const run = (...options: string[]): Run => {
    // As the script in package.json does.
    const flags = ['--liftoff-only', '--disable-warning=ExperimentalWarning'];
    const child = spawn(process.execPath, [...flags, INDEX, ...options], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    running.push(child);
    const lines: string[] = [];
    const address = Promise.withResolvers<string>();
    address.promise.catch(() => undefined);
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line);
      const [, url] = ADDRESS.exec(line) ?? [];
      if (url !== undefined) address.resolve(url);
    });
    const ended = new Promise<number | null>((settle) => {
      child.once('close', (code) => {
        address.reject(new Error(`It ended: ${lines.join('\n')}`));
        settle(code);
      });
    });
    const stop = (): Promise<number | null> => {
      child.kill('SIGTERM');
      return ended;
    };
    return { lines, address: () => address.promise, ended, stop };
  };

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
    // A sandbox that someone left running has the usual port as well.
    usual = createServer().listen(3979, '127.0.0.1');
    await Promise.race([once(usual, 'listening'), once(usual, 'error').catch(() => undefined)]);
  });
  after(async () => {
    for (const child of running) child.kill('SIGKILL');
    usual.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('says what it does before it does it, and that it took another port', async () => {
    const first = run();
    const url = await first.address();
    assert.deepEqual(first.lines.slice(0, 3), [
      'Starting a local Teams, a local directory and the bot between them …',
      'It is the first start: the database and the approvals channel are set up …',
      'Another program has port 3979: taking a free one.',
    ]);
    assert.equal((await fetch(url)).status, 200);
    assert.equal(await first.stop(), 0);
  });

  it('names the address of the one that runs already, whose data it leaves alone even with --fresh', async () => {
    const first = run();
    const url = await first.address();
    const kept = await readdir(join(folder, 'data/sandbox'));
    const second = run();
    assert.equal(await second.ended, 0);
    assert.equal(second.lines.at(-1), `Already running at ${url}`);
    const fresh = run('--fresh');
    assert.equal(await fresh.ended, 1);
    assert.deepEqual(fresh.lines.slice(-2), [
      `Already running at ${url}`,
      'Stop that one (Ctrl+C in its window) to start it with other options.',
    ]);
    assert.deepEqual(await readdir(join(folder, 'data/sandbox')), kept);
    assert.equal((await fetch(url)).status, 200);
    assert.equal(await first.stop(), 0);
  });

  it('with --fresh forgets everything but its lock, which it holds', async () => {
    const first = run('--fresh');
    const url = await first.address();
    assert.ok(first.lines[1]?.startsWith('It is the first start'), first.lines[1]);
    const second = run();
    assert.equal(await second.ended, 0);
    assert.equal(second.lines.at(-1), `Already running at ${url}`);
    assert.equal(await first.stop(), 0);
  });

  for (const [lost, what] of [
    ['bot', 'the bot’s data are gone'],
    ['chats.json', 'the chats are gone'],
    [null, 'Teams has another address'],
  ] as const) {
    it(`approvers get their cards after a restart for which ${what}`, async () => {
      if (lost !== null) await rm(join(folder, 'data/sandbox', lost), { recursive: true });
      const again = run();
      const url = await again.address();
      const card = seen(url, 'Reset Megan Bowen’s password?');
      await ask(url, 'Megan Bowen', ['cancel', 'reset my password', 'Forgotten on holiday']);
      await card;
      assert.equal(await again.stop(), 0);
    });
  }
});

/** Someone writes to the bot, as on the page. */
async function ask(url: string, name: string, texts: readonly string[]): Promise<void> {
  const { people } = state.parse(await (await fetch(`${url}sandbox/state`)).json());
  const person = people.find((one) => one.name === name);
  if (person === undefined) throw new Error(`Nobody is called ${name}`);
  for (const text of texts) {
    const message = { person: person.id, conversation: person.chat, text, mention: false };
    const headers = { 'content-type': 'application/json' };
    const sent = { method: 'POST', headers, body: JSON.stringify(message) };
    const answer: Response = await fetch(`${url}sandbox/messages`, sent);
    assert.equal(await answer.text(), '{"problem":null}');
  }
}

/** Resolves once a message with this text appears anywhere. */
async function seen(url: string, text: string): Promise<void> {
  const { body } = await fetch(`${url}sandbox/events`);
  assert.ok(body);
  let told = '';
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
    told += chunk;
    if (told.includes(text)) return;
  }
  throw new Error(`It never appeared: ${text}`);
}
