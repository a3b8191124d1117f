import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { type Activity, deliverTo, invokeOf } from '../../support/http/forge.ts';
import { auditTrail, passwordIn, requestOf } from '../../support/world/journey.ts';
import { type BotProcess, settingsOf, startBotProcess } from '../../support/processes/npm-start.ts';
import { dataOf } from '../../support/world/read-card.ts';
import { type CardMessage, NAMES, type World, startWorld } from '../../support/world/world.ts';

const { megan, alex, helpdesk, userAdmin } = NAMES;
const adele = 'Adele Vance';
/** Several processes can share PostgreSQL; on the embedded database one is stopped, and there is no other. */
const SHARED = process.env['TEST_DATABASE_URL'] !== undefined;
/** Longer than a job's heartbeat may be missing (`store/jobs.ts`), and than any deadline. */
const OVER_MS = 30_000;
/** So that a click is still waiting for Graph when its instance is suspended, however busy this machine is. */
const PATIENCE = { GRAPH_PATIENCE_MS: '2000' };

/**
 * A process on a suspended machine does not notice the suspension: it resumes in the middle of its work, with what it had
 * read, after another instance has taken that work over.
 */
describe(`journey: an instance is suspended in the middle of its work and resumes later (${SHARED ? 'two' : 'one'} of them)`, function () {
  this.timeout(150_000);
  let world: World;
  let sleeper: BotProcess;
  let awake: BotProcess | undefined;
  before(async () => {
    world = await startWorld();
    await world.stopBot();
  });
  beforeEach(async () => {
    sleeper = await start();
  });
  afterEach(async () => {
    const running = awake === undefined ? [sleeper] : [sleeper, awake];
    awake = undefined;
    for (const bot of running) bot.signal('SIGKILL');
    await Promise.all(running.map(({ ended }) => ended));
  });
  after(() => world.dispose());

  /** Starts an instance, to which Teams delivers from now on. */
  const start = async (): Promise<BotProcess> => {
    const bot = startBotProcess({ ...settingsOf(world), ...PATIENCE });
    world.teams.setBotEndpoint(`${await urlOf(bot)}/api/messages`);
    return bot;
  };
  /** Suspends it once Graph has received this call; it reads the answer when it resumes. */
  const stoppedAt = (method: string): Promise<void> =>
    new Promise((resolve) => {
      const off = world.directory.onCall((call, moment) => {
        if (moment !== 'received' || call.method !== method) return;
        off();
        sleeper.signal('SIGSTOP');
        resolve();
      });
    });
  const passwordCards = (name: string): number =>
    world.teams
      .history(world.teams.personalChat(world.id(name)))
      .filter(({ fromBot, attachments }) => fromBot && JSON.stringify(attachments).includes('Show once')).length;
  const urlOf = async (bot: BotProcess): Promise<string> => `http://127.0.0.1:${await bot.listens()}`;
  const press = (name: string, { message, card }: CardMessage, verb: string, inputs: object = {}): Activity => {
    const action = { type: 'Action.Execute', verb, data: { ...dataOf(card, verb), ...inputs } };
    const { conversationId: id, id: replyToId } = message;
    const isChannel = id === world.teams.approvals.conversationId;
    const conversation = { id, conversationType: isChannel ? 'channel' : 'personal', isGroup: isChannel };
    return invokeOf(
      world,
      world.id(name),
      { action, trigger: 'manual' },
      { replyToId, conversation: { ...conversation, tenantId: world.config.identity.tenantId } },
    );
  };
  /** Ends them all. Each finishes its turns and jobs first. */
  const endAll = async (): Promise<void> => {
    for (const bot of awake === undefined ? [sleeper] : [sleeper, awake]) {
      bot.signal('SIGTERM');
      assert.deepEqual(await bot.ended, [0, null]);
    }
  };
  const trailOf = async (on: CardMessage): Promise<string[]> => {
    const trail = await auditTrail(world);
    return trail.filter(({ request }) => request === requestOf(on)).map(({ action }) => action);
  };
  const writesFor = (name: string): string[] =>
    world.directory.tenant.passwordWrites.filter(({ user }) => user === world.id(name)).map((write) => write.password);

  it('while it writes a password: the same password is written, one card shows it, and each step is on record once', async () => {
    const approval = await world.askFor(megan, 'reset my password');
    const asleep = stoppedAt('PATCH');
    await world.click(helpdesk, approval, 'approve');
    await asleep;
    if (SHARED) {
      awake = await start();
      await world.told(megan, /Show once/);
    } else await wait(OVER_MS);
    sleeper.signal('SIGCONT');
    const { text } = await world.click(megan, await world.told(megan, /Show once/), 'reveal');
    await endAll();
    assert.deepEqual([...new Set(writesFor(megan))], [passwordIn(text)]);
    assert.ok(passwordCards(megan) <= 1);
    const steps = await trailOf(approval);
    assert.deepEqual(
      steps.filter((step) => step !== 'tried'),
      ['asked', 'found', 'approved', 'started', 'reset', 'revealed'],
    );
  });

  if (!SHARED) return;

  it('while it decides, and another admin decides differently on another instance: the decision made stands', async () => {
    const approval = await world.askFor(alex, 'reset my password');
    const asleep = stoppedAt('GET');
    const late = deliverTo(world, await urlOf(sleeper), press(helpdesk, approval, 'approve'));
    await asleep;
    awake = await start();
    const denied = await deliverTo(
      world,
      await urlOf(awake),
      press(userAdmin, approval, 'deny', { reason: 'Not now' }),
    );
    assert.match(denied.text, /Denied/);
    sleeper.signal('SIGCONT');
    // The rights that the sleeper asked for came too late: who decided is told only to those who are known to have them.
    assert.match((await late).text, /Denied|Nothing was changed|Nothing is left to decide/);
    await endAll();
    assert.deepEqual(writesFor(alex), []);
    assert.deepEqual(await trailOf(approval), ['asked', 'found', 'denied']);
  });

  it('while it takes a request, and the same button is pressed again on another instance: there is one request', async () => {
    const before = world.teams.revision();
    await world.say(adele, 'reset my password');
    const form = await world.told(adele, /Whose password should be reset|Reset your password/, before);
    const ask = press(adele, form, 'ask', { whose: 'mine', reason: 'Pressed twice' });
    const asleep = stoppedAt('GET');
    const late = deliverTo(world, await urlOf(sleeper), ask);
    await asleep;
    awake = await start();
    const again = await deliverTo(world, await urlOf(awake), ask);
    sleeper.signal('SIGCONT');
    const texts = [again.text, (await late).text];
    const approval = await world.approvalCard(/Reset .+’s password\?[^]*Adele Vance/, before);
    const references = texts.flatMap((text) => text.match(/PR-\w{6}/g) ?? []);
    assert.equal(new Set(references).size, 1, texts.join('\n'));
    await endAll();
    const asked = (await auditTrail(world)).filter(({ action, by }) => action === 'asked' && by === adele);
    assert.deepEqual(
      asked.map(({ request }) => request),
      [requestOf(approval)],
    );
  });
});
