/** A whole sandbox for one journey: the bot as in production between a local Teams and a local directory. */
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { createLog } from '../../src/log.ts';
import { person } from '../../src/sandbox/directory/people.ts';
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts';
import type { StoredActivity } from '../../src/sandbox/teams/messages.ts';
import { throughFront } from './identity-front.ts';
import { freshDatabase } from './store.ts';

export const NAMES = {
  megan: 'Megan Bowen',
  alex: 'Alex Wilber',
  helpdesk: 'Grady Archie',
  userAdmin: 'Lidia Holloway',
  authAdmin: 'Isaiah Langer',
  globalAdmin: 'Allan Deyoung',
} as const;

/** A message from the bot that holds a card. */
export type CardMessage = { readonly message: StoredActivity; readonly card: unknown; readonly text: string };

export type World = Sandbox & {
  /** What the bot wrote to its log, as one text. */
  logged(): string;
  id(name: string): string;
  /** Somebody writes to the bot in his personal chat. */
  say(name: string, text: string, locale?: string): Promise<{ status: number }>;
  /** The newest message of the bot in somebody's chat that says this. */
  told(name: string, pattern: RegExp, after?: number): Promise<CardMessage>;
  /** The newest card in the approvals channel that says this. */
  approvalCard(pattern: RegExp, after?: number): Promise<CardMessage>;
  /** Presses an Action.Execute of that verb, as this person. @returns the answer's envelope and what its card says */
  click(name: string, on: CardMessage, verb: string, inputs?: Record<string, string>): Promise<Answer>;
  /** Says, answers the card, and gives the approval card that follows. */
  askFor(name: string, text: string, reason?: string): Promise<CardMessage>;
  dispose(): Promise<void>;
};

export type Answer = {
  readonly status: number;
  readonly statusCode: number;
  readonly type: string;
  readonly value: unknown;
  readonly text: string;
};

const envelope = z.object({ statusCode: z.number(), type: z.string(), value: z.unknown() });

export type WorldOptions = {
  /** Whether an admin has set up the approvals channel already; yes, unless it is said. */
  readonly approvals?: boolean;
  /** The operator's file of partners' help desks. */
  readonly partnersFile?: string;
};

export async function startWorld({ approvals = true, partnersFile }: WorldOptions = {}): Promise<World> {
  const { drop, ...database } = await freshDatabase();
  const lines: string[] = [];
  const sandbox = await startSandbox({
    appId: randomUUID(),
    port: 0,
    secretKey: randomBytes(32).toString('base64'),
    database,
    ...(partnersFile === undefined ? {} : { partnersFile }),
    front: throughFront,
    log: createLog({ level: 'debug', destination: { write: (line) => void lines.push(line) } }),
  });
  const { teams } = sandbox;
  const id = (name: string): string => person(name).user.id;
  const world: World = {
    ...sandbox,
    id,
    logged: () => lines.join(''),
    say: (name, text, locale) =>
      teams.sendMessage(id(name), teams.personalChat(id(name)), text, locale === undefined ? {} : { locale }),
    told: (name, pattern, after) => find(teams.personalChat(id(name)), pattern, after),
    approvalCard: (pattern, after) => find(teams.approvals.conversationId, pattern, after),
    async click(name, { message, card }, verb, inputs = {}) {
      const data = { ...dataOf(card, verb), ...inputs };
      const { status, body } = await teams.invoke(id(name), message.conversationId, message.id, { verb, data });
      return { status, ...envelope.parse(body), text: textOf(envelope.parse(body).value) };
    },
    async askFor(name, text, reason = 'Forgotten on holiday') {
      const before = teams.revision();
      await world.say(name, text);
      await world.say(name, reason);
      return world.approvalCard(/Approve this password reset/, before);
    },
    async dispose() {
      await sandbox.close();
      await drop();
    },
  };

  async function find(conversation: string, pattern: RegExp, after?: number): Promise<CardMessage> {
    const says = (message: StoredActivity): boolean => message.fromBot && pattern.test(said(message));
    const message = await teams.waitFor(conversation, says, after === undefined ? {} : { after });
    return { message, card: message.attachments[0]?.content, text: said(message) };
  }

  if (approvals) {
    await teams.sendMessage(id(NAMES.globalAdmin), teams.approvals.conversationId, 'approvals here');
    await world.approvalCard(/Approval cards appear/);
  }
  return world;
}

function said({ text, attachments }: StoredActivity): string {
  return [text, ...attachments.map(({ content }) => textOf(content))].join('\n');
}

/** Everything in a card that a person reads: texts, labels, titles of buttons. */
export function textOf(node: unknown): string {
  if (Array.isArray(node)) return node.map(textOf).join('\n');
  if (typeof node !== 'object' || node === null) return '';
  return Object.entries(node)
    .map(([key, value]: [string, unknown]) =>
      typeof value === 'string'
        ? ['text', 'title', 'label', 'url', 'value'].includes(key)
          ? value
          : ''
        : textOf(value),
    )
    .filter((text) => text !== '')
    .join('\n');
}

/** The data of the button with this verb. @throws where the card has none */
export function dataOf(card: unknown, verb: string): Record<string, unknown> {
  const found = buttons(card).find((button) => button.verb === verb);
  assert.ok(found, `The card has no button "${verb}": ${textOf(card)}`);
  return found.data;
}

/** The verbs of all Action.Execute buttons of a card. */
export function verbsOf(card: unknown): string[] {
  return buttons(card).map(({ verb }) => verb);
}

const button = z.object({
  type: z.literal('Action.Execute'),
  verb: z.string(),
  data: z.record(z.string(), z.unknown()),
});

function buttons(node: unknown, key = ''): z.output<typeof button>[] {
  if (Array.isArray(node)) return node.flatMap((each) => buttons(each, key));
  if (typeof node !== 'object' || node === null || key === 'refresh') return [];
  const own = button.safeParse(node);
  const below = Object.entries(node).flatMap(([name, value]: [string, unknown]) => buttons(value, name));
  return own.success ? [own.data, ...below] : below;
}
