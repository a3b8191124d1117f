/** A local Teams with three people, and a bot that answers as a test tells it. */
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
import { z } from 'zod';
import { type LocalAuthority, startLocalAuthority } from '../../../sandbox/authority/local-authority.ts';
import { person } from '../../../sandbox/directory/people.ts';
import { startLocalTeams, type LocalTeams, type LocalTeamsOptions } from '../../../sandbox/teams/local-teams.ts';
import { teamsPerson } from '../../../sandbox/teams/chats/people.ts';

export const APP_ID = '11111111-1111-4111-8111-111111111111';
export const CONNECTION = 'sso';
export const TENANT_ID = '22222222-2222-4222-8222-222222222222';

export const MEGAN = teamsPerson(person('Megan Bowen'));
export const ALEX = teamsPerson(person('Alex Wilber'));
export const LIDIA = teamsPerson(person('Lidia Holloway'));
export const USER_ONE = teamsPerson(person('User One'));

/** Runs the test with a local Teams, then closes it. */
export async function withTeams(
  test: (teams: LocalTeams) => Promise<void>,
  options: Partial<LocalTeamsOptions> = {},
): Promise<void> {
  const teams = await startLocalTeams({
    appId: APP_ID,
    tenantId: TENANT_ID,
    people: [MEGAN, LIDIA, USER_ONE],
    ...options,
  });
  try {
    await test(teams);
  } finally {
    await teams.close();
  }
}

/** The same, with people who can sign in and have not consented to anything yet. */
export async function withSignIns(
  test: (teams: LocalTeams, authority: LocalAuthority) => Promise<void>,
  options: Partial<LocalTeamsOptions> = {},
): Promise<void> {
  const authority = await startLocalAuthority({ tenantId: TENANT_ID, appId: APP_ID });
  try {
    const singleSignOn = { authority, connection: CONNECTION };
    await withTeams((teams) => test(teams, authority), { singleSignOn, ...options });
  } finally {
    await authority.close();
  }
}

export type Heard = {
  readonly authorization: string | undefined;
  readonly activity: Readonly<Record<string, unknown>>;
};

export type BotAnswer = { readonly status: number; readonly body?: unknown };

/** Runs the test with a bot that records what it receives, and answers always the same or depending on the activity. */
export async function withBot(
  answer: BotAnswer | ((activity: Heard['activity']) => BotAnswer | Promise<BotAnswer>),
  test: (heard: readonly Heard[], endpoint: string) => Promise<void>,
): Promise<void> {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    void json(request).then(async (sent) => {
      const activity = z.record(z.string(), z.unknown()).parse(sent);
      heard.push({ authorization: request.headers.authorization, activity });
      const { status, body } = typeof answer === 'function' ? await answer(activity) : answer;
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(body === undefined ? undefined : JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  try {
    await test(heard, `http://127.0.0.1:${port}/api/messages`);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

/** Calls the identity endpoint as an App Service does. */
export async function tokenFor(teams: LocalTeams, resource: string): Promise<string> {
  const url = `${teams.identityEndpoint}?resource=${resource}&client_id=${APP_ID}&api-version=2019-08-01`;
  const response = await fetch(url, { headers: { 'x-identity-header': teams.identityHeader } });
  return z.object({ access_token: z.string() }).parse(await response.json()).access_token;
}

export type Reply = { readonly status: number; readonly headers: Headers; readonly body: unknown };
export type Call = (method: string, path: string, body?: unknown) => Promise<Reply>;

/** Calls the connector with a token of the bot. */
export async function connector(teams: LocalTeams): Promise<Call> {
  const token = await tokenFor(teams, 'https://api.botframework.com');
  return async (method, path, body) => {
    const response = await fetch(`${teams.serviceUrl}v3/${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? undefined : JSON.parse(text) };
  };
}

/** The value at a path of keys, or undefined. */
export function at(value: unknown, ...keys: readonly (string | number)[]): unknown {
  return keys.reduce<unknown>((inner, key) => {
    return typeof inner === 'object' && inner !== null ? Reflect.get(inner, key) : undefined;
  }, value);
}

export const CARD = {
  contentType: 'application/vnd.microsoft.card.adaptive',
  content: { type: 'AdaptiveCard', version: '1.5', body: [] },
};
