/** How one call is sent, to a server that behaves as no Bot Connector should. */
import assert from 'node:assert/strict';
import { type RequestListener, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Connector } from '../../../src/bot/ports.ts';
import { DeadlineExceeded, SEND_DEADLINE_MS } from '../../../src/net/deadline.ts';
import { ForeignAddress, TeamsSilent, isInDoubt } from '../../../src/bot/connector-errors.ts';
import { LIDIA, withTeams } from '../../sandbox/teams/support.ts';
import { approvalsOf, cardSaying, chatOf, connectorTo, connectorWith, virtualTime } from '../support.ts';

/** Posts a message to a server with this answer, with what the bot's own authentication adds. */
function withServer(
  answer: RequestListener,
  test: (post: () => ReturnType<Connector['post']>, close: () => Promise<void>) => Promise<void>,
): Promise<void> {
  return withTeams(async (teams) => {
    const server = createServer(answer);
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    const { port }: Pick<AddressInfo, 'port'> = addressOf(server.address());
    const connector = await connectorTo(teams, virtualTime(), [`127.0.0.1:${port}`]);
    const chat = { ...chatOf(teams, LIDIA), serviceUrl: `http://127.0.0.1:${port}/` };
    const close = async (): Promise<void> => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    };
    try {
      await test(() => connector.post(chat, cardSaying('hello')), close);
    } finally {
      if (server.listening) await close();
    }
  });
}

function addressOf(address: AddressInfo | string | null): AddressInfo {
  assert.ok(typeof address === 'object' && address !== null);
  return address;
}

describe('a call to the connector', () => {
  it('sends our token and the card as JSON, and reads the id of the posted message', () => {
    const heard: (string | undefined)[] = [];
    return withServer(
      (request, response) => {
        heard.push(request.headers.authorization?.slice(0, 7), request.headers['content-type']);
        response.writeHead(201, { 'content-type': 'application/json' });
        response.end('{"id":"42"}');
      },
      async (post) => {
        assert.equal((await post()).activity, '42');
        assert.deepEqual(heard, ['Bearer ', 'application/json; charset=utf-8']);
      },
    );
  });

  it('that is never answered is given up after ten seconds, and its connection is closed', () => {
    const broken = Promise.withResolvers<undefined>();
    return withServer(
      (request) => void request.socket.once('close', () => broken.resolve(undefined)),
      async (post) => {
        const started = performance.now();
        await assert.rejects(
          post(),
          (error) => error instanceof DeadlineExceeded || (error instanceof TeamsSilent && error.sent),
        );
        await broken.promise;
        const took = performance.now() - started;
        assert.ok(took > SEND_DEADLINE_MS - 100 && took < SEND_DEADLINE_MS + 2_000, `${took} ms`);
      },
    );
  });

  it('whose answer stops halfway may have been carried out', () =>
    withServer(
      (request, response) => {
        response.writeHead(201, { 'content-type': 'application/json', 'content-length': '100' });
        response.write('{"id":');
        setImmediate(() => request.socket.destroy());
      },
      (post) => assert.rejects(post(), (error) => error instanceof TeamsSilent && error.sent),
    ));

  it('follows no redirects: the token is for nobody else', () => {
    const paths: (string | undefined)[] = [];
    return withServer(
      (request, response) => {
        paths.push(request.url);
        response.writeHead(307, { location: '/elsewhere' });
        response.end();
      },
      async (post) => {
        await assert.rejects(post(), { statusCode: 307 });
        assert.equal(paths.length, 1);
      },
    );
  });

  it('to an address where nobody listens was not carried out', () =>
    withServer(
      () => undefined,
      async (post, close) => {
        await close();
        await assert.rejects(post(), (error) => error instanceof TeamsSilent && !error.sent);
      },
    ));

  for (const [status, body] of [
    [202, ''],
    [200, ''],
    [201, '{}'],
    [201, '{"id":""}'],
    [201, '{"id":" "}'],
    [201, '{"id":null}'],
    [201, '{"id":5}'],
    [201, '{"id":{"a":1}}'],
    [200, 'null'],
    [200, '[]'],
    [200, '"42"'],
    [200, '{"id":"4'],
    [200, '<p>welcome</p>'],
  ] as const) {
    it(`answered with ${status} ${JSON.stringify(body)} was accepted, but its id is unknown: one call`, () => {
      let calls = 0;
      return withServer(
        (_request, response) => {
          calls += 1;
          response.writeHead(status, { 'content-type': 'application/json' });
          response.end(body);
        },
        async (post) => {
          await assert.rejects(post(), isInDoubt);
          assert.equal(calls, 1);
        },
      );
    });
  }

  it('is refused even if the refusal is not JSON', () =>
    withServer(
      (_request, response) => {
        response.writeHead(403, { 'content-type': 'text/html' });
        response.end('<p>secret</p>');
      },
      (post) => assert.rejects(post(), { message: 'Teams answered 403 (no code)', statusCode: 403 }),
    ));
});

describe('a call to an address that is not on the list', () => {
  const listening = async (test: (port: number, heard: readonly string[]) => Promise<void>): Promise<void> => {
    const heard: string[] = [];
    const server = createServer((request, response) => {
      heard.push(`${request.method ?? ''} ${request.headers.authorization ?? ''}`);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":"1"}');
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    try {
      await test(addressOf(server.address()).port, heard);
    } finally {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    }
  };

  for (const address of [
    'http://127.0.0.1:PORT/',
    'http://user@KNOWN/',
    'http://user:password@KNOWN/',
    'http://:password@KNOWN/',
    'http://KNOWN@127.0.0.1:PORT/',
    'http://127.0.0.1:PORT/KNOWN/',
    'http://127.0.0.1:PORT\\@KNOWN/',
    'http://127.0.0.1:PORT#@KNOWN/',
    'http://smba.trafficmanager.net/',
    'https://smba.trafficmanager.net.evil.example/',
    'ftp://KNOWN/',
    'data:text/plain,KNOWN',
    'no address',
    '',
  ]) {
    it(`${address || '(none)'}: no token is requested and nothing is sent, whatever the call`, () =>
      withTeams((teams) =>
        listening(async (port, heard) => {
          const known = new URL(teams.url).host;
          const serviceUrl = address.replace('PORT', String(port)).replace('KNOWN', known);
          const scopes: string[] = [];
          const connector = connectorWith(teams, virtualTime(), (scope) => {
            scopes.push(scope);
            return Promise.resolve('a token');
          });
          const chat = { ...chatOf(teams, LIDIA), serviceUrl };
          const channel = { ...approvalsOf(teams), serviceUrl };
          const posted = { conversation: chat.id, activity: '1' };
          const { bot, member } = { bot: chat.bot, member: teams.channelIdOf(LIDIA.id) };
          for (const call of [
            () => connector.post(chat, cardSaying('hello')),
            () => connector.post(channel, cardSaying('hello')),
            () => connector.update(serviceUrl, posted, cardSaying('hello')),
            () => connector.openPersonalChat({ serviceUrl, bot, member }),
          ]) {
            await assert.rejects(call, (error) => error instanceof ForeignAddress && !isInDoubt(error));
          }
          assert.deepEqual([scopes, heard, teams.calls], [[], [], []]);
        }),
      ));
  }
});
