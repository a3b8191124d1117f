/**
 * The part of the Bot Framework's token service that bots use for single sign-on (called by `tokenApi` in
 * botframework-connector).
 */
import { z } from 'zod';
import { type Call, Refusal, type Route } from '../http/http.ts';
import type { TeamsPerson } from '../chats/people.ts';
import type { SignIns } from './sign-ins.ts';

export type TokenServiceWorld = {
  /** Where Teams is served, without a trailing slash. */
  readonly url: string;
  readonly appId: string;
  /** The OAuth connection of the bot's registration. */
  readonly connection: string;
  readonly signIns: SignIns;
  /** By the id of the channel (`29:…`). */
  readonly findPerson: (id: string) => TeamsPerson | undefined;
};

/** Where people sign in, below the address of Teams; `signin` says to what. */
export const SIGN_IN_PATH = '/api/oauth/signin';

/** The application id URI of a bot's app, as Teams requires it ("Enable SSO for your bot"). */
export function resourceOf(appId: string): string {
  return `api://botid-${appId}`;
}

/** What the SDK puts into `state`: base64 of JSON. */
const stateSchema = z.object({
  connectionName: z.string(),
  msAppId: z.string(),
  conversation: z.object({ user: z.object({ id: z.string() }) }),
});

const CHANNEL = 'msteams';
const TOKEN_LIFETIME_MS = 3_600_000;

export function tokenServiceRoutes(world: TokenServiceWorld): Route[] {
  const { url, appId, connection, signIns } = world;
  const personOf = (id: string): TeamsPerson => {
    const person = world.findPerson(id);
    if (person === undefined) throw new Refusal(400, 'BadArgument', 'There is no such user.');
    return person;
  };
  const refuseUnlessConnected = (name: string | null): void => {
    if (name !== connection)
      throw new Refusal(404, 'NotFound', 'Setting with the given connection name was not found.');
  };
  const signInResource = ({ query }: Call) => {
    const { connectionName, msAppId, conversation } = readState(query.get('state') ?? '');
    refuseUnlessConnected(connectionName);
    if (msAppId !== appId) throw new Refusal(403, 'Forbidden', 'A bot may only ask for itself.');
    const id = signIns.begin(personOf(conversation.user.id).id);
    return {
      status: 200,
      body: {
        signInLink: `${url}${SIGN_IN_PATH}?signin=${id}`,
        tokenExchangeResource: { id, uri: resourceOf(appId), providerId: null },
        tokenPostResource: { sasUrl: null },
      },
    };
  };
  const token = ({ query }: Call) => {
    refuseUnlessConnected(query.get('connectionName'));
    const person = personOf(query.get('userId') ?? '');
    const code = query.get('code');
    const redeem = () => (code === null ? signIns.kept(person.id) : signIns.redeem(person.id, code));
    const found = query.get('channelId') === CHANNEL ? redeem() : undefined;
    if (found === undefined) throw new Refusal(404, 'NotFound', 'There is no token.');
    const expiration = new Date(Date.now() + TOKEN_LIFETIME_MS).toISOString();
    return { status: 200, body: { channelId: CHANNEL, connectionName: connection, token: found, expiration } };
  };
  const signOut = ({ query }: Call) => {
    refuseUnlessConnected(query.get('connectionName'));
    signIns.signOut(personOf(query.get('userId') ?? '').id);
    return { status: 200, body: {} };
  };
  return [
    { method: 'GET', path: '/api/botsignin/GetSignInResource', handle: signInResource },
    { method: 'GET', path: '/api/usertoken/GetToken', handle: token },
    { method: 'DELETE', path: '/api/usertoken/SignOut', handle: signOut },
  ];
}

function readState(state: string): z.output<typeof stateSchema> {
  try {
    return stateSchema.parse(JSON.parse(Buffer.from(state, 'base64').toString()));
  } catch {
    throw new Refusal(400, 'BadArgument', 'The state is malformed.');
  }
}
