import assert from 'node:assert/strict';
import { type Activity, assertActivity } from 'botbuilder';
import { ClaimsIdentity, type UserTokenClient } from 'botframework-connector';
import { decodeJwt } from 'jose';
import { createAuthentication } from '../../../../src/bot/sdk/authentication.ts';
import type { LocalTeams } from '../../../../sandbox/teams/local-teams.ts';
import { MEGAN, APP_ID, at, CONNECTION, LIDIA, TENANT_ID, tokenFor, withSignIns, withTeams } from '../support.ts';

/** The bot's own client for the token service. */
function client(teams: LocalTeams, appId = APP_ID): Promise<UserTokenClient> {
  const authentication = createAuthentication({
    appId,
    tenantId: TENANT_ID,
    channel: {
      ToChannelFromBotLoginUrl: 'https://login.microsoftonline.com/botframework.com',
      ToChannelFromBotOAuthScope: 'https://api.botframework.com',
      OAuthUrl: teams.url,
    },
    serviceUrlHosts: [],
    tokens: () => tokenFor(teams, 'https://api.botframework.com'),
  });
  return authentication.createUserTokenClient(new ClaimsIdentity([{ type: 'aud', value: appId }]));
}

/** The activity on which the bot asks for a sign-in. */
function activityOf(teams: LocalTeams, from: string): Activity {
  const activity: unknown = {
    type: 'invoke',
    channelId: 'msteams',
    from: { id: from, name: '' },
    recipient: { id: `28:${APP_ID}`, name: '' },
    conversation: { id: teams.approvals.conversationId, isGroup: true, conversationType: 'channel', name: '' },
    serviceUrl: teams.serviceUrl,
    ...{ localTimezone: '', callerId: '', text: '', label: '', valueType: '' },
  };
  assertActivity(activity);
  return activity;
}

/** What the bot gets for the code; if it gets nothing, the reason. */
function tokenOf(bot: UserTokenClient, from: string, code: string, connection = CONNECTION, channel = 'msteams') {
  return bot.getUserToken(from, connection, channel, code).then(({ token }) => token, String);
}

async function get(teams: LocalTeams, path: string, token: string | null): Promise<number> {
  const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
  return (await fetch(`${teams.url}${path}`, { headers })).status;
}

describe('the token service', () => {
  it('gives a sign-in link, and says what a client’s token must be for', () =>
    withSignIns(async (teams) => {
      const from = teams.channelIdOf(LIDIA.id);
      const resource = await (await client(teams)).getSignInResource(CONNECTION, activityOf(teams, from), '');
      assert.match(resource.signInLink ?? '', /^http:\/\/127\.0\.0\.1:\d+\/api\/oauth\/signin\?signin=[\w-]{36}$/);
      assert.equal(resource.tokenExchangeResource?.uri, `api://botid-${APP_ID}`);
      const page = await fetch(resource.signInLink ?? '');
      assert.match(await page.text(), /Reset passwords as you/);
    }));

  it('gives the person’s token for the magic code, once', () =>
    withSignIns(async (teams) => {
      const from = teams.channelIdOf(LIDIA.id);
      const bot = await client(teams);
      const { signInLink = '' } = await bot.getSignInResource(CONNECTION, activityOf(teams, from), '');
      const code = await teams.acceptSignIn(signInLink);
      assert.match(await tokenOf(bot, teams.channelIdOf(MEGAN.id), code), /404/);
      const got = await bot.getUserToken(from, CONNECTION, 'msteams', code);
      assert.partialDeepStrictEqual(decodeJwt(got.token), { oid: LIDIA.id, aud: APP_ID });
      assert.deepEqual([got.connectionName, got.channelId], [CONNECTION, 'msteams']);
      assert.match(await tokenOf(bot, from, code), /404/);
      await assert.rejects(teams.acceptSignIn(signInLink));
    }));

  it('gives none for another channel or connection, nor without a code', () =>
    withSignIns(async (teams) => {
      const from = teams.channelIdOf(LIDIA.id);
      const bot = await client(teams);
      const { signInLink = '' } = await bot.getSignInResource(CONNECTION, activityOf(teams, from), '');
      const code = await teams.acceptSignIn(signInLink);
      assert.match(await tokenOf(bot, from, code, CONNECTION, 'webchat'), /404/);
      assert.match(await tokenOf(bot, from, code, 'other'), /404/);
      assert.match(await tokenOf(bot, from, ''), /404/);
      assert.equal(decodeJwt(await tokenOf(bot, from, code))['oid'], LIDIA.id);
    }));

  it('gives no link for another connection, another bot, or someone who is not there', () =>
    withSignIns(async (teams) => {
      const from = teams.channelIdOf(LIDIA.id);
      const [bot, other] = [await client(teams), await client(teams, TENANT_ID)];
      await assert.rejects(bot.getSignInResource('other', activityOf(teams, from), ''), /404/);
      await assert.rejects(other.getSignInResource(CONNECTION, activityOf(teams, from), ''), /403/);
      await assert.rejects(bot.getSignInResource(CONNECTION, activityOf(teams, '29:nobody'), ''), /400/);
    }));

  it('answers only the bot, with a token for the Bot Framework', () =>
    withSignIns(async (teams) => {
      const forGraph = await tokenFor(teams, 'https://graph.microsoft.com');
      const own = await tokenFor(teams, 'https://api.botframework.com');
      for (const path of ['/api/botsignin/GetSignInResource?state=x', '/api/usertoken/GetToken?connectionName=sso']) {
        for (const token of [null, 'another', forGraph]) assert.equal(await get(teams, path, token), 401);
        assert.equal(await get(teams, path, own), 400);
      }
    }));

  it('does not exist if nobody signs in', () =>
    withTeams(async (teams) => {
      const token = await tokenFor(teams, 'https://api.botframework.com');
      assert.equal(await get(teams, '/api/usertoken/GetToken', token), 404);
      await assert.rejects(teams.acceptSignIn(`${teams.url}/api/oauth/signin?signin=x`), /Nobody can sign in here/);
    }));
});

describe('the sign-in window', () => {
  it('says who signs in, and gives the code after accepting', () =>
    withSignIns(async (teams) => {
      const from = teams.channelIdOf(LIDIA.id);
      const bot = await client(teams);
      const { signInLink = '' } = await bot.getSignInResource(CONNECTION, activityOf(teams, from), '');
      const address = `${teams.url}/sandbox/sign-ins/${new URL(signInLink).searchParams.get('signin') ?? ''}`;
      const who: unknown = await (await fetch(address)).json();
      assert.deepEqual(who, { name: LIDIA.name, signInName: LIDIA.userPrincipalName });
      const accepted: unknown = await (await fetch(address, { method: 'POST' })).json();
      assert.equal(decodeJwt(await tokenOf(bot, from, String(at(accepted, 'code'))))['oid'], LIDIA.id);
    }));

  it('says so if the sign-in is over', () =>
    withSignIns(async (teams) => {
      for (const method of ['GET', 'POST']) {
        const answer = await fetch(`${teams.url}/sandbox/sign-ins/over`, { method });
        assert.equal(answer.status, 404);
        assert.match(String(at(await answer.json(), 'error', 'message')), /^This sign-in is over\./);
      }
    }));
});
