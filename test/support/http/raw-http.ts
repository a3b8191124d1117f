/** HTTP as no library would send it: bytes over a connection, and the answers. */
import { type Socket, connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

export type Exchange = {
  /** The statuses of all answers, oldest first; including those of `100 Continue`. */
  readonly statuses: readonly number[];
  readonly text: string;
  /** Whether the other side closed the connection, within the time given. */
  readonly closed: boolean;
  readonly ms: number;
};

export type RawOptions = {
  /** How long to wait for the other side to close. */
  readonly withinMs?: number;
  /** The pause between two parts. */
  readonly pauseMs?: number;
  /** How long after the last part our side ends the connection; never by default. */
  readonly endAfterMs?: number;
  /** The connection is closed once this many answers are there. */
  readonly answers?: number;
};

/** Sends these parts, and waits until the other side closes, there are enough answers, or the time is over. */
export async function exchange(
  port: number,
  parts: readonly (string | Uint8Array)[],
  options: RawOptions = {},
): Promise<Exchange> {
  const { withinMs = 8_000, pauseMs = 0, endAfterMs, answers = Infinity } = options;
  const started = performance.now();
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
  const over = new AbortController();
  let text = '';
  let closed = false;
  socket.setEncoding('latin1');
  socket.on('data', (chunk: string) => {
    text += chunk;
    if (statusesIn(text).length >= answers) over.abort();
  });
  const finish = (): void => {
    closed = true;
    over.abort();
  };
  socket.on('error', finish).once('end', finish).once('close', finish);
  void send(socket, parts, pauseMs, endAfterMs);
  await wait(withinMs, undefined, { signal: over.signal }).catch(() => undefined);
  socket.destroy();
  return { statuses: statusesIn(text), text, closed, ms: performance.now() - started };
}

async function send(
  socket: Socket,
  parts: readonly (string | Uint8Array)[],
  pauseMs: number,
  endAfterMs?: number,
): Promise<void> {
  for (const part of parts) {
    if (socket.destroyed) return;
    socket.write(part);
    if (pauseMs > 0) await wait(pauseMs, undefined, { ref: false });
  }
  if (endAfterMs === undefined) return;
  await wait(endAfterMs, undefined, { ref: false });
  if (!socket.destroyed) socket.end();
}

function statusesIn(text: string): number[] {
  return [...text.matchAll(/(?:^|\n|\})HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status));
}

/** A connection that is left as it is. */
export type Left = { readonly closed: Promise<unknown>; close(): void };

/** Opens a connection and sends only this. */
export async function leaveOpen(port: number, bytes: string): Promise<Left> {
  const socket = connect(port, '127.0.0.1');
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.on('error', () => undefined).resume();
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve).once('error', reject);
  });
  if (bytes !== '') socket.write(bytes);
  return { closed, close: () => socket.destroy() };
}

/** A request's head: `POST /api/messages` with a host, and these lines. */
export function head(lines: readonly string[], first = 'POST /api/messages HTTP/1.1'): string {
  return [first, 'Host: bot.example', ...lines, '', ''].join('\r\n');
}
