/** The calls to the local Teams. Each throws an error with a message for people. */
import { isCode, isInvoked, isLocale, isMessage, isOutcome, isSignIn, isState, isTyping, isVerdict } from './model.ts';
import type { Message, Person, State } from './model.ts';
import { field, isListOf, isText, type Guard } from './shape.ts';

export type CardAction = {
  readonly verb: string;
  readonly id: string;
  readonly data: unknown;
  readonly trigger: 'manual' | 'automatic';
};

export type InvokeOutcome = {
  readonly problem: string | null;
  readonly signInLink: string | null;
  readonly body: unknown;
};

export type Watcher = {
  readonly onMessage: (message: Message) => void;
  readonly onTyping: (conversationId: string) => void;
  /** The connection is there (true), and something may have been missed before; or it is lost (false). */
  readonly onLine: (there: boolean) => void;
};

export const readState = (): Promise<State> => ask('state', isState);
export const readMessages = (): Promise<Message[]> => ask('messages', isListOf(isMessage));

/** @returns what went wrong, or null */
export async function sendMessage(person: Person, conversation: string, text: string, mention: boolean) {
  return (await ask('messages', isOutcome, { person: person.id, conversation, text, mention })).problem;
}

export async function submit(person: Person, message: Message, data: unknown) {
  const place = { person: person.id, conversation: message.conversationId, activity: message.id };
  return (await ask('submit', isOutcome, { ...place, data })).problem;
}

/** @param code the magic code from the sign-in window */
export async function invoke(
  person: Person,
  message: Message,
  action: CardAction,
  code?: string,
): Promise<InvokeOutcome> {
  const place = { person: person.id, conversation: message.conversationId, activity: message.id };
  const outcome = await ask('invoke', isInvoked, { ...place, ...action, ...(code === undefined ? {} : { code }) });
  const { problem, signInLink } = outcome;
  return { problem, signInLink, body: field(outcome, 'body') };
}

/** Who is signing in in this window. */
export const readSignIn = (id: string) => ask(`sign-ins/${encodeURIComponent(id)}`, isSignIn);

/** Signs in and consents. @returns the magic code */
export async function acceptSignIn(id: string): Promise<string> {
  return (await ask(`sign-ins/${encodeURIComponent(id)}`, isCode, {})).code;
}

export async function greet(person: Person) {
  return (await ask('greet', isOutcome, { person: person.id })).problem;
}

export async function setLocale(person: Person, locale: string): Promise<void> {
  await ask('locale', isLocale, { person: person.id, locale });
}

export const signIn = (name: string, password: string) => ask('sign-in', isVerdict, { name, password });

/** Adds a sign-in of this person to the directory's log. @param code the error code that it ended with */
export async function recordSignIn(person: Person, code: number): Promise<void> {
  await ask('sign-in-log', isOutcome, { person: person.id, code });
}

export function watch({ onMessage, onTyping, onLine }: Watcher): void {
  const events = new EventSource('/sandbox/events');
  events.addEventListener('message', (event) => {
    const message = parse(event.data);
    if (isMessage(message)) onMessage(message);
  });
  events.addEventListener('typing', (event) => {
    const typing = parse(event.data);
    if (isTyping(typing)) onTyping(typing.conversationId);
  });
  events.addEventListener('error', () => onLine(false));
  events.addEventListener('open', () => onLine(true));
}

async function ask<T>(path: string, guard: Guard<T>, body?: unknown): Promise<T> {
  const init =
    body === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(`/sandbox/${path}`, init).catch(() => {
    throw new Error('The sandbox does not answer. Is it still running?');
  });
  const answer = parse(await response.text());
  if (response.ok && guard(answer)) return answer;
  const message = field(field(answer, 'error'), 'message');
  throw new Error(isText(message) ? message : `The sandbox answered ${response.status}.`);
}

function parse(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : undefined;
  } catch {
    return undefined;
  }
}
