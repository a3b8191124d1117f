/** An identity endpoint, as App Service has it, for one managed identity. Its token for a resource is always the same. */
import { createServer } from 'node:http';
import { z } from 'zod';
import { throughFront } from './identity-front.ts';

export type Identity = {
  readonly clientId: string;
  /** How often a token was given. */
  readonly asked: number;
  tokenFor(resource: string): string;
  stop(): Promise<void>;
};

const CLIENT_ID = 'dddddddd-0000-4000-8000-0000000000db';
const HEADER = 'stand-in';

/** Starts it, and sets the variables by which a managed identity is found; `stop` restores them. */
export async function startIdentity(): Promise<Identity> {
  const kept = { ...process.env };
  // As long as Entra's.
  const tokenFor = (resource: string) => `${Buffer.from(resource).toString('base64url')}.${'t'.repeat(1_800)}`;
  let asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
    const resource = new URL(request.url ?? '', 'http://identity').searchParams.get('resource') ?? '';
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify({
        access_token: tokenFor(resource),
        expires_on: String(Math.floor(Date.now() / 1000) + 3600),
        resource,
        token_type: 'Bearer',
      }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const own = { appId: CLIENT_ID, endpoint: `http://127.0.0.1:${port}/msi/token`, header: HEADER };
  const { endpoint, header } = await throughFront(own);
  process.env['IDENTITY_ENDPOINT'] = endpoint;
  process.env['IDENTITY_HEADER'] = header;
  return {
    clientId: CLIENT_ID,
    get asked() {
      return asked;
    },
    tokenFor,
    stop: async () => {
      process.env = kept;
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
