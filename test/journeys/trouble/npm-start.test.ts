import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { person } from '../../../sandbox/directory/people.ts';
import { passwordIn } from '../../support/world/journey.ts';
import { NPM_START, settingsOf } from '../../support/processes/npm-start.ts';
import { textOf } from '../../support/world/read-card.ts';
import { type CardMessage, NAMES, type World, startWorld } from '../../support/world/world.ts';

const { megan, alex, helpdesk } = NAMES;
const adele = 'Adele Vance';
const listening = z.object({ msg: z.literal('Listening'), port: z.number() });

/** `npm start` with these settings and nothing else from our environment. */
function start(settings: Readonly<Record<string, string>>): ChildProcess {
  const { PATH = '' } = process.env;
  return spawn(process.execPath, NPM_START, {
    env: { PATH, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** How a process ends: its status, or the signal. */
function ending(child: ChildProcess): Promise<[code: number | null, signal: NodeJS.Signals | null]> {
  return new Promise((resolve) => child.once('exit', (code, signal) => resolve([code, signal])));
}

/** Recognisers of numbers and dates, a second copy of what botframework-connector loads, and the embedded database. */
const IN_VAIN = /recognizers-text-suite|@azure\/identity\/dist\/esm|@electric-sql\/pglite/;
/** Prints, when the process ends, where it keeps compiled modules, how many it loaded, and which of them in vain. */
const TELLS_WHAT_IT_LOADED = `
  import { getCompileCacheDir, registerHooks } from 'node:module';
  const loaded = [];
  registerHooks({ load: (url, context, next) => { loaded.push(url); return next(url, context); } });
  process.on('exit', () => process.stdout.write(JSON.stringify({
    cache: getCompileCacheDir(), all: loaded.length, inVain: loaded.filter((url) => ${IN_VAIN}.test(url)),
  })));`;
const told = z.object({ cache: z.string(), all: z.number(), inVain: z.array(z.string()) });

describe('journey: how "npm start" starts', () => {
  it('loads nothing twice and nothing in vain, and keeps what it has compiled', async () => {
    const preload = ['--import', `data:text/javascript,${encodeURIComponent(TELLS_WHAT_IT_LOADED)}`];
    const { PATH = '' } = process.env;
    const { stdout } = spawn(process.execPath, [...preload, ...NPM_START], { env: { PATH } });
    const { cache, all, inVain } = told.parse(JSON.parse(await text(stdout)));
    assert.match(cache, /node_modules\/\.cache\/compiled\//);
    assert.ok(all > 1_000, `${all} modules`);
    assert.deepEqual(inVain, []);
  });

  it('is what App Service starts, with the same flags', () => {
    const [, command] = /appCommandLine: '(.*)'/.exec(readFileSync('infra/modules/web-app.bicep', 'utf8')) ?? [];
    assert.deepEqual(
      command
        ?.split(' ')
        .slice(1)
        .map((word) => resolve(word)),
      NPM_START.map((word) => resolve(word)),
    );
  });
});

describe('journey: "npm start" without settings', () => {
  const outcome = async (settings: Readonly<Record<string, string>>): Promise<[unknown, string]> => {
    const child = start(settings);
    assert.ok(child.stderr);
    const [said, ended] = await Promise.all([text(child.stderr), ending(child)]);
    return [ended[0], said];
  };

  it('ends at once with status 1, lists everything that is missing, and mentions the sandbox', async () => {
    const [code, said] = await outcome({});
    assert.equal(code, 1);
    for (const name of ['MicrosoftAppId', 'MicrosoftAppType', 'MicrosoftAppTenantId', 'SECRET_KEY'])
      assert.match(said, new RegExp(`- ${name} is missing`));
    assert.match(said, /npm run sandbox/);
  });

  it('lists everything that is wrong, and repeats no secret', async () => {
    const [code, said] = await outcome({
      MicrosoftAppId: 'bot',
      MicrosoftAppType: 'MultiTenant',
      MicrosoftAppTenantId: 'tenant',
      GRAPH_BASE_URL: 'http://graph.example',
      SECRET_KEY: 'c2hvcnQ=',
    });
    assert.equal(code, 1);
    for (const name of ['MicrosoftAppId', 'MicrosoftAppType', 'MicrosoftAppTenantId', 'GRAPH_BASE_URL', 'SECRET_KEY'])
      assert.match(said, new RegExp(`- ${name} must be`));
    assert.doesNotMatch(said, /c2hvcnQ=/);
  });
});

describe('journey: "npm start" with a managed identity', () => {
  let world: World;
  let bot: ChildProcess;
  let url: string;
  let output: string[];

  /** Starts the process and tells Teams where it listens. */
  const startBot = async (): Promise<void> => {
    bot = start(settingsOf(world));
    assert.ok(bot.stdout);
    for await (const line of createInterface({ input: bot.stdout })) {
      output.push(line);
      const { data } = listening.safeParse(JSON.parse(line));
      if (data === undefined) continue;
      url = `http://127.0.0.1:${data.port}`;
      world.teams.setBotEndpoint(`${url}/api/messages`);
      break;
    }
    bot.stdout.on('data', (chunk: Buffer) => void output.push(chunk.toString())).resume();
  };
  const end = async (signal: NodeJS.Signals): Promise<unknown[]> => {
    const ended = ending(bot);
    bot.kill(signal);
    return ended;
  };
  const signIn = (name: string, password: string): string =>
    world.directory.signIn(person(name).user.userPrincipalName, password);
  const waitFor = async (name: string, pattern: RegExp, timeoutMs: number): Promise<CardMessage> => {
    const chat = world.teams.personalChat(world.id(name));
    const says = ({ attachments }: { attachments: unknown }): boolean => pattern.test(textOf(attachments));
    const message = await world.teams.waitFor(chat, says, { timeoutMs });
    return { message, card: message.attachments[0]?.content, text: textOf(message.attachments) };
  };

  before(async () => {
    output = [];
    world = await startWorld();
    await world.stopBot();
    await startBot();
  });
  after(async () => {
    if (bot.exitCode === null && bot.signalCode === null) await end('SIGKILL');
    await world.dispose();
  });

  it('resets a password, and reports its health', async () => {
    assert.equal((await fetch(`${url}/healthz`)).status, 200);
    assert.equal((await fetch(`${url}/readyz`)).status, 200);
    const approval = await world.askFor(megan, 'I forgot my password');
    await world.click(helpdesk, approval, 'approve');
    const password = passwordIn((await world.click(megan, await world.told(megan, /Show once/), 'reveal')).text);
    assert.equal(signIn(megan, password), 'must-change-password');
    assert.doesNotMatch(output.join(''), new RegExp(password));
  });

  it('survives being killed before the approval and again after the write: the old card works, and the same password is written', async () => {
    const approval = await world.askFor(alex, 'I forgot my password');
    // By the end of another turn the cards are recorded, too. A kill before that leaves them in doubt for a minute.
    await world.say(alex, 'status');
    assert.deepEqual(await end('SIGKILL'), [null, 'SIGKILL']);
    await startBot();

    const stop = world.directory.onCall(async ({ method }, moment) => {
      if (method !== 'PATCH' || moment !== 'applied') return;
      stop();
      await end('SIGKILL');
    });
    const killed = ending(bot);
    assert.match((await world.click(helpdesk, approval, 'approve')).text, /Grady Archie/);
    await killed;
    await startBot();

    // A killed instance's job is taken over once its heartbeat has been missing for a while.
    const done = await waitFor(alex, /Show once/, 45_000);
    const password = passwordIn((await world.click(alex, done, 'reveal')).text);
    assert.equal(signIn(alex, password), 'must-change-password');
    const writes = world.directory.tenant.passwordWrites.filter(({ user }) => user === world.id(alex));
    assert.deepEqual(
      writes.map(({ changed }) => changed),
      [true, false],
    );
  });

  it('finishes the write under way on SIGTERM, then ends with status 0', async () => {
    world.directory.failNext({ match: { method: 'PATCH' }, with: { delayMs: 300 } });
    const approval = await world.askFor(adele, 'I forgot my password');
    const writing = new Promise<void>((resolve) => {
      world.directory.onCall(({ method }, moment) => {
        if (method === 'PATCH' && moment === 'received') resolve();
      });
    });
    await world.click(helpdesk, approval, 'approve');
    await writing;
    const started = performance.now();
    assert.deepEqual(await end('SIGTERM'), [0, null]);
    assert.ok(performance.now() - started < 5_000);
    await assert.rejects(fetch(`${url}/healthz`));

    await world.startBot();
    const password = passwordIn((await world.click(adele, await world.told(adele, /Show once/), 'reveal')).text);
    assert.equal(signIn(adele, password), 'must-change-password');
    const writes = world.directory.tenant.passwordWrites.filter(({ user }) => user === world.id(adele));
    assert.equal(writes.length, 1);
  });
});
