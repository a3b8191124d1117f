/** A whole sandbox for one journey: the bot as in production between a local Teams and a local directory. */
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { ObjectId } from '../../../src/requests/model/ids.ts';
import type { Environment } from '../../../src/settings/config.ts';
import { createLog } from '../../../src/telemetry/log.ts';
import { setUpApprovals } from '../../../sandbox/set-up-approvals.ts';
import { type SamplePerson, people as samplePeople, person } from '../../../sandbox/directory/people.ts';
import { type Sandbox, startSandbox } from '../../../sandbox/sandbox.ts';
import type { InvokeOptions } from '../../../sandbox/teams/activities/card-sign-in.ts';
import type { StoredActivity } from '../../../sandbox/teams/chats/messages.ts';
import { throughFront } from '../http/identity-front.ts';
import { asksWhichAccount, dataOf, digitsIn, said, textOf, verbsOf } from './read-card.ts';
import { freshDatabase } from '../store.ts';

export const NAMES = {
  megan: 'Megan Bowen',
  alex: 'Alex Wilber',
  helpdesk: 'Grady Archie',
  userAdmin: 'Lidia Holloway',
  authAdmin: 'Isaiah Langer',
  globalAdmin: 'Allan Deyoung',
} as const;

/** A message from the bot with a card. */
export type CardMessage = { readonly message: StoredActivity; readonly card: unknown; readonly text: string };

export type World = Sandbox & {
  /** The bot's log, as one text. */
  logged(): string;
  /** Everybody, the sample people included. */
  readonly people: readonly SamplePerson[];
  id(name: string): ObjectId;
  /** Someone writes to the bot in their personal chat. */
  say(name: string, text: string, locale?: string): Promise<{ status: number }>;
  /** The bot's newest message in someone's chat that says this. */
  told(name: string, pattern: RegExp, after?: number): Promise<CardMessage>;
  /** The newest card in the approvals channel that says this. */
  approvalCard(pattern: RegExp, after?: number): Promise<CardMessage>;
  /** Presses an Action.Execute of that verb, as this person. @returns the answer's envelope and what its card says */
  click(
    name: string,
    on: CardMessage,
    verb: string,
    inputs?: Record<string, string>,
    signIn?: InvokeOptions,
  ): Promise<Answer>;
  /** The requester is shown the one account that matches, and confirms it. */
  confirm(name: string, after?: number): Promise<Answer>;
  /** Asks, fills in the card, and confirms someone else's account. @returns the approval card that follows */
  askFor(name: string, text: string, reason?: string): Promise<CardMessage>;
  /** The requester shows their code and reads it out. @returns the six digits */
  codeOf(requester: string): Promise<string>;
  dispose(): Promise<void>;
};

export type Answer = {
  readonly status: number;
  readonly statusCode: number;
  readonly type: string;
  readonly value: unknown;
  readonly text: string;
  /** What the client's sign-in button opens, if it shows one. */
  readonly signInLink: string | null;
};

const envelope = z.object({ statusCode: z.number(), type: z.string(), value: z.unknown() });

export type WorldOptions = {
  /** Whether an admin has set up the approvals channel; yes by default. */
  readonly approvals?: boolean;
  /** The operator's file of partners' help desks. */
  readonly partnersFile?: string;
  /** Colleagues besides the sample people. */
  readonly people?: readonly SamplePerson[];
  /** Settings of the operator's. The code is off unless a journey is about it: most are about something else. */
  readonly settings?: Environment;
  /** In whose name the bot resets, and who has consented to that; see `SandboxOptions`. */
  readonly resetAs?: 'app' | 'approver';
  readonly consent?: 'everybody' | 'nobody';
};

const SETTINGS: Environment = { IDENTITY_CODE: 'off', APPROVALS_PER_HOUR: '1000' };

