/** A notifier with the real connector to its own local Teams, and cards of a few words. */
import { createNotifier } from '../../src/bot/posting/notifier.ts';
import type { Audience, Conversation, ConversationStore } from '../../src/bot/ports.ts';
import type { IdentityCode, Request, Status } from '../../src/requests/model/request.ts';
import { type LocalTeams, startLocalTeams } from '../../sandbox/teams/local-teams.ts';
import { MEGAN, APP_ID, LIDIA, ALEX, TENANT_ID } from '../sandbox/teams/support.ts';
import { quietLog } from '../support/quiet-log.ts';
import { lidia, meganSubject, requestIn } from '../support/samples.ts';
import {
  type KeptCards,
  START,
  approvalsOf,
  cardSaying,
  chatOf,
  connectorTo,
  keptCards,
  keptConversations,
  virtualTime,
} from './support.ts';

export const MINUTE = 60_000;
/** The posting of a new thread, and the update of any card. */
/** What a message becomes once a newer one has followed it. */
export const FOLLOWED = 'PR-TEST22: see the newer message below.';
/** The posting of a new message that tells news, and the folding of the former one, beside the update of the channel's card. */
export const TOLD = ['POST', 'PUT', 'PUT'];
export const THREAD = /^POST \/connector\/v3\/conversations$/;
export const UPDATE = /^PUT /;

const found = { subject: meganSubject };
export const decided = {
  ...{ ...found, firstApproval: null, grant: null },
  decision: { by: lidia, at: new Date(START).toISOString() },
};
/** A reset after which nothing is left to do for the account. */
export const settled = {
  checking: [],
  ...decided,
  at: decided.decision.at,
  secret: 'password',
  confirmed: true,
  sessions: 'done',
  scramble: 'not-needed',
  disowned: null,
} as const;
export const denied = requestIn<Status>({ state: 'denied', ...found, decision: decided.decision, reason: 'No' });

type Waiting = { readonly reminded?: boolean; readonly code?: IdentityCode | null };

export function pending({ reminded = false, code = null }: Waiting = {}): Request {
  const waiting = { firstApproval: null, code, codesShown: code === null ? 0 : 1, reminded, checking: [] };
  return requestIn<Status>({ state: 'pending', ...found, ...waiting });
}

export type Drawing = {
  readonly teams: LocalTeams;
  readonly cards: KeptCards;
  readonly conversations: ConversationStore;
  readonly logged: readonly Record<string, unknown>[];
  /** What a card shows besides the request, such as a lockdown. */
  also: Partial<Record<Audience, string>>;
  now: number;
  /** The requests to be drawn again later, one entry each time. */
  readonly later: string[];
  /** @param last whether it is the job's last attempt; not by default */
  draw(request: Request, last?: boolean): Promise<void>;
  /** What the approvals channel and a personal chat show, message by message. */
  inChannel(): string[];
  inChat(of?: { readonly id: string }): string[];
  /** The methods of the calls that `act` makes, such as `PUT`. */
  callsOf(act: () => Promise<void>): Promise<string[]>;
};

/** @param known the conversations that the bot knows; by default all */
export async function startDrawing(known?: (teams: LocalTeams) => readonly Conversation[]): Promise<Drawing> {
  const teams = await startLocalTeams({ appId: APP_ID, tenantId: TENANT_ID, people: [MEGAN, ALEX, LIDIA] });
  const everywhere = () => [approvalsOf(teams), ...[MEGAN, ALEX, LIDIA].map((person) => chatOf(teams, person))];
  const conversations = keptConversations(...(known?.(teams) ?? everywhere()));
  const cards = keptCards(conversations);
  const { log, lines } = quietLog();
  const notifier = createNotifier({
    cards,
    conversations,
    connector: await connectorTo(teams, virtualTime()),
    clock: { now: () => new Date(self.now).toISOString() },
    channelTimeZone: 'UTC',
    log,
    tellOwner: () => Promise.resolve(),
    tellApprover: () => Promise.resolve(),
    drawLater: ({ id }) => {
      self.later.push(id);
      return Promise.resolve();
    },
    cardFor: ({ status }, audience, { tag }) =>
      cardSaying(`${audience}: ${status.state} ${tag} ${self.also[audience] ?? ''}`.trim()),
  });
  const seen = (conversation: string): string[] =>
    teams.history(conversation).flatMap(({ attachments }) => attachments.map(({ content }) => lastText(content)));
  const self: Drawing = {
    teams,
    cards,
    conversations,
    logged: lines,
    also: {},
    now: START,
    later: [],
    draw: (request, last = false) => notifier.draw(request, { last }),
    inChannel: () => seen(teams.approvals.conversationId),
    inChat: (of = MEGAN) => seen(teams.personalChat(of.id)),
    async callsOf(act) {
      const before = teams.calls.length;
      await act();
      return teams.calls.slice(before).map(({ method }) => method);
    },
  };
  return self;
}

function lastText(card: unknown): string {
  return [...JSON.stringify(card).matchAll(/"text":"([^"]*)"/g)].at(-1)?.[1] ?? '';
}
