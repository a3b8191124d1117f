/**
 * What is wrong with the retired SDK (botbuilder 4.23.3, which nobody will fix), and that the bot doesn't suffer from it. A move to
 * another SDK has to check each, and can then drop what guards against it. Elsewhere: its key reader waits forever and reads once for each turn (`signing-keys.test.ts`); its calls have no deadline, follow
 * redirects, and go to any address (`transport.test.ts`).
 */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { Template } from 'adaptivecards-templating';
import { CloudAdapter, ConfigurationBotFrameworkAuthentication, teamsGetTeamId } from 'botbuilder';
import { ConfigurationServiceClientCredentialFactory as CredentialFactory, type TurnContext } from 'botbuilder';
import type { Connector } from '../../../src/bot/ports.ts';
import { createAuthentication } from '../../../src/bot/sdk/authentication.ts';
import { readTurn } from '../../../src/bot/sdk/read-turn.ts';
import type { Incoming } from '../../../src/bot/turn.ts';
import { cardTemplate } from '../../../src/cards/kit/card.ts';
import { passGates } from '../../../src/http/gates.ts';
import { loadConfig } from '../../../src/settings/config.ts';
import { type LocalTeams, startLocalTeams } from '../../../sandbox/teams/local-teams.ts';
import { APP_ID, MEGAN, TENANT_ID } from '../../sandbox/teams/support.ts';
import { approvalsOf, cardSaying, chatOf, connectorTo, virtualTime } from '../support.ts';
import { type Logic, activityIn, bareAnswer, bareAuthentication, channelOf, openDoor, turnIn } from './bare-sdk.ts';
import {
  answeringWith,
  botStateCounter,
  dialogCounter,
  errorIn,
  manifestOf,
  unhandledIn,
  unreadable,
} from './probes.ts';

