/** Connections: how long they may wait, how many there are, and how they end. What they ask for is not looked at here. */
import { type IncomingMessage, type RequestListener, createServer } from 'node:http';
import type { Socket } from 'node:net';
import { DRAIN_MS, FLUSH_MS, MAX_CONNECTIONS, MAX_HEADERS, MAX_PIPELINED, SERVER_LIMITS } from './limits.ts';
import { isRefused, refuse, refuseSocket } from './refuse.ts';
import type { Refusals } from './refusal-log.ts';

export type Connections = {
  /** @param port 0 takes a free one @returns the port @throws where it is taken, or must not be used */
  listen(port: number, host: string): Promise<number>;
  /** Runs a turn. Its connection gives way to no other, and `stop` waits for it. */
  turn<T>(request: IncomingMessage, work: () => Promise<T>): Promise<T>;
  /** Is this client still waiting for us to say that it may send the body? */
  awaitsContinue(request: IncomingMessage): boolean;
  /** Takes no more, closes at once whatever is not at a turn, and the rest when its turn is over, or this time. */
  stop(withinMs?: number): Promise<void>;
};

/** @param listener is given every request, and has to answer it */
export function createConnections(listener: RequestListener, refusals: Refusals): Connections {
  const turnsOn = new Map<Socket, number>();
  const turns = new Set<Promise<unknown>>();
  const unanswered = new WeakMap<Socket, Set<IncomingMessage>>();
  const expecting = new WeakSet<IncomingMessage>();
  let stopping = false;

  const note = (status: number, because: string): void =>
    refusals.note({ level: 'info', message: 'A connection was refused', status, because });

  function makeRoom(newest: Socket): void {
    refusals.note({ level: 'warn', message: 'There are too many connections', status: 503, because: 'cap' });
    for (const [oldest, count] of turnsOn) {
      if (count > 0) continue;
      oldest.destroy();
      turnsOn.delete(oldest);
      return;
    }
    newest.destroy();
  }

  const server = createServer(SERVER_LIMITS);
  server.maxHeadersCount = MAX_HEADERS;

  server.on('connection', (socket) => {
    turnsOn.set(socket, 0);
    socket.on('error', () => socket.destroy()).once('close', () => turnsOn.delete(socket));
    if (turnsOn.size > MAX_CONNECTIONS) makeRoom(socket);
  });
  const take: RequestListener = (request, response) => {
    const { socket } = request;
    // What was sent behind a request that is refused is for nobody.
    if (isRefused(socket)) {
      socket.destroySoon();
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
    const status = statusFor(error.code);
    // A whole request before it waits for its own answer, and would take this one for it (RFC 9112, section 9.3.2).
    const isBehind = [...(unanswered.get(socket) ?? [])].some(({ complete }) => complete);
    if (status === undefined || socket.bytesRead === 0 || isBehind) {
      socket.destroy();
      return;
    }
    note(status, status === 408 ? 'too slow' : 'malformed');
    refuseSocket(socket, status);
  });

  return {
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, () => {
          server.off('error', reject);
          const address = server.address();
          resolve(typeof address === 'object' && address !== null ? address.port : port);
        });
      }),

    async turn({ socket }, work) {
      turnsOn.set(socket, (turnsOn.get(socket) ?? 0) + 1);
      const running = work();
      turns.add(running);
      try {
        return await running;
      } finally {
        turns.delete(running);
        const count = turnsOn.get(socket);
        if (count !== undefined) turnsOn.set(socket, count - 1);
        if (stopping) socket.destroySoon();
      }
    },

    awaitsContinue: (request) => expecting.has(request),

    async stop(withinMs = DRAIN_MS) {
      stopping = true;
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      for (const [socket, count] of turnsOn) if (count === 0) socket.destroy();
      let timer: NodeJS.Timeout | undefined;
      const limit = new Promise((resolve) => {
        timer = setTimeout(resolve, withinMs);
      });
      await Promise.race([limit, Promise.allSettled(turns)]);
      clearTimeout(timer);
      for (const socket of turnsOn.keys()) socket.destroySoon();
      const cut = setTimeout(() => {
        for (const socket of turnsOn.keys()) socket.destroy();
      }, FLUSH_MS);
      await closed;
      clearTimeout(cut);
    },
  };
}

/** The status for what Node's parser says of a request; undefined where the connection itself failed. */
function statusFor(code: string | undefined): number | undefined {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 408;
  if (code === 'HPE_HEADER_OVERFLOW') return 431;
  if (code === 'HPE_CHUNK_EXTENSIONS_OVERFLOW') return 413;
  return code?.startsWith('HPE_') ? 400 : undefined;
}
