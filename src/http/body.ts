/**
 * The only reader of request bodies: counts bytes as they arrive, within a deadline; then decodes strict UTF-8 and
 * JSON.
 */
import type { IncomingMessage } from 'node:http';
import { BODY_DEADLINE_MS, MAX_BODY_BYTES, MAX_JSON_DEPTH } from './limits.ts';

/** `gone`: the client disconnected, so there is no one to answer. */
export type ReadBody =
  | { readonly ok: true; readonly bytes: Buffer }
  | { readonly ok: false; readonly status: 408 | 413 }
  | { readonly ok: false; readonly status: 'gone' };

/** Reads at most `MAX_BODY_BYTES`, whatever length the client declared. Ignores trailers. Never rejects. */
export function readBody(request: IncomingMessage, deadlineMs = BODY_DEADLINE_MS): Promise<ReadBody> {
  const { promise, resolve } = Promise.withResolvers<ReadBody>();
  const chunks: Buffer[] = [];
  let size = 0;
  const settle = (read: ReadBody): void => {
    clearTimeout(timer);
    request.off('data', take).off('end', end).off('close', gone).off('error', gone).pause();
    resolve(read);
  };
  const take = (chunk: Buffer): void => {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) settle({ ok: false, status: 413 });
    else chunks.push(chunk);
  };
  const end = (): void => settle({ ok: true, bytes: Buffer.concat(chunks, size) });
  const gone = (): void => settle({ ok: false, status: 'gone' });
  const timer = setTimeout(() => settle({ ok: false, status: 408 }), deadlineMs);
  request.on('data', take).once('end', end).once('close', gone).once('error', gone);
  return promise;
}

/** Property names that change an object's prototype once it is copied. Teams itself sends none of them. */
const UNSAFE_NAMES = new Set(['__proto__', 'constructor', 'prototype']);

/**
 * An activity's `value` comes from the sender's client and may use any property name: no code copies it, and a click
 * whose names are on none of our cards is refused and recorded.
 * @returns the parsed body; undefined if it isn't JSON in UTF-8, is nested too deeply, or has an unsafe name outside
 * `value`
 */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    const body: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return isShallow(body) && hasSafeNames(body) ? body : undefined;
  } catch {
    return undefined;
  }
}

/** Iterates by level instead of recursing: the input may be nested deeper than the stack allows. */
function isShallow(body: unknown): boolean {
  let level = [body].filter(isObject);
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > MAX_JSON_DEPTH) return false;
    level = level.flatMap((one) => Object.values(one).filter(isObject));
  }
  return true;
}

/** @param body no deeper than `MAX_JSON_DEPTH` */
function hasSafeNames(body: unknown, opaque = 'value'): boolean {
  if (!isObject(body)) return true;
  return Object.entries(body).every(
    ([name, inner]) => (Array.isArray(body) || !UNSAFE_NAMES.has(name)) && (name === opaque || hasSafeNames(inner, '')),
  );
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
