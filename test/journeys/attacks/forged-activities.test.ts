import assert from 'node:assert/strict';
import { decodeJwt, decodeProtectedHeader, generateKeyPair, SignJWT } from 'jose';
import { z } from 'zod';
import { CONTOSO } from '../../../sandbox/directory/people.ts';
import { type Activity, answerTo, invokeOf, messageOf } from '../../support/http/forge.ts';
import { auditTrail, withoutRepeats } from '../../support/world/journey.ts';
import { NAMES, type World, startWorld } from '../../support/world/world.ts';

const FOREIGN_TENANT = 'f0f4c0ff-0000-4000-8000-000000000001';
const OWN_ISSUER = `https://sts.windows.net/${CONTOSO.id}/`;
const FIXED_BODIES = ['', '{"error":"Bad Request"}', '{"error":"Payload Too Large"}'];

describe('journey: forged activities', () => {
  let world: World;
  const printing = Object.getOwnPropertyDescriptor(console, 'error') ?? {};
  before(async () => {
    world = await startWorld();
    // The SDK prints an error for a genuine token with someone else's activity.
    Object.defineProperty(console, 'error', { ...printing, value: () => undefined });
  });
  after(async () => {
    Object.defineProperty(console, 'error', printing);
    await world.dispose();
  });
  afterEach(async () => {
    const before = world.teams.revision();
    assert.equal((await fetch(`${world.botUrl()}/healthz`)).status, 200, 'the process keeps running');
    await world.say(NAMES.megan, 'help');
    await world.told(NAMES.megan, /Here is what I can do/, before);
  });

  type Forgery = { readonly changes?: Activity; readonly token?: string | null };
  /** Sends a message of the Global Administrator's. @returns status and body */
  const send = async ({ changes = {}, token }: Forgery): Promise<[number, unknown]> => {
    const before = world.teams.revision();
    const activity = messageOf(world, world.id(NAMES.globalAdmin), changes);
    const { status, body } = await world.teams.deliver(activity, token === undefined ? {} : { token });
    assert.equal(world.teams.revision(), before, 'nobody is answered');
    return [status, body];
  };
  const genuine = (claims?: Record<string, unknown>): Promise<string> => world.teams.signToken(claims);
  /** The genuine token's claims, signed by someone else under the channel's key id. */
  const signedBySomebodyElse = async (): Promise<string> => {
    const { privateKey } = await generateKeyPair('RS256');
    const { alg = 'RS256', kid = '' } = decodeProtectedHeader(await genuine());
    return new SignJWT(decodeJwt(await genuine())).setProtectedHeader({ alg, kid }).sign(privateKey);
  };
  const unsigned = async (): Promise<string> => {
    const { kid } = decodeProtectedHeader(await genuine());
    const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    return `${part({ alg: 'none', typ: 'JWT', kid })}.${part(decodeJwt(await genuine()))}.`;
  };
  /** The bot's own token for the connector: Entra's issuer, the connector's audience, the bot as its application. */
  const outbound = (aud = 'https://api.botframework.com'): Promise<string> =>
    genuine({ iss: OWN_ISSUER, aud, appid: world.config.identity.appId, tid: CONTOSO.id, ver: '1.0' });
  const managedIdentityToken = async (): Promise<string> => {
    const { identityEndpoint, identityHeader } = world.teams;
    const query = new URLSearchParams({
      'api-version': '2019-08-01',
      resource: 'https://api.botframework.com',
      client_id: world.config.identity.appId,
    });
    const answer = await fetch(`${identityEndpoint}?${query}`, { headers: { 'x-identity-header': identityHeader } });
    return z.object({ access_token: z.string() }).parse(await answer.json()).access_token;
  };

  const strangeTenant: Activity = {
    conversation: { id: 'a:1', conversationType: 'personal', tenantId: FOREIGN_TENANT },
    channelData: { tenant: { id: FOREIGN_TENANT } },
  };
  const forgeries: Readonly<Record<string, () => Promise<Forgery>>> = {
    'no token': async () => ({ token: null }),
    'a malformed token': async () => ({ token: 'abc' }),
    'a bad signature': async () => ({ token: await signedBySomebodyElse() }),
    'a missing signature': async () => ({ token: (await genuine()).replace(/[^.]+$/, '') }),
    'alg:none': async () => ({ token: await unsigned() }),
    'a wrong audience': async () => ({ token: await genuine({ aud: '00000000-0000-4000-8000-000000000000' }) }),
    'a wrong issuer': async () => ({ token: await genuine({ iss: 'https://evil.example' }) }),
    'an expired token': async () => ({ token: await genuine({ exp: Math.floor(Date.now() / 1000) - 3_600 }) }),
    'a service URL other than the token’s': async () => ({
      changes: { serviceUrl: `${world.teams.serviceUrl}elsewhere/` },
    }),
    'a token without a service URL': async () => ({ token: await genuine({ serviceurl: undefined }) }),
    'the bot’s own token, on another channel that the SDK would accept': async () => ({
      changes: { channelId: 'AseChannel' },
      token: await outbound(),
    }),
    'another tenant, signed by somebody else': async () => ({
      changes: strangeTenant,
      token: await signedBySomebodyElse(),
    }),
    'another tenant, without a token': async () => ({ changes: strangeTenant, token: null }),
    'the bot’s own token': async () => ({ token: await outbound() }),
    'the bot’s own token, with the bot as its audience': async () => ({
      token: await outbound(world.config.identity.appId),
    }),
    'the managed identity’s token': async () => ({ token: await managedIdentityToken() }),
  };
  for (const [title, forgery] of Object.entries(forgeries)) {
    it(`${title}: 401, an empty body, and nobody is told`, async () => {
      assert.deepEqual(await send(await forgery()), [401, undefined]);
    });
  }

  /** The reason that goes on record if the channel vouches for it; null if it does not. */
  type Foreign = { readonly forgery: () => Promise<Forgery>; readonly because: string | null };
  const strangeConnector: Activity = { serviceUrl: 'https://evil.example/connector/' };
  const foreign: Readonly<Record<string, Foreign>> = {
    'the emulator’s channel, which Teams’ key does not vouch for': {
      forgery: async () => ({ changes: { channelId: 'emulator' } }),
      because: null,
    },
    'another tenant': { forgery: async () => ({ changes: strangeTenant }), because: 'wrong tenant' },
    'two tenants at once': {
      forgery: async () => ({ changes: { channelData: { tenant: { id: FOREIGN_TENANT } } } }),
      because: 'wrong tenant',
    },
    'no tenant at all': {
      forgery: async () => ({ changes: { conversation: { id: 'a:1' }, channelData: {} } }),
      because: 'wrong tenant',
    },
    'an unknown connector that the channel vouches for': {
      forgery: async () => ({
        changes: strangeConnector,
        token: await genuine({ serviceurl: strangeConnector['serviceUrl'] }),
      }),
      because: 'wrong service URL',
    },
    'an unknown connector that the token does not name': {
      forgery: async () => ({ changes: strangeConnector }),
      because: null,
    },
  };
  const OWN_CHAT = 'their own chat';
  const onRecord: (readonly [because: string, conversation: string])[] = [];
  for (const [title, { forgery, because }] of Object.entries(foreign)) {
    const recorded = because === null ? 'not on record' : 'on record';
    it(`${title}: 403, an empty body, nobody is told; ${recorded}`, async () => {
      const forged = await forgery();
      assert.deepEqual(await send(forged), [403, undefined]);
      const strange = JSON.stringify(forged.changes?.['conversation'] ?? {}).includes('a:1');
      if (because !== null) onRecord.push([because, strange ? 'a:1' : OWN_CHAT]);
    });
  }

  it('a body that is no activity is refused with a fixed body, with a token and without', async () => {
    const good = messageOf(world, world.id(NAMES.megan));
    const bodies = [
      '',
      '{}',
      '[]',
      'null',
      '"message"',
      '{"type":',
      '[',
      '['.repeat(100_000),
      JSON.stringify([good]),
      JSON.stringify({ ...good, type: '' }),
      JSON.stringify({ ...good, type: { $ne: '' } }),
      JSON.stringify({ ...good, from: { id: '29:x', aadObjectId: 7 } }),
      JSON.stringify({ ...good, text: { toString: 'x' } }),
      JSON.stringify({ ...good, entities: null }),
      JSON.stringify({ ...good, locale: ['nl'] }),
      '{"__proto__":{"type":"message"}}',
      JSON.stringify({ ...good, text: 'x'.repeat(300_000) }),
    ];
    for (const body of bodies) {
      for (const authorization of [undefined, `Bearer ${await genuine()}`]) {
        const headers = {
          'content-type': 'application/json',
          ...(authorization === undefined ? {} : { authorization }),
        };
        const answer = await fetch(`${world.botUrl()}/api/messages`, { method: 'POST', headers, body });
        const anonymous = body.length > 256 * 1024 ? 413 : 401;
        const expected = authorization === undefined ? [anonymous] : [400, 413];
        assert.ok(expected.includes(answer.status), `${answer.status} to ${body.slice(0, 80)}`);
        assert.ok(FIXED_BODIES.includes(await answer.text()), body.slice(0, 80));
      }
    }
  });

  it('no other method or path is served', async () => {
    const authorization = `Bearer ${await genuine()}`;
    const body = JSON.stringify(messageOf(world, world.id(NAMES.megan)));
    for (const [method, path, status] of [
      ['GET', '/api/messages', 405],
      ['PUT', '/api/messages', 405],
      ['POST', '/', 404],
      ['POST', '/api/messages/../secrets', 404],
    ] as const) {
      const sent = method === 'GET' ? {} : { body };
      const answer = await fetch(world.botUrl() + path, { method, headers: { authorization }, ...sent });
      assert.equal(answer.status, status, `${method} ${path}`);
      assert.doesNotMatch(await answer.text(), /node_modules|at |Error:/);
    }
  });

  it('an unknown or empty invoke gets an invoke response', async () => {
    const megan = world.id(NAMES.megan);
    for (const changes of [
      { name: 'task/fetch' },
      { name: 'composeExtension/query' },
      { name: '' },
      { name: undefined },
    ]) {
      assert.equal((await answerTo(world, invokeOf(world, megan, { a: 1 }, changes))).statusCode, 400);
    }
    for (const value of [undefined, null, 'approve', 7, []]) {
      assert.equal((await answerTo(world, invokeOf(world, megan, value))).statusCode, 400, JSON.stringify(value));
    }
  });

  it('activities that need no answer are accepted silently', async () => {
    for (const type of ['conversationUpdate', 'messageReaction', 'messageUpdate', 'typing', 'event', 'whatever'])
      assert.deepEqual(await send({ changes: { type } }), [200, undefined]);
  });

  it('what the channel signed and the bot refused is on record; what it did not sign is not', async () => {
    const admin = NAMES.globalAdmin;
    const trail = await auditTrail(world);
    const refused = trail.filter(({ action }) => action.startsWith('refused:'));
    assert.deepEqual(
      refused.map(({ action, by, request, source, detail }) => [action, by, request, source, detail['because']]),
      withoutRepeats(onRecord, ([because]) => because).map(([because, place]) => {
        const conversation = place === OWN_CHAT ? world.teams.personalChat(world.id(admin)) : place;
        return ['refused:activity', admin, null, `gate ${conversation}`, because];
      }),
    );
  });

  it('the log has every kind of refusal, and no token', async () => {
    assert.match(world.logged(), /Activity refused: invalid token/);
    assert.match(world.logged(), /Activity refused"/);
    assert.doesNotMatch(world.logged(), /eyJ[\w-]{10}/);
  });
});
