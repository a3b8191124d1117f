/**
 * The bot as `npm start` runs it, with requests that are none of the attackers' business, and people who may attack: they are in the
 * tenant, their activities are signed, but they hold no role and nothing there is theirs.
 */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { external } from '../../../sandbox/directory/contoso/build-user.ts';
import { type SamplePerson, homedElsewhere } from '../../../sandbox/directory/contoso/sample-person.ts';
import type { ChannelIds } from '../../../sandbox/teams/chats/places.ts';
import { isWithin } from '../../../sandbox/teams/chats/places.ts';
import { objectIdOf } from '../../../src/requests/model/ids.ts';
import { colleague } from '../../support/world/colleagues.ts';
import { auditTrail, passwordIn, requestOf, whileStopped } from '../../support/world/journey.ts';
import { type BotProcess, grownSince, inUse, settingsOf, startBotProcess } from '../../support/processes/npm-start.ts';
import { NAMES, type World, startWorld } from '../../support/world/world.ts';

const ATTACKERS_OF_A_KIND = 25;
const MIB = 1024 * 1024;
/** What garbage collection leaves behind for a moment, and caches that are filled once. */
const MOST_GROWTH = 30 * MIB;
const WARNING = 40;
/** For a genuine token with an activity of a channel that its key is not endorsed for. */
const PRINTED_BY_THE_SDK =
  /Error finding key for token\. Available keys: -----BEGIN PUBLIC KEY-----[^-]*-----END PUBLIC KEY-----\s*/g;
/** A guest and two colleagues who have nothing to do with the attack. */
const [PATIENT_GUEST, CARELESS, BYSTANDER] = ['Bianca Pisani', NAMES.alex, 'Adele Vance'] as const;

export type AttackedBot = {
  readonly world: World;
  /** Colleagues without a role, by object id. */
  readonly colleagues: readonly string[];
  /** Guests, who may ask only for themselves, and whose password lives elsewhere. */
  readonly guests: readonly string[];
  /** A channel with attackers only, and the bot. */
  readonly channel: ChannelIds;
  /** A request that waits for its approver, and one that was denied. */
  readonly requests: readonly string[];
  /** The port of the bot; it is started again if it died, so that the case that kills it can be narrowed down. */
  port(): Promise<number>;
  /** A genuine header's value. */
  readonly bearer: string;
  /** @throws if the text has a secret, a password or a line of a stack */
  showsNoSecret(text: string): void;
  /** From now on, memory may not grow. */
  isWarm(): Promise<void>;
  /** @throws if anything is not as it was before the attack, or people are no longer served */
  isUnharmed(): Promise<void>;
  dispose(): Promise<void>;
};

/** What nobody but a request's own people may change; a click that waits for Graph is only noted. */
type Rows = { readonly requests: readonly Row[]; readonly fixed: readonly unknown[] };
const row = z.object({ id: z.string(), state: z.string(), requester_id: z.string(), everything: z.unknown() });
type Row = z.output<typeof row>;
const unknownAddress = z.object({ errorCode: z.enum(['ConversationNotFound', 'BadArgument']) });

