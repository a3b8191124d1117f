/** What it takes to show a defect of the SDK, and that the bot doesn't have it. */
import { readFileSync } from 'node:fs';
import {
  ActivityHandler,
  type AdaptiveCardInvokeResponse,
  ConversationState,
  MemoryStorage,
  type TurnContext,
} from 'botbuilder';
import { z } from 'zod';
import { createDialogs } from '../../../src/bot/chat/dialogs.ts';
import type { Dialog } from '../../../src/bot/dialog.ts';
import type { DocumentStore } from '../../../src/bot/ports.ts';
import { readTurn } from '../../../src/bot/sdk/read-turn.ts';
import type { Incoming, Turn } from '../../../src/bot/turn.ts';
import type { LocalTeams } from '../../../sandbox/teams/local-teams.ts';
import { turnIn } from './bare-sdk.ts';

/** The SDK's handler, with this as its answer to every `Action.Execute`. */
export function answeringWith(statusCode: number, type: string): ActivityHandler {
  const answer = { statusCode, type, value: { code: 'x', message: 'y' } };
  return new (class extends ActivityHandler {
    protected override onAdaptiveCardInvoke(): Promise<AdaptiveCardInvokeResponse> {
      return Promise.resolve(answer);
    }
  })();
}

/** The bot's answer to a click that it can't read. */
export function unreadable(turn: Incoming): Promise<void> {
  if (turn.kind === 'invoke') turn.answer({ unreadable: 'I no longer know it' });
  return Promise.resolve();
}

/** The status in an invoke's answer: for the person, not for the client. @throws if it is no error */
export function errorIn(body: string): number {
  const error = z.object({ statusCode: z.number(), type: z.literal('application/vnd.microsoft.error') });
  return error.parse(JSON.parse(body)).statusCode;
}

export type Counter = {
  /** Three turns at the same time each add one to what is stored. @returns what is stored then */
  afterThree(): Promise<unknown>;
};

export function botStateCounter(teams: LocalTeams): Counter {
  const storage = new MemoryStorage();
  const stored = (context: TurnContext) => {
    const state = new ConversationState(storage);
    return { state, count: state.createProperty<number>('count'), context };
  };
  const add = async ({ state, count, context }: ReturnType<typeof stored>): Promise<void> => {
    await count.set(context, (await count.get(context, 0)) + 1);
    await state.saveChanges(context);
  };
  return {
    async afterThree() {
      await Promise.all([1, 2, 3].map(() => add(stored(turnIn(teams)))));
      const { count, context } = stored(turnIn(teams));
      return count.get(context);
    },
  };
}

const known = z.object({ count: z.number(), key: z.string().optional() });
const counting: Dialog<z.output<typeof known>> = {
  id: 'counting',
  read: (stored) => known.parse(stored),
  begin: (said) => Promise.resolve(said),
  goOn: ({ count }) => Promise.resolve({ count: count + 1 }),
  repeat: () => Promise.resolve(),
};

/** Each turn reaches another instance. */
export function dialogCounter(teams: LocalTeams): Counter {
  const documents = memoryDocuments();
  const turn = (id: string): Turn => {
    const read = readTurn(turnIn(teams, { id }), null);
    if (read.caller === undefined) throw new Error('The turn has no caller');
    return read;
  };
  const onDialog = async (id: string, counts: unknown[] = []): Promise<unknown> => {
    await createDialogs(documents, () => counting).run(turn(id), async (_quiet, dialog) => {
      counts.push(dialog.known()?.count);
      await (dialog.known() === undefined ? dialog.begin({ count: 1 }) : dialog.goOn());
    });
    return counts.at(-1);
  };
  return {
    async afterThree() {
      await Promise.all(['1', '2', '3'].map((id) => onDialog(id)));
      return onDialog('4');
    },
  };
}

/** Compare-and-swap, as the database does it. */
function memoryDocuments(): DocumentStore {
  const documents = new Map<string, Awaited<ReturnType<DocumentStore['read']>>>();
  return {
    read: (key) => Promise.resolve(structuredClone(documents.get(key) ?? { version: 0, body: undefined })),
    swap(key, version, body) {
      const isCurrent = (documents.get(key)?.version ?? 0) === version;
      if (isCurrent) documents.set(key, { version: version + 1, body: structuredClone(body) });
      return Promise.resolve(isCurrent);
    },
  };
}

/** @returns what was rejected meanwhile and handled by nobody, which ends a process */
export async function unhandledIn(run: () => Promise<unknown>): Promise<unknown> {
  const event = 'unhandledRejection';
  const mochas = process.listeners(event);
  let failed: unknown;
  process.removeAllListeners(event).on(event, (error) => (failed = error));
  try {
    await run();
    await new Promise((resolve) => void setImmediate(resolve));
    return failed;
  } finally {
    process.removeAllListeners(event);
    for (const listener of mochas) process.on(event, listener);
  }
}

export function manifestOf(file: string) {
  const names = z.record(z.string(), z.string());
  return z.object({ scripts: names, dependencies: names }).parse(JSON.parse(readFileSync(file, 'utf8')));
}
