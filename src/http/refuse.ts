/** Refusals that end the connection: a status and a fixed body that reveals nothing. */
import { type IncomingMessage, STATUS_CODES, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { LINGER_BYTES, LINGER_MS } from './limits.ts';

/** Connections that have received their last response. */
const refused = new WeakSet<Socket>();

/** Was this connection refused? Then ignore whatever else arrives on it. */
export function isRefused(socket: Socket): boolean {
  return refused.has(socket);
}

/** The body for a status; empty for a caller without a valid token. */
export function fixedBody(status: number): string {
  return status === 401 || status === 403 ? '' : JSON.stringify({ error: STATUS_CODES[status] ?? 'Error' });
}

/**
 * Responds at once, whatever the client is still sending, and closes the connection. It first discards incoming bytes
 * for a moment: closing with unread bytes resets the connection, and the client may lose the response (RFC 9112,
 * section 9.6).
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

/** The same without a request to respond to: the input couldn't be parsed, or asks for another protocol. */
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