export async function startAttackedBot(): Promise<AttackedBot> {
  const colleagues = attackers((number) => colleague(`Mallory Number${number}`, `mallory${number}`));
  const guests = attackers(guest);
  const world = await startWorld({ people: [...colleagues, ...guests] });
  const ids = (people: readonly SamplePerson[]): string[] => people.map(({ user }) => user.id);
  const all = [...ids(colleagues), ...ids(guests)];
  const { teams, directory } = world;
  const channel = teams.addChannel({ members: all });
  const pending = await world.askFor(NAMES.megan, 'reset my password');
  const denied = await world.askFor(BYSTANDER, 'reset my password');
  await world.click(NAMES.helpdesk, denied, 'deny', { reason: 'I could not reach you' });
  await world.told(BYSTANDER, /could not reach you/);
  const before = await whileStopped(world, rowsOf);
  await world.stopBot();

  let deaths = 0;
  const lines: BotProcess['lines'][number][] = [];
  let bot = await start();
  let warm: number | undefined;
  /** As they are now: while Graph is slow, a card says whose rights are being read, and is drawn again when they don't suffice. */
  const others = (): string[] =>
    teams
      .history()
      .filter(({ conversationId }) => !isAttackers(conversationId))
      .map(({ id, conversationId, text, attachments, deletedAt }) =>
        JSON.stringify({ id, conversationId, text, attachments, deletedAt }),
      );
  // An approver is answered as well, if they press what there is not.
  const chats = new Set([...all, world.id(NAMES.helpdesk)].map((id) => teams.personalChat(id)));
  const isAttackers = (conversation: string): boolean =>
    chats.has(conversation) || isWithin(conversation, channel.channelId);
  const said = others();
  const calls = directory.calls.length;
  const bearer = `Bearer ${await teams.signToken()}`;

  async function start(): Promise<{ process: BotProcess; port: number }> {
    const process = startBotProcess(settingsOf(world));
    const port = await process.listens();
    teams.setBotEndpoint(`http://127.0.0.1:${port}/api/messages`);
    return { process, port };
  }

  /** A guest learns where their password lives; a colleague gets a new one, approved by an admin. */
  async function servesPeople(): Promise<void> {
    const since = teams.revision();
    await world.say(PATIENT_GUEST, 'I forgot my password');
    await world.say(PATIENT_GUEST, 'Forgotten');
    await world.told(PATIENT_GUEST, /northwindtraders\.com/, since);
    const approval = await world.askFor(CARELESS, 'reset my password');
    await world.click(NAMES.helpdesk, approval, 'approve');
    const done = await world.told(CARELESS, /Show once/, since);
    const shown = await world.click(CARELESS, done, 'reveal');
    assert.equal(directory.signIn('alexw@contoso.com', passwordIn(shown.text)), 'must-change-password');
  }

  function rowsAreAsBefore(after: Rows): void {
    assert.deepEqual(after.fixed, before.fixed, 'lockdown and approvals channel are as they were');
    const kept = new Set(before.requests.map(({ id }) => id));
    assert.deepEqual(
      after.requests.filter(({ id }) => kept.has(id)),
      before.requests,
      'no request was moved',
    );
    const served = [CARELESS, PATIENT_GUEST].map((name): string => world.id(name));
    const own = after.requests.filter((one) => !kept.has(one.id) && !served.includes(one.requester_id));
    assert.deepEqual(
      own.filter(
        (one) => !['asked', 'choosing', 'refused', 'redirected', 'uninvited', 'cancelled'].includes(one.state),
      ),
      [],
      'no request of an attacker got anywhere',
    );
  }

  return {
    world,
    colleagues: ids(colleagues),
    guests: ids(guests),
    channel,
    requests: [requestOf(pending), requestOf(denied)],
    bearer,
    async port() {
      const { child, lines: logged } = bot.process;
      if (child.exitCode === null && child.signalCode === null) return bot.port;
      deaths += 1;
      lines.push(...logged);
      bot = await start();
      return bot.port;
    },
    showsNoSecret(text) {
      assert.doesNotMatch(text, /node_modules|Error: |\n\s+at |eyJ[\w-]{10}|[A-Z][a-z2-9]{5}-[a-z2-9]{6}-[a-z2-9]{6}/);
      for (const key of world.config.secretKeys) assert.ok(!text.includes(key.toString('base64')));
    },
    async isWarm() {
      warm ??= await inUse(bot.process);
    },
    async isUnharmed() {
      const grown = warm === undefined ? 0 : await grownSince(warm, bot.process, MOST_GROWTH);
      assert.ok(grown < MOST_GROWTH, `it holds ${Math.round(grown / MIB)} MiB more`);
      const writes = directory.calls
        .slice(calls)
        .filter(({ method, path }) => method !== 'GET' && !path.endsWith('/$batch'));
      assert.deepEqual(writes, [], 'nothing was written to the directory');
      assert.deepEqual(
        others().filter((one) => !said.includes(one)),
        [],
        'nobody else was sent anything',
      );
      await servesPeople();
      assert.equal(deaths, 0, 'the process never ended');
      assert.equal(bot.process.said().replaceAll(PRINTED_BY_THE_SDK, ''), '');
      bot.process.signal('SIGTERM');
      assert.deepEqual(await bot.process.ended, [0, null]);
      lines.push(...bot.process.lines);
      assert.deepEqual(lines.filter(isFault), []);
      rowsAreAsBefore(await whileStopped(world, rowsOf));
      await auditTrail(world);
    },
    async dispose() {
      bot.process.signal('SIGKILL');
      await bot.process.ended;
      await world.dispose();
    },
  };
}

/** A chat or a person that Teams doesn't know can't be written to; whoever runs the bot has to hear of that. */
function isFault({ level, error }: BotProcess['lines'][number]): boolean {
  const { data } = unknownAddress.safeParse(error);
  return level > WARNING && data === undefined;
}

function attackers(one: (number: number) => SamplePerson): SamplePerson[] {
  return Array.from({ length: ATTACKERS_OF_A_KIND }, (_, number) => one(number));
}

function guest(number: number): SamplePerson {
  const user = external({
    id: objectIdOf(randomUUID()),
    displayName: `Trudy Number${number}`,
    mail: `trudy${number}@forthcoffee.com`,
    issuer: 'ExternalAzureAD',
  });
  return homedElsewhere('entra-guest', user, '', '');
}

async function rowsOf(rows: Parameters<Parameters<typeof whileStopped>[1]>[0]): Promise<Rows> {
  const requests = await sql`
    select id, state, requester_id, body #- '{status,checking}' as everything from requests order by id`.execute(rows);
  const lockdown = await sql`select body from lockdown`.execute(rows);
  const approvals = await sql`select * from conversations where key = 'approvals'`.execute(rows);
  return { requests: z.array(row).parse(requests.rows), fixed: [...lockdown.rows, ...approvals.rows] };
}