export async function startWorld(options: WorldOptions = {}): Promise<World> {
  const { approvals = true, partnersFile, people = [], settings, resetAs = 'app', consent = 'everybody' } = options;
  const { drop, ...database } = await freshDatabase();
  const lines: string[] = [];
  const sandbox = await startSandbox({
    appId: randomUUID(),
    port: 0,
    resetAs,
    consent,
    secretKey: randomBytes(32).toString('base64'),
    database,
    ...(partnersFile === undefined ? {} : { partnersFile }),
    people,
    settings: { ...SETTINGS, ...settings },
    front: throughFront,
    log: createLog({ level: 'debug', destination: { write: (line) => void lines.push(line) } }),
  });
  const { teams } = sandbox;
  const id = (name: string): ObjectId => (people.find(({ user }) => user.displayName === name) ?? person(name)).user.id;
  const world: World = {
    ...sandbox,
    people: [...samplePeople, ...people],
    id,
    logged: () => lines.join(''),
    say: (name, text, locale) =>
      teams.sendMessage(id(name), teams.personalChat(id(name)), text, locale === undefined ? {} : { locale }),
    told: (name, pattern, after) => find(teams.personalChat(id(name)), pattern, after),
    approvalCard: (pattern, after) => find(teams.approvals.conversationId, pattern, after),
    async click(name, { message, card }, verb, inputs = {}, signIn = {}) {
      const data = { ...dataOf(card, verb), ...inputs };
      const { conversationId, id: activity } = message;
      const answer = await teams.invoke(id(name), conversationId, activity, { verb, data }, signIn);
      const { status, body, signInLink } = answer;
      return { status, ...envelope.parse(body), text: textOf(envelope.parse(body).value), signInLink };
    },
    async askFor(name, text, reason = 'Forgotten on holiday') {
      const before = teams.revision();
      await world.say(name, text);
      await world.say(name, reason);
      // Someone else's may come late.
      const asker = name.replace(/[^\w\s]/g, '.');
      const approval = new RegExp(
        `(Reset .+’s password|Give .+ a Temporary Access Pass)\\?[^]*Requested by\\s+${asker}`,
      );
      const chat = teams.personalChat(id(name));
      const toConfirm = (message: StoredActivity): boolean =>
        message.conversationId === chat && asksWhichAccount(message);
      const next = (message: StoredActivity): boolean =>
        message.fromBot && (toConfirm(message) || approval.test(said(message)));
      if (toConfirm(await teams.waitFor(undefined, next, { after: before }))) await world.confirm(name, before);
      return world.approvalCard(approval, before);
    },
    async confirm(name, after) {
      const on = await found(teams.personalChat(id(name)), asksWhichAccount, after);
      return world.click(name, on, 'choose');
    },
    async codeOf(requester) {
      const on = await world.told(requester, /Show .*code/);
      const first = await world.click(requester, on, 'show-code');
      // The chat may still have the button of a code that was shown already: the answer to it has the next one's.
      const again = digitsIn(first.text) === undefined && verbsOf(first.value).includes('show-code');
      const { text } = again ? await world.click(requester, { ...on, card: first.value }, 'show-code') : first;
      const digits = digitsIn(text);
      assert.ok(digits, `The answer shows no code: ${text}`);
      return digits;
    },
    async dispose() {
      await sandbox.close();
      await drop();
    },
  };

  function find(conversation: string, pattern: RegExp, after?: number): Promise<CardMessage> {
    return found(conversation, (message) => pattern.test(said(message)), after);
  }

  async function found(
    conversation: string,
    fits: (message: StoredActivity) => boolean,
    after?: number,
  ): Promise<CardMessage> {
    const wanted = (message: StoredActivity): boolean => message.fromBot && fits(message);
    const message = await teams.waitFor(conversation, wanted, after === undefined ? {} : { after });
    return { message, card: message.attachments[0]?.content, text: said(message) };
  }

  try {
    if (approvals) await setUpApprovals(teams);
    return world;
  } catch (error) {
    // An error in closing must not hide that of the set-up.
    await world.dispose().catch(() => undefined);
    throw error;
  }
}
