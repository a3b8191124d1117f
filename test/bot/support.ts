/** What sends to Teams on its own, between a local Teams and stores in memory. */
import assert from 'node:assert/strict';
import { createAuthentication } from '../../src/bot/sdk/authentication.ts';
import { createConnector } from '../../src/bot/sdk/connector.ts';
import type { Timing } from '../../src/bot/sdk/sending.ts';
import type { Card } from '../../src/cards/kit/card.ts';
import type {
  CardsOfRequest,
  Connector,
  Conversation,
  ConversationStore,
  PostedCard,
  PostedCards,
} from '../../src/bot/ports.ts';
import type { RequestId } from '../../src/requests/model/request.ts';
import type { LocalTeams } from '../../sandbox/teams/local-teams.ts';
import { APP_ID, TENANT_ID, tokenFor } from '../sandbox/teams/support.ts';

export const START = Date.parse('2026-11-22T10:00:00.000Z');

export type VirtualTime = Timing & { readonly waits: number[] };

/** A clock that only waits move, and a random source that always gives the same. */
export function virtualTime(random = 0): VirtualTime {
  const waits: number[] = [];
  return {
    waits,
    now: () => START + waits.reduce((sum, wait) => sum + wait, 0),
    random: () => random,
    wait(milliseconds) {
      waits.push(milliseconds);
      return Promise.resolve();
    },
  };
}

/**
 * The connector with production's authentication and transport, for this local Teams.
 * @param also other hosts that get the bot's token; none by default
 */
export async function connectorTo(teams: LocalTeams, timing: Timing, also: readonly string[] = []): Promise<Connector> {
  const token = await tokenFor(teams, 'https://api.botframework.com');
  return connectorWith(teams, timing, () => Promise.resolve(token), also);
}

/** The same, with tokens from elsewhere. */
export function connectorWith(
  teams: LocalTeams,
  timing: Timing,
  tokens: (scope: string) => Promise<string>,
  also: readonly string[] = [],
): Connector {
  const serviceUrlHosts = [new URL(teams.url).host, ...also];
  const authentication = createAuthentication({
    appId: APP_ID,
    tenantId: TENANT_ID,
    channel: null,
    serviceUrlHosts,
    tokens,
  });
  return createConnector(authentication, { appId: APP_ID, tenantId: TENANT_ID, serviceUrlHosts, timing });
}

export function cardSaying(text: string): Card {
  return { type: 'AdaptiveCard', version: '1.5', lang: 'en', fallbackText: text, body: [{ type: 'TextBlock', text }] };
}

/** Someone's personal chat as the bot stores it. */
export function chatOf(teams: LocalTeams, person: { readonly id: string }, locale = 'en-US'): Conversation {
  return {
    key: `person:${person.id}`,
    id: teams.personalChat(person.id),
    serviceUrl: teams.serviceUrl,
    otherServiceUrl: null,
    bot: `28:${APP_ID}`,
    member: teams.channelIdOf(person.id),
    channel: null,
    locale,
    timeZone: '',
  };
}

/** The approvals channel as the bot stores it. */
export function approvalsOf(teams: LocalTeams, locale = 'en-US'): Conversation {
  const { channelId } = teams.approvals;
  const bot = `28:${APP_ID}`;
  return {
    key: 'approvals',
    id: channelId,
    serviceUrl: teams.serviceUrl,
    otherServiceUrl: null,
    bot,
    member: null,
    channel: channelId,
    locale,
    timeZone: '',
  };
}

export type KeptCards = PostedCards & { readonly rows: Map<string, PostedCard> };

function keyOf(card: PostedCard | undefined): string {
  return `${card?.request} ${card?.audience}`;
}

/** @param conversations what the cards' places are read from */
export function keptCards(conversations?: Pick<ConversationStore, 'get'>): KeptCards {
  const rows = new Map<string, PostedCard>();
  const copies = new Map<string, PostedCard>();
  const cardsOf = (request: RequestId): CardsOfRequest => {
    const ofIt = (all: Map<string, PostedCard>) => [...all.values()].filter((card) => card.request === request);
    return { cards: ofIt(rows), copies: ofIt(copies) };
  };
  return {
    rows,
    of: (request) => Promise.resolve(cardsOf(request)),
    async scene(request, keys) {
      const known = conversations === undefined ? [] : await Promise.all(keys.map((key) => conversations.get(key)));
      return {
        ...cardsOf(request),
        conversations: new Map(known.flatMap((one) => (one === undefined ? [] : [[one.key, one]]))),
        lockdown: { mode: 'off' },
      };
    },
    at: () => Promise.resolve(undefined),
    put(card) {
      rows.set(keyOf(card), card);
      return Promise.resolve();
    },
    replace(before: PostedCard | undefined, after: PostedCard | undefined) {
      const key = keyOf(before ?? after);
      const now = rows.get(key);
      if (now?.activity !== before?.activity || now?.drawn !== before?.drawn) return Promise.resolve(false);
      if (after === undefined) rows.delete(key);
      else rows.set(key, after);
      return Promise.resolve(true);
    },
    async succeed(before, after) {
      const succeeded = await this.replace(before, after);
      if (succeeded) copies.set(before.activity, before);
      return succeeded;
    },
    adopt(card, message) {
      const adopted = { ...card, ...message, drawn: '' };
      if (card.activity === '') rows.set(keyOf(card), adopted);
      else copies.set(message.activity, adopted);
      return Promise.resolve(true);
    },
    copyShows({ activity }, drawn) {
      const copy = copies.get(activity);
      if (copy !== undefined) copies.set(activity, { ...copy, drawn });
      return Promise.resolve();
    },
    forgetCopy({ activity }) {
      copies.delete(activity);
      return Promise.resolve();
    },
  };
}

export function keptConversations(...kept: readonly Conversation[]): ConversationStore {
  const rows = new Map(kept.map((conversation) => [conversation.key, conversation]));
  return {
    get: (key) => Promise.resolve(rows.get(key)),
    put(conversation) {
      rows.set(conversation.key, conversation);
      return Promise.resolve();
    },
    readdress({ key, serviceUrl }, addresses) {
      const known = rows.get(key);
      if (known?.serviceUrl === serviceUrl) rows.set(key, { ...known, ...addresses });
      return Promise.resolve();
    },
    setApprovals: () => assert.fail('no order was given'),
  };
}
