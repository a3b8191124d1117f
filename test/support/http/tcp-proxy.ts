/** A proxy between the service and a server that fails as networks do. */
import { type AddressInfo, type Server, type Socket, connect, createServer } from 'node:net';

/**
 * `silent`: nothing arrives any more, either way, on open connections and new ones, and nobody is told (a router lost them).
 * `slow`: each piece takes so long. `refused`: nobody listens.
 */
export type Weather = { readonly is: 'fine' | 'silent' | 'refused' } | { readonly is: 'slow'; readonly ms: number };

export type TcpProxy = {
  readonly port: number;
  /** From now on. Connections that were silent once stay silent. */
  set(weather: Weather): Promise<void>;
  /** Ends every open connection with a reset. */
  reset(): void;
  /** How many connections are open. */
  open(): number;
  close(): Promise<void>;
};

export async function startTcpProxy(target: { readonly host: string; readonly port: number }): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  const silenced = new WeakSet<Socket>();
  let weather: Weather = { is: 'fine' };

  const pass = (from: Socket, to: Socket): void => {
    from.on('data', (chunk) => {
      if (silenced.has(from)) return;
      if (weather.is === 'slow') setTimeout(() => to.write(chunk), weather.ms);
      else to.write(chunk);
    });
    from.once('close', () => {
      if (!silenced.has(from)) to.destroy();
    });
  };
  const onClient = (client: Socket): void => {
    const upstream = connect(target.port, target.host);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.once('close', () => sockets.delete(socket));
      if (weather.is === 'silent') silenced.add(socket);
    }
    pass(client, upstream);
    pass(upstream, client);
  };

  let server = await listen(onClient, 0);
  const { port } = server.address() as AddressInfo;
  return {
    port,
    async set(next) {
      if (next.is === 'silent') for (const socket of sockets) silenced.add(socket);
      if (next.is === 'refused' && weather.is !== 'refused') {
        for (const socket of sockets) socket.destroy();
        await ended(server);
      }
      if (next.is !== 'refused' && weather.is === 'refused') server = await listen(onClient, port);
      weather = next;
    },
    reset: () => {
      for (const socket of sockets) socket.resetAndDestroy();
    },
    open: () => sockets.size / 2,
    async close() {
      for (const socket of sockets) socket.destroy();
      if (weather.is !== 'refused') await ended(server);
    },
  };
}

function listen(onClient: (client: Socket) => void, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(onClient);
    server.once('error', reject).listen(port, '127.0.0.1', () => resolve(server));
  });
}

function ended(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}