/** Of Microsoft's tenant for the Bot Framework Emulator. */
const EMULATOR = { iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/', ver: '1.0', appid: APP_ID };
const EXECUTE = { action: { type: 'Action.Execute', verb: 'x' } };

/** A defect, shown with the SDK's own classes; and that the bot doesn't have it. */
function defect(title: string, { sdk, bot }: Readonly<Record<'sdk' | 'bot', () => Promise<void> | void>>): void {
  describe(title, () => {
    it('the SDK', sdk);
    it('not the bot', bot);
  });
}

describe('Defects of the retired SDK', () => {
  let teams: LocalTeams;
  let adapter: CloudAdapter;
  let connector: Connector;
  let good: string;
  const printing = Object.getOwnPropertyDescriptor(console, 'error') ?? {};
  before(async () => {
    teams = await startLocalTeams({ appId: APP_ID, tenantId: TENANT_ID, people: [MEGAN] });
    adapter = new CloudAdapter(await bareAuthentication(teams));
    connector = await connectorTo(teams, virtualTime());
    good = await teams.signToken();
    // It prints whatever it refuses.
    Object.defineProperty(console, 'error', { ...printing, value: () => undefined });
  });
  after(async () => {
    Object.defineProperty(console, 'error', printing);
    await teams.close();
  });

  const message = (changes = {}) => activityIn(teams, changes);
  const invoke = (value: unknown) => message({ type: 'invoke', name: 'adaptiveCard/action', text: undefined, value });
  const theirs = (token: string, body: Record<string, unknown>, logic?: (context: TurnContext) => Promise<void>) =>
    bareAnswer(adapter, { token, body }, logic);
  const ours = async (token: string, body: unknown, run?: Logic, everybody?: boolean) => {
    const door = await openDoor(teams, run, everybody);
    return door.answer({ token, body }).finally(() => door.close());
  };
  const authentication = (appId: string) =>
    createAuthentication({
      ...{ appId, tenantId: TENANT_ID, channel: channelOf(teams), serviceUrlHosts: [] },
      tokens: () => Promise.resolve('a token'),
    });
  const forged = (): string => `${good.slice(0, good.lastIndexOf('.'))}.AAAA`;
  /** How often the connector is called if it refuses the first two with this. */
  const callsAfter = async (status: number, send: () => Promise<unknown>): Promise<number> => {
    const undo = teams.faults.failNext({ match: /\/connector\//, status, times: 2 });
    const since = teams.calls.length;
    await send().catch(() => undefined);
    undo();
    return teams.calls.length - since;
  };
  const sendBare = () =>
    theirs(good, message(), async (context) => {
      await context.sendActivity('hello');
    });
  const sendOurs = () => connector.post(chatOf(teams, MEGAN), cardSaying('hello'));

  defect('a body without a type is an exception, before the token is looked at', {
    sdk: () => assert.rejects(theirs('', {}), /missing activity type/),
    async bot() {
      assert.deepEqual(await ours('a.b.c', {}), { status: 401, body: '' });
      assert.equal((await ours(good, {})).status, 400);
    },
  });

  defect('a bad signature is answered with 500, and why', {
    sdk: async () => assert.deepEqual(await theirs(forged(), message()), { status: 500, body: 'invalid signature' }),
    async bot() {
      assert.deepEqual(await ours(forged(), message()), { status: 401, body: '' });
      assert.equal((await ours(forged(), message(), undefined, true)).status, 401, 'nor behind the door');
    },
  });

  defect('tokens that the Emulator, a skill or the bot itself gets are let in, as anybody', {
    sdk: async () => assert.equal((await theirs(await teams.signToken(EMULATOR), message())).status, 200),
    async bot() {
      const token = await teams.signToken(EMULATOR);
      assert.equal((await ours(token, message())).status, 401);
      assert.equal((await ours(token, message(), undefined, true)).status, 401, 'nor behind the door');
      assert.equal((await ours(good, message({ channelId: 'AseChannel' }))).status, 403, 'nor for another channel');
    },
  });

  defect('without an application id, nobody needs a token', {
    async sdk() {
      const open = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({ MicrosoftAppId: '' }));
      assert.equal((await bareAnswer(open, { token: '', body: message() })).status, 200);
    },
    async bot() {
      await assert.rejects(authentication('').authenticateRequest(turnIn(teams).activity, ''));
      const loaded = loadConfig({ MicrosoftAppId: '' });
      assert.ok(!loaded.ok && loaded.problems.some((problem) => problem.startsWith('MicrosoftAppId is missing')));
    },
  });

  defect('a mistyped kind of application is a multi-tenant one', {
    sdk() {
      assert.throws(() => new CredentialFactory({ MicrosoftAppType: 'SingleTenant' }), /is required/);
      assert.ok(new CredentialFactory({ MicrosoftAppType: 'SingleTenat' }));
    },
    bot() {
      const loaded = loadConfig({ MicrosoftAppId: APP_ID, MicrosoftAppType: 'SingleTenat' });
      assert.ok(!loaded.ok && loaded.problems.some((problem) => problem.startsWith('MicrosoftAppType ')));
    },
  });

  defect('a create that may have been carried out is sent again', {
    sdk: async () => assert.equal(await callsAfter(503, sendBare), 3),
    bot: async () => assert.equal(await callsAfter(503, sendOurs), 1),
  });

  defect('a create that was not carried out is not sent again', {
    sdk: async () => assert.deepEqual([await callsAfter(412, sendBare), await callsAfter(429, sendBare)], [1, 1]),
    bot: async () => assert.deepEqual([await callsAfter(412, sendOurs), await callsAfter(429, sendOurs)], [3, 3]),
  });

  defect('of turns that store what they know at the same time, the last one wins', {
    sdk: async () => assert.equal(await botStateCounter(teams).afterThree(), 1),
    bot: async () => assert.equal(await dialogCounter(teams).afterThree(), 3),
  });

  defect('an error on a card is an HTTP error, after which the client repeats the click', {
    async sdk() {
      const handler = answeringWith(400, 'application/vnd.microsoft.error');
      assert.equal((await theirs(good, invoke(EXECUTE), (context) => handler.run(context))).status, 400);
    },
    async bot() {
      const { status, body } = await ours(good, invoke(EXECUTE), unreadable);
      assert.deepEqual([status, errorIn(body)], [200, 400]);
    },
  });

  defect('an invoke that can’t be read, or whose turn fails, has no answer that a client understands', {
    async sdk() {
      const handler = answeringWith(200, 'application/vnd.microsoft.activity.message');
      assert.equal((await theirs(good, invoke({}), (context) => handler.run(context))).status, 500);
    },
    async bot() {
      for (const value of [{}, null, [], 'x', { action: 1 }]) {
        const { status, body } = await ours(good, invoke(value), unreadable);
        assert.deepEqual([status, errorIn(body)], [200, 400]);
      }
      const { status, body } = await ours(good, invoke(EXECUTE), () => Promise.reject(new Error('gone')));
      assert.deepEqual([status, errorIn(body), body.includes('gone')], [200, 500, false]);
    },
  });

  defect('what comes after an invoke’s answer is not awaited: if it fails, the process ends', {
    async sdk() {
      const handler = answeringWith(200, 'application/vnd.microsoft.activity.message');
      handler.onDialog(() => Promise.reject(new Error('not stored')));
      const run = () => theirs(good, invoke(EXECUTE), (context) => handler.run(context));
      assert.match(String(await unhandledIn(run)), /not stored/);
    },
    async bot() {
      const run = async (turn: Incoming): Promise<void> => {
        await unreadable(turn);
        await new Promise((_, fail) => void setImmediate(fail, new Error('not stored')));
      };
      const failed = await unhandledIn(async () => {
        assert.equal(errorIn((await ours(good, invoke(EXECUTE), run)).body), 500);
      });
      assert.equal(failed, undefined);
    },
  });

  defect('a new thread’s first message has the thread’s id, so it can’t be updated', {
    async sdk() {
      const { activity } = turnIn(teams);
      const ids: (string | undefined)[] = [];
      await adapter.createConversationAsync(
        ...([APP_ID, 'msteams', teams.serviceUrl, 'https://api.botframework.com'] as const),
        {
          isGroup: true,
          channelData: { channel: { id: teams.approvals.channelId } },
          activity,
          bot: activity.recipient,
        },
        (context) => Promise.resolve(void ids.push(context.activity.id, context.activity.conversation.id)),
      );
      assert.ok(ids[0]?.includes(';messageid=') && ids[0] === ids[1]);
    },
    async bot() {
      const posted = await connector.post(approvalsOf(teams), cardSaying('first'));
      assert.equal(await connector.update(teams.serviceUrl, posted, cardSaying('second')), true);
    },
  });

  defect('channel data that is null is an exception', {
    sdk() {
      assert.throws(() => teamsGetTeamId(turnIn(teams, { channelData: null }).activity), TypeError);
    },
    bot() {
      const gates = { tenantId: TENANT_ID, serviceUrlHosts: [new URL(teams.serviceUrl).host] };
      const gate = passGates(message({ channelData: null }), gates);
      assert.ok(gate.pass);
      assert.doesNotThrow(() => readTurn(turnIn(teams, gate.activity), null));
    },
  });

  defect('a template whose data lack a field is shown as it is', {
    sdk: () => assert.deepEqual(new Template({ text: '${a}' }).expand({ $root: {} }), { text: '${a}' }),
    bot() {
      assert.throws(() => cardTemplate(cardSaying('${a}'))({}), /lack \$\{a\}/);
    },
  });

  defect('its dialogs are installed by a package that nobody installs', {
    sdk() {
      const file = createRequire(import.meta.url).resolve('botbuilder-dialogs/package.json');
      const { scripts, dependencies } = manifestOf(file);
      assert.match(scripts['text-suite'] ?? '', /npx rimraf/);
      assert.equal(dependencies['rimraf'], undefined);
    },
    bot: () => assert.match(manifestOf('package.json').dependencies['rimraf'] ?? '', /^\d/),
  });
});
