/**
 * Counts the statements that this process sends to its databases, PostgreSQL or embedded, and knows which code sends each. Fetching
 * jobs, and what pg-boss does besides, doesn't count: how often depends on the time.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';
import { ROUND_MS } from '../../src/store/audit/checkpoint.ts';
import { GuardedPGlite } from '../../src/store/embedded/guarded-pglite.ts';
import { COUNTED } from './counted.ts';

/** Nothing was sent for so long: the jobs of an operation are done. */
const QUIET_MS = 400;
const NEVER_MS = 2 ** 31 - 1;
const FRAMES = 60;
/** The driver's side of a statement. */
const DRIVERS = /^store\/(embedded|postgres)\//;

export type StatementCounter = {
  /** @returns the statements of an operation and of the jobs that follow from it, each with its callers */
  of(act: () => Promise<unknown>): Promise<readonly string[]>;
  stop(): void;
};

/** Counts from now on, and for services that start from now on: their audit trails get no housekeeping, which would count, too. */
export function countStatements(): StatementCounter {
  const sent: string[] = [];
  let sentAt = 0;
  const note = (statement: string): void => {
    const text = statement.replaceAll(/\s+/g, ' ').trim();
    if (!COUNTED.test(text)) return;
    sent.push(`${text.slice(0, 80)} — ${callersNow().slice(0, 4).join(' < ')}`);
    sentAt = performance.now();
  };
  const quiet = async (): Promise<void> => {
    const from = performance.now();
    for (let left = QUIET_MS; left > 0; left = Math.max(from, sentAt) + QUIET_MS - performance.now()) await wait(left);
  };
  const undo = [
    replace(globalThis, 'setInterval', (setInterval) => (work, ms, ...rest) => {
      return setInterval(work, ms === ROUND_MS ? NEVER_MS : ms, ...rest);
    }),
    replace(Client.prototype, 'query', (query) => toldTo(query, ([one]) => note(textOf(one)))),
    replace(GuardedPGlite.prototype, 'execProtocolStream', (exec) => toldTo(exec, embeddedStatements(note))),
  ];
  return {
    of: async (act) => {
      await quiet();
      const before = sent.length;
      await act();
      await quiet();
      return sent.slice(before);
    },
    stop: () => undo.forEach((one) => one()),
  };
}

type Call = (this: unknown, ...given: readonly unknown[]) => unknown;

/** @returns what puts the original back */
function replace(owner: object, name: string, by: (original: Call) => Call): () => void {
  const original: unknown = Reflect.get(owner, name);
  if (!isCall(original)) throw new Error(`There is no ${name}`);
  Reflect.set(owner, name, by(original));
  return () => void Reflect.set(owner, name, original);
}

function isCall(value: unknown): value is Call {
  return typeof value === 'function';
}

function toldTo(original: Call, tell: (given: readonly unknown[]) => void): Call {
  return function told(...given) {
    tell(given);
    return Reflect.apply(original, this, given);
  };
}

function textOf(statement: unknown): string {
  if (typeof statement === 'string') return statement;
  return typeof statement === 'object' && statement !== null && 'text' in statement ? String(statement.text) : '';
}

/** Reads PGlite's messages, which name the statements that were prepared before. */
function embeddedStatements(note: (statement: string) => void): (given: readonly unknown[]) => void {
  const prepared = new Map<string, string>();
  return ([message]) => {
    if (!(message instanceof Uint8Array)) return;
    // A letter, a length of four bytes, and strings that end with a zero (PostgreSQL manual, "Message Formats").
    const [one = '', other = ''] = Buffer.from(message.subarray(5)).toString().split('\0', 2);
    switch (String.fromCharCode(message[0] ?? 0)) {
      case 'P':
        prepared.set(one, other);
        return;
      case 'B': {
        note(prepared.get(other) ?? '');
        return;
      }
      case 'Q': {
        note(one);
        return;
      }
    }
  };
}

/** Where in `src/` the call comes from, innermost first; none where the engine lost track. */
function callersNow(): string[] {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = FRAMES;
  const { stack = '' } = new Error('Who calls?');
  Error.stackTraceLimit = stackTraceLimit;
  const places = [...stack.matchAll(/\/src\/([\w./-]+:\d+):\d+/g)].map(([, place = '']) => place);
  return places.filter((place) => !DRIVERS.test(place));
}
