/**
 * One identity endpoint for all worlds of a test process. MSAL keeps the first one it finds for the life of the process
 * (`ManagedIdentityClient.identitySource` is static), so each world's own is reached through this one, by its app id.
 */
import { createServer } from 'node:http';
import { z } from 'zod';
import type { Identity } from '../../../sandbox/sandbox.ts';

const HEADER = 'front';
const worlds = new Map<string, Identity>();
const addressSchema = z.object({ port: z.number() });
let url: Promise<string> | undefined;

/** Registers a world's identity endpoint. @returns the endpoint that the world's bot has to use instead */
export async function throughFront(identity: Identity): Promise<Identity> {
  worlds.set(identity.appId, identity);
  url ??= listen();
  return { appId: identity.appId, endpoint: await url, header: HEADER };
}

function listen(): Promise<string> {
  const server = createServer((request, response) => {
    // An idle connection would keep the process alive for seconds after the last test.
    response.shouldKeepAlive = false;
    const { search, searchParams } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const world = worlds.get(searchParams.get('client_id') ?? '');
    if (world === undefined || request.headers['x-identity-header'] !== HEADER) {
      response.writeHead(401);
      response.end();
      return;
    }
    fetch(world.endpoint + search, { headers: { 'x-identity-header': world.header } }).then(
      async (answer) => {
        const body = await answer.text();
        response.writeHead(answer.status, { 'content-type': 'application/json' });
        response.end(body);
      },
      () => {
        response.writeHead(502);
        response.end();
      },
    );
  });
  server.unref();
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () =>
      resolve(`http://127.0.0.1:${addressSchema.parse(server.address()).port}/msi/token`),
    );
  });
}
