import assert from 'node:assert/strict';
import { once } from 'node:events';
import { type RequestListener, type Server, createServer } from 'node:http';
import { SignJWT, exportJWK, generateKeyPair } from 'jose';
import { admitToken } from '../../../src/bot/sdk/channel-token.ts';
import {
  KEYS_DEADLINE_MS,
  KeysUnavailable,
  type SigningKeys,
  createSigningKeys,
} from '../../../src/bot/sdk/signing-keys.ts';
import { quietLog } from '../../support/quiet-log.ts';

const HOUR = 3_600_000;
const ISSUER = 'https://api.botframework.com';
const { publicKey, privateKey } = await generateKeyPair('RS256');
const published = { ...(await exportJWK(publicKey)), kid: 'one', endorsements: ['msteams'] };

describe('the signing keys of the Bot Connector', () => {
  let server: Server;
  let answer: RequestListener;
  let asked: string[];
  let now: number;
  let keys: SigningKeys;
  let quiet: ReturnType<typeof quietLog>;

  beforeEach(async () => {
    asked = [];
    now = 0;
    quiet = quietLog();
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      answer(request, response);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    assert.ok(typeof address === 'object' && address !== null);
    const base = `http://127.0.0.1:${address.port}`;
    answer = ({ url }, response) =>
      response.end(
        JSON.stringify(url === '/metadata' ? { jwks_uri: `${base}/keys` } : { keys: [published, { kty: 'EC' }] }),
      );
    keys = createSigningKeys(`${base}/metadata`, quiet.log, () => now);
  });
  afterEach(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });

  const fails: RequestListener = (_request, response) => {
    response.statusCode = 500;
    response.end();
  };

  it('are read once for all who wait, and kept for a day', async () => {
    const found = await Promise.all([keys.find('one'), keys.find('one'), keys.find('one')]);
    assert.ok(found.every((key) => key?.endorsements?.[0] === 'msteams'));
    now = 11 * HOUR;
    await keys.find('one');
    assert.deepEqual(asked, ['/metadata', '/keys']);
  });

  it('are unavailable at the deadline if the address hangs: everybody who waits is told, the log once', async () => {
    answer = () => undefined;
    const started = performance.now();
    const waiting = Array.from({ length: 50 }, () => assert.rejects(keys.find('one'), KeysUnavailable));
    await Promise.all(waiting);
    assert.ok(performance.now() - started < KEYS_DEADLINE_MS + 1_000);
    await assert.rejects(keys.find('one'), KeysUnavailable);
    assert.deepEqual(asked, ['/metadata']);
    assert.equal(quiet.lines.length, 1);
  });

  it('are requested again soon after a failure, and the log says when they are available', async () => {
    const good = answer;
    answer = fails;
    await assert.rejects(keys.find('one'), KeysUnavailable);
    answer = good;
    now = 6_000;
    assert.ok(await keys.find('one'));
    assert.deepEqual(
      quiet.lines.map(({ level }) => level),
      [50, 30],
    );
  });

  it('stay valid while they cannot be refreshed, for at most a day', async () => {
    await keys.find('one');
    answer = fails;
    now = 23 * HOUR;
    assert.ok(await keys.find('one'));
    now = 25 * HOUR;
    await assert.rejects(keys.find('one'), KeysUnavailable);
  });

  it('that are not published are looked up at most every five minutes, since anyone can invent one', async () => {
    await keys.find('one');
    for (let times = 0; times < 100; times += 1) assert.equal(await keys.find(`made up ${times}`), undefined);
    assert.equal(asked.length, 2);
    now = 6 * 60_000;
    assert.equal(await keys.find('another'), undefined);
    assert.equal(asked.length, 4);
  });

  describe('and a token signed by one of them', () => {
    const sign = (claims: Record<string, unknown> = {}): Promise<string> =>
      new SignJWT({ iss: ISSUER, aud: 'bot', exp: Math.floor(Date.now() / 1_000) + 60, ...claims })
        .setProtectedHeader({ alg: 'RS256', kid: 'one' })
        .sign(privateKey);
    const admit = async (token: Promise<string>) => admitToken(await token, { issuer: ISSUER, appId: 'bot', keys });

    it('is valid if issuer, audience and time are; otherwise one word says why not', async () => {
      const hourAgo = Math.floor(Date.now() / 1_000) - 3_600;
      assert.deepEqual(await admit(sign()), { verdict: 'good' });
      const table = [
        [{ aud: 'another' }, 'claim aud'],
        [{ exp: hourAgo }, 'ERR_JWT_EXPIRED'],
        [{ exp: undefined }, 'claim exp'],
        [{ nbf: hourAgo + 7_200 }, 'claim nbf'],
        [{ iss: 'https://evil.example' }, 'ERR_JWT_INVALID'],
      ] as const;
      for (const [claims, because] of table) assert.deepEqual(await admit(sign(claims)), { verdict: 'bad', because });
      assert.deepEqual(await admit(Promise.resolve('a.b.c')), { verdict: 'bad', because: 'ERR_JWS_INVALID' });
    });

    it('from another issuer does not lead to a key lookup', async () => {
      await admit(sign({ iss: 'https://evil.example' }));
      assert.deepEqual(asked, []);
    });

    it('is neither valid nor invalid if the keys cannot be read', async () => {
      answer = fails;
      assert.deepEqual(await admit(sign()), { verdict: 'unavailable' });
    });
  });
});
