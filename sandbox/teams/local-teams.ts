/** A local Teams: plays the Bot Connector, the token issuer and the managed identity, and serves the chat page. */
import type { Speaker } from '../authority/local-authority.ts';
import type { AppClaims } from '../authority/access-token.ts';
import type { Brought } from './sign-in/brought-token.ts';
import { createCalls, type Calls } from './http/calls.ts';
import { createConduct, type Conduct } from './activities/conduct.ts';
import { connectorRoutes, forTheBot } from './connector/connector.ts';
import { deliver, type Delivery, type DeliveryOptions } from './activities/delivery.ts';
import { createFaults, type Faults } from './http/faults.ts';
import { createHistory } from './chats/history.ts';
import type { Route } from './http/http.ts';
import { createHub } from './chats/hub.ts';
import { createIdentityEndpoint } from './connector/identity-endpoint.ts';
import type { StoredActivity } from './chats/messages.ts';
import { botAccount, type Activity, type Tenant } from './activities/outgoing.ts';
import { type DirectorySignIns, pageRoutes } from './page/page-routes.ts';
import { personAccount, rosterEntry, type TeamsPerson } from './chats/people.ts';
import { createPlaces, type Channel, type ChannelIds, type ChannelOptions } from './chats/places.ts';
import { openStateFile } from './chats/saved-state.ts';
import { startServer } from './http/server.ts';
import { createSingleSignOn, type SingleSignOnOptions } from './sign-in/single-sign-on.ts';
import { CHANNEL_ISSUER, createTokenIssuer, type Claims } from './connector/token-issuer.ts';
import { waitFor, type WaitOptions } from './chats/wait-for.ts';

export type LocalTeamsOptions = {
  /** 0, the default, takes any free port. */
  readonly port?: number;
  readonly appId: string;
  readonly tenantId: string;
  readonly people: readonly TeamsPerson[];
  /** The bot's `/api/messages`; `setBotEndpoint` sets it later. */
  readonly botEndpoint?: string;
  readonly extraRoutes?: readonly Route[];
  /** Lets people sign in on cards; the bot's own tokens may then come from this authority, too. */
  readonly singleSignOn?: SingleSignOnOptions;
  /** Keeps the chats over a restart. */
  readonly historyFile?: string;
  /** What the bot's own token for this audience says of it. */
  readonly claimsFor?: (audience: string) => Partial<AppClaims>;
  readonly signIns?: DirectorySignIns;
};

export type LocalTeams = Conduct & {
  readonly url: string;
  readonly serviceUrl: string;
  readonly openIdMetadataUrl: string;
  readonly issuer: string;
  readonly identityEndpoint: string;
  readonly identityHeader: string;
  readonly approvals: ChannelIds;
  /** Adds a channel in a team of its own, with these people. */
  addChannel(options: Omit<ChannelOptions, 'members'> & { readonly members: readonly string[] }): ChannelIds;
  /** Adds a group chat of these people and the bot. @returns its conversation id */
  addGroupChat(members: readonly string[]): string;
  /** Removes the bot from a channel, or adds it again, without telling the bot. */
  setInChannel(channelId: string, present: boolean): void;
  /** Who is in a channel from now on. */
  setMembers(channelId: string, members: readonly string[]): void;
  readonly faults: Pick<Faults, 'failNext'>;
  /** Every call of the bot to the connector so far, oldest first. */
  readonly calls: Calls['all'];
  readonly onCall: Calls['onCall'];
  /** @param endpoint a function chooses for each activity, as a load balancer does */
  setBotEndpoint(endpoint: string | (() => string)): void;
  acceptsToken(token: string): Speaker | undefined;
  /**
   * Someone opens the link of the sign-in button, signs in there, and consents.
   * @param brought whose token the bot gets for the code, or what is wrong with it
   * @returns the magic code, for `invoke`
   * @throws if the link leads to no sign-in
   */
  acceptSignIn(link: string, brought?: Brought): Promise<string>;
  /** The conversation id of someone's chat with the bot. */
  personalChat(personId: string): string;
  /** Someone's id in this channel (`29:…`). */
  channelIdOf(personId: string): string;
  /** Uninstalls the bot for someone, or installs it again, without telling the bot. At first everybody has it. */
  setInstalled(personId: string, installed: boolean): void;
  /** A copy of the messages in their current state; a channel includes its threads. */
  history(conversationId?: string): StoredActivity[];
  /** The revision of the latest change, for `after`. */
  revision(): number;
  waitFor(
    conversationId: string | undefined,
    predicate: (message: StoredActivity) => boolean,
    options?: WaitOptions,
  ): Promise<StoredActivity>;
  /** Called with each message that is posted, updated or deleted, as it is then. */
  onMessage(listener: (message: StoredActivity) => void): void;
  /** A token as the channel signs it, with these claims changed. */
  signToken(claims?: Claims): Promise<string>;
  /** Posts any activity to the bot. */
  deliver(activity: Activity, options?: DeliveryOptions): Promise<Delivery>;
  close(): Promise<void>;
};

