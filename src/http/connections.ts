/** Connections: how long they may wait, how many there may be, and how they end; not what they ask for. */
import { once } from 'node:events';
import { type IncomingMessage, type RequestListener, createServer } from 'node:http';
import type { Socket } from 'node:net';
import { DRAIN_MS, FLUSH_MS, MAX_CONNECTIONS, MAX_HEADERS, MAX_PIPELINED, SERVER_LIMITS } from './limits.ts';
import type { RefusalLog } from './refusal-log.ts';
import { isRefused, refuse, refuseSocket } from './refuse.ts';
import { StartupError } from '../telemetry/startup-error.ts';

export type Connections = {
  /** @param port 0 for any free port @returns the port @throws `StartupError` if it is in use or not permitted */
  listen(port: number, host: string): Promise<number>;
  /**
   * Runs `work` for a request. Its connection is busy meanwhile: it isn't closed to make room, and `stop` waits for it.
   */
  serve<T>(request: IncomingMessage, work: () => Promise<T>): Promise<T>;
  /** Does this client still wait for "100 Continue" before it sends the body? */
  awaitsContinue(request: IncomingMessage): boolean;
  /** Accepts no more connections, closes idle ones at once, and busy ones when their work ends or the time is over. */
  stop(withinMs?: number): Promise<void>;
};

/** @param listener gets every request and must respond to it */
export function createConnections(listener: RequestListener, refusals: RefusalLog): Connections {
  const requestsOn = new Map<Socket, number>();
  const running = new Set<Promise<unknown>>();
  const unanswered = new WeakMap<Socket, Set<IncomingMessage>>();
  const expecting = new WeakSet<IncomingMessage>();
  let stopping = false;

  const note = (status: number, because: string): void =>
    refusals.note({ level: 'info', message: 'Connection refused', status, because });

  function makeRoom(newest: Socket): void {
    refusals.note({ level: 'warn', message: 'Too many connections', status: 503, because: 'cap' });
    for (const [oldest, count] of requestsOn) {
      if (count > 0) continue;
      oldest.destroy();
      requestsOn.delete(oldest);
      return;
    }
    newest.destroy();
  }

  const server = createServer(SERVER_LIMITS);
  server.maxHeadersCount = MAX_HEADERS;

  server.on('connection', (socket) => {
    requestsOn.set(socket, 0);
    socket.on('error', () => socket.destroy()).once('close', () => requestsOn.delete(socket));
    if (requestsOn.size > MAX_CONNECTIONS) makeRoom(socket);
  });
  const take: RequestListener = (request, response) => {
    const { socket } = request;
    // Ignore whatever was sent after a refused request.
    if (isRefused(socket)) {
      closeSoon(socket);
      return;
    }
    const waiting = unanswered.get(socket) ?? new Set();
    if (waiting.size === MAX_PIPELINED) {
      note(400, 'too many requests in one go');
      socket.destroy();
      return;
    }
    unanswered.set(socket, waiting.add(request));
    response.once('close', () => waiting.delete(request));
    listener(request, response);
  };
  server.on('request', take);
  server.on('checkContinue', (request: IncomingMessage, response) => {
    expecting.add(request);
    take(request, response);
  });
  server.on('checkExpectation', (request, response) => {
    note(417, 'expectation');
    refuse(request, response, 417);
  });
  const toAnotherProtocol = (request: IncomingMessage, socket: Socket): void => {
    note(400, request.method === 'CONNECT' ? 'tunnel' : 'upgrade');
    refuseSocket(socket, 400);
  };
  server.on('upgrade', (request, socket: Socket) => toAnotherProtocol(request, socket));
  server.on('connect', (request, socket: Socket) => toAnotherProtocol(request, socket));
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    // The refusal may still be on its way.
    if (isRefused(socket)) {
      closeSoon(socket);
      return;
    }
    const status = statusFor(error.code);
    // A complete earlier request still waits, and its client would take this response for it (RFC 9112, section 9.3.2).
    const isBehind = [...(unanswered.get(socket) ?? [])].some(({ complete }) => complete);
    if (status === undefined || socket.bytesRead === 0 || isBehind) {
      socket.destroy();
      return;
    }
    note(status, status === 408 ? 'too slow' : 'malformed');
    refuseSocket(socket, status);
  });

  return {
    async listen(port, host) {
      try {
        await once(server.listen(port, host), 'listening');
      } catch (error) {
        throw listenError(error, port);
      }
      const address = server.address();
      return typeof address === 'object' && address !== null ? address.port : port;
    },

    async serve({ socket }, work) {
      requestsOn.set(socket, (requestsOn.get(socket) ?? 0) + 1);
      const result = work();
      running.add(result);
      try {
        return await result;
      } finally {
        running.delete(result);
        const count = requestsOn.get(socket);
        if (count !== undefined) requestsOn.set(socket, count - 1);
        if (stopping) socket.destroySoon();
      }
    },

    awaitsContinue: (request) => expecting.has(request),

    async stop(withinMs = DRAIN_MS) {
      stopping = true;
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      for (const [socket, count] of requestsOn) if (count === 0) socket.destroy();
      let timer: NodeJS.Timeout | undefined;
      const limit = new Promise((resolve) => {
        timer = setTimeout(resolve, withinMs);
      });
      await Promise.race([limit, Promise.allSettled(running)]);
      clearTimeout(timer);
      for (const socket of requestsOn.keys()) socket.destroySoon();
      const cut = setTimeout(() => {
        for (const socket of requestsOn.keys()) socket.destroy();
      }, FLUSH_MS);
      await closed;
      clearTimeout(cut);
    },
  };
}

/** The status for an error of Node's HTTP parser; undefined if the connection itself failed. */
function statusFor(code: string | undefined): number | undefined {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 408;
  if (code === 'HPE_HEADER_OVERFLOW') return 431;
  if (code === 'HPE_CHUNK_EXTENSIONS_OVERFLOW') return 413;
  return code?.startsWith('HPE_') ? 400 : undefined;
}

function listenError(cause: unknown, port: number): unknown {
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  if (code === 'EADDRINUSE') {
    return new StartupError(
      `port ${port} is in use. Stop the process that listens on it, or set PORT to another port`,
      {
        cause,
      },
    );
  }
  if (code === 'EACCES') {
    return new StartupError(`this user may not listen on port ${port}. Set PORT to 1024 or higher`, { cause });
  }
  return cause;
}

/** Closes it once what was written has been sent. Node adds a listener for each `destroySoon`, and a client may send many requests. */
function closeSoon(socket: Socket): void {
  if (!socket.writableEnded) socket.destroySoon();
}
