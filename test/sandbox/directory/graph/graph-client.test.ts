import assert from 'node:assert/strict';
import {
  Client,
  GraphError,
  HTTPMessageHandler,
  type Middleware,
  RetryHandler,
} from '@microsoft/microsoft-graph-client';
import { type LocalDirectory, startLocalDirectory } from '../../../../sandbox/directory/local-directory.ts';
import { person } from '../../../../sandbox/directory/people.ts';

const guest = person('user1@forthcoffee.com').user;

describe('Microsoft’s own Graph client at the local directory', () => {
  let directory: LocalDirectory;
  let client: Client;
  before(async () => {
    directory = await startLocalDirectory();
    client = Client.initWithMiddleware({ baseUrl: directory.url, middleware: middleware() });
  });
  after(() => directory.close());

  it('reads a guest by the encoded sign-in name', async () => {
    const path = `/users/${encodeURIComponent(guest.userPrincipalName)}`;
    const found: unknown = await client.api(path).select(['id', 'identities', 'userType']).get();
    assert.partialDeepStrictEqual(found, { id: guest.id, identities: guest.identities, userType: 'Guest' });
  });

  it('filters and counts', async () => {
    const found: unknown = await client
      .api('/users')
      .header('ConsistencyLevel', 'eventual')
      .count(true)
      .filter("endsWith(mail,'@forthcoffee.com')")
      .select('id')
      .get();
    assert.partialDeepStrictEqual(found, { '@odata.count': 1, value: [{ id: guest.id }] });
  });

  it('writes a password', async () => {
    const { id } = person('Megan Bowen').user;
    const passwordProfile = { password: 'Kqw7mx-3hbt9e-zp4vfa', forceChangePasswordNextSignIn: true };
    await client.api(`/users/${id}`).patch({ passwordProfile });
    assert.equal(directory.signIn('meganb@contoso.com', 'Kqw7mx-3hbt9e-zp4vfa'), 'must-change-password');
  });

  it('reports a refusal with its status and code', async () => {
    const isRefusal = (error: unknown) =>
      error instanceof GraphError && error.statusCode === 404 && error.code === 'Request_ResourceNotFound';
    await assert.rejects(client.api('/users/nobody@contoso.com').get(), isRefusal);
  });

  it('waits and retries by itself if throttled', async () => {
    directory.failNext({
      match: { path: /\/domains$/ },
      with: { status: 429, code: 'TooManyRequests', retryAfter: 1 },
    });
    const before = directory.calls.length;
    await client.api('/domains').get();
    assert.equal(directory.calls.length - before, 2);
  });
});

/** The client's own authentication sends no token over plain HTTP, so this one does. */
function middleware(): Middleware {
  const [retry, http] = [new RetryHandler(), new HTTPMessageHandler()];
  retry.setNext(http);
  return {
    execute: (context) => {
      const headers = new Headers(context.options?.headers);
      headers.set('authorization', 'Bearer a-token');
      context.options = { ...context.options, headers };
      return retry.execute(context);
    },
  };
}
