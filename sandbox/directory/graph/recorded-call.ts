/** What the local directory remembers of its calls. */
import { randomUUID } from 'node:crypto';
import type { Answer, GraphCall } from './graph-call.ts';

export type RecordedCall = {
  readonly at: string;
  readonly method: string;
  /** As sent, with the version and without the query. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Partial<Record<RememberedHeader, string>>>;
  /** What was sent, with every password redacted. */
  readonly body: unknown;
  readonly appId: string | null;
  /** Whom the application acted for; null if for itself. */
  readonly person: string | null;
  /** Was it part of a `$batch`, which is recorded as well? */
  readonly inBatch: boolean;
  readonly requestId: string;
  /** Null until there is an answer; it stays null after a timeout, or a cut connection without effect. */
  status: number | null;
  /** Did the answer reach the caller, as far as this side can tell? */
  answered: boolean;
};

/** `received`: nothing is done yet. `applied`: it is done and recorded, but not answered yet. */
export type CallHook = (call: RecordedCall, moment: 'received' | 'applied') => void | Promise<void>;

const REMEMBERED = ['client-request-id', 'consistencylevel', 'prefer', 'user-agent', 'x-ms-throttle-priority'] as const;
type RememberedHeader = (typeof REMEMBERED)[number];

export function record(call: GraphCall, { inBatch, at }: { inBatch: boolean; at: Date }): RecordedCall {
  return {
    at: at.toISOString(),
    method: call.method,
    path: call.path,
    query: Object.fromEntries(call.query),
    headers: Object.fromEntries(REMEMBERED.flatMap((name) => (call.headers[name] ? [[name, call.headers[name]]] : []))),
    body: withoutPasswords(call.body),
    appId: call.appId,
    person: call.person,
    inBatch,
    requestId: randomUUID(),
    status: null,
    answered: false,
  };
}

/** The headers of every answer. */
export function answerHeaders(call: RecordedCall): Record<string, string> {
  return {
    'request-id': call.requestId,
    'client-request-id': call.headers['client-request-id'] ?? call.requestId,
  };
}

/** An error as Graph writes it (Microsoft Graph, "Error responses and resource types"). */
export function errorAnswer(
  call: RecordedCall,
  error: { status: number; code: string; message: string; headers?: Readonly<Record<string, string>> },
): Answer {
  const { status, code, message, headers = {} } = error;
  const innerError = { date: call.at.slice(0, 19), ...answerHeaders(call) };
  return { status, headers, body: { error: { code, message, innerError } } };
}

function withoutPasswords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPasswords);
  if (typeof value !== 'object' || value === null) return value;
  const shown: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(value)) {
    shown[name] = typeof inner === 'string' && /password$/i.test(name) ? '[secret]' : withoutPasswords(inner);
  }
  return shown;
}
