/** Answers that end a connection: a status, a fixed body, and nothing of ours. */
import { type IncomingMessage, STATUS_CODES, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { LINGER_BYTES, LINGER_MS } from './limits.ts';

/** Connections that got their last answer. */
const refused = new WeakSet<Socket>();

/** Whatever else comes over this connection is for nobody. */
export function isRefused(socket: Socket): boolean {
  return refused.has(socket);
}

/** The body for a status: whoever brings no good token reads nothing at all. */
export function fixedBody(status: number): string {
  return status === 401 || status === 403 ? '' : JSON.stringify({ error: STATUS_CODES[status] ?? 'Error' });
}

/**
 * Answers at once, whatever is still to come, and closes. What comes is thrown away for a moment first: a connection that is
 * closed with bytes unread is reset, and the client may never see the answer (RFC 9112, section 9.6).
 */
export function refuse(request: IncomingMessage, response: ServerResponse, status: number): void {
  if (response.headersSent || response.destroyed) return;
  refused.add(request.socket);
  const body = fixedBody(status);
  response.statusCode = status;
  response.setHeader('Connection', 'close');
  response.setHeader('Content-Length', Buffer.byteLength(body));
  if (body !== '') response.setHeader('Content-Type', 'application/json');
  if (request.complete) {
    response.end(body);
    return;
  }
  if (body === '') response.flushHeaders();
  else response.write(body);
  let left = LINGER_BYTES;
  const timer = setTimeout(() => request.socket.destroy(), LINGER_MS);
  const close = (): void => {
    clearTimeout(timer);
    response.end();
  };
  request
    .on('data', (chunk: Buffer) => {
      left -= chunk.length;
      if (left < 0) request.socket.destroy();
    })
    .once('end', close)
    .once('close', close)
    .once('error', close)
    .resume();
}

/** The same where there is no request that could be answered: what came was none, or wants another protocol. */
export function refuseSocket(socket: Socket, status: number): void {
  if (!socket.writable || refused.has(socket)) {
    socket.destroy();
    return;
  }
  refused.add(socket);
  const body = fixedBody(status);
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Error'}`,
    'Connection: close',
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`);
  socket.destroySoon();
}