/** @throws if the port is taken or the history file cannot be read */
export async function startLocalTeams(options: LocalTeamsOptions): Promise<LocalTeams> {
  const { appId, tenantId, people } = options;
  const file = openStateFile(options.historyFile);
  const hub = createHub();
  const history = createHistory(file, hub);
  const places = createPlaces(appId, tenantId, people);
  const faults = createFaults();
  const calls = createCalls();
  const server = await startServer({ port: options.port ?? 0, faults, calls });
  const serviceUrl = `${server.url}/connector/`;
  const issuer = await createTokenIssuer(server.url, appId, serviceUrl);
  const identity = createIdentityEndpoint(server.url, appId, options.claimsFor);
  const tenant: Tenant = { appId, tenantId, serviceUrl };
  let botEndpoint: string | (() => string) | undefined = options.botEndpoint;
  const known = new Map(
    people.flatMap((one) => [one.id, personAccount(appId, one).id].map((id) => [id, one] as const)),
  );

  const person = (id: string): TeamsPerson => {
    const found = findPerson(id);
    if (!found) throw new Error('No such person');
    return found;
  };
  const findPerson = (id: string): TeamsPerson | undefined => known.get(id);
  const channel = (id: string): Channel => {
    const place = places.find(id);
    if (place?.kind !== 'channel') throw new Error('No such channel');
    return place.channel;
  };
  const stateOf = (one: TeamsPerson) =>
    (file.state.people[one.id] ??= { installed: true, greeted: false, locale: 'en-US' });
  const deliverActivity = async (activity: Activity, { token }: DeliveryOptions = {}): Promise<Delivery> => {
    if (botEndpoint === undefined) return { status: 0, body: undefined, problem: 'The bot has not started yet.' };
    const endpoint = typeof botEndpoint === 'string' ? botEndpoint : botEndpoint();
    return deliver(endpoint, activity, token === undefined ? await issuer.sign() : token);
  };
  const { singleSignOn } = options;
  const acceptsToken = (token: string): Speaker | undefined =>
    identity.accepts(token) ?? singleSignOn?.authority.accepts(token);
  const signingIn = singleSignOn && createSingleSignOn(singleSignOn, { url: server.url, appId, person, findPerson });

  const conduct = createConduct({
    tenant,
    places,
    history,
    person,
    stateOf,
    saveState: () => file.save(),
    deliver: deliverActivity,
    tokenFor: async (...wanted) => (await signingIn?.tokenFor(...wanted)) ?? null,
  });
  const connectorWorld = {
    places,
    history,
    hub,
    tenantId,
    bot: botAccount(tenant),
    findPerson,
    isInstalled: (one: TeamsPerson) => stateOf(one).installed,
    entry: (one: TeamsPerson) => rosterEntry(appId, tenantId, one),
  };
  server.add([
    ...(options.extraRoutes ?? []),
    ...issuer.routes,
    identity.route,
    ...[...connectorRoutes(connectorWorld), ...(signingIn?.botRoutes ?? [])].map((route) =>
      forTheBot(route, acceptsToken),
    ),
    ...(signingIn?.pageRoutes ?? []),
    ...pageRoutes({
      tenant,
      people,
      places,
      history,
      hub,
      conduct,
      person,
      stateOf,
      saveState: () => file.save(),
      signIns: options.signIns,
    }),
  ]);

  return {
    ...conduct,
    url: server.url,
    serviceUrl,
    openIdMetadataUrl: issuer.metadataUrl,
    issuer: CHANNEL_ISSUER,
    identityEndpoint: identity.url,
    identityHeader: identity.header,
    approvals: places.approvals,
    addChannel: ({ members, ...others }) => places.addChannel({ ...others, members: members.map(person) }),
    addGroupChat: (members) => places.addGroupChat(members.map(person)),
    setInChannel(channelId, present) {
      channel(channelId).hasBot = present;
    },
    setMembers(channelId, members) {
      channel(channelId).members = members.map(person);
    },
    faults,
    calls: calls.all,
    onCall: (hook) => calls.onCall(hook),
    setBotEndpoint(endpoint) {
      botEndpoint = endpoint;
    },
    acceptsToken,
    async acceptSignIn(link, brought) {
      if (signingIn === undefined) throw new Error('Nobody can sign in here');
      return signingIn.acceptSignIn(link, brought);
    },
    personalChat: (id) => places.personalChat(person(id)),
    channelIdOf: (id) => personAccount(appId, person(id)).id,
    setInstalled(id, installed) {
      stateOf(person(id)).installed = installed;
      file.save();
    },
    history: (conversationId) => structuredClone([...history.list(conversationId)]),
    revision: () => history.revision(),
    waitFor: (conversationId, predicate, wait) => waitFor(history, hub, conversationId, predicate, wait),
    onMessage: (listener) =>
      void hub.subscribe((event) => {
        if (event.kind === 'message') listener(event.message);
      }),
    signToken: (claims) => issuer.sign(claims),
    deliver: deliverActivity,
    close: () => server.close(),
  };
}
