/**
 * A proxy in front of a service that the bot calls and that has no hook of its own. It can stop everything before a call
 * arrives, and after it was answered, before the bot gets the answer.
 */
import { type IncomingMessage, type ServerResponse, createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Certificate } from '../../../../sandbox/authority/certificate.ts';

type Call = { readonly method: string; readonly path: string };
/** Like the hooks of the local Teams and the local directory: waited for, each time. */
export type FrontHook = (call: Call, moment: 'received' | 'applied') => Promise<void>;

export type Front = { readonly url: string; close(): Promise<void> };

/**
 * @param target such as `http://127.0.0.1:3979`: where every call is passed on. Its answers name the proxy instead.
 * @param options.certificate if given, it uses TLS
 */
export async function startFront(
  target: string,
  { certificate, hook }: { readonly certificate?: Certificate; readonly hook: FrontHook },
): Promise<Front> {
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const path = request.url ?? '/';
    const call = { method: request.method ?? 'GET', path: path.replace(/\?.*$/, '') };
    const through = async (): Promise<void> => {
      const sent = await text(request);
      await hook(call, 'received');
      const { status, body, type } = await pass(target + path, request, sent);
      await hook(call, 'applied');
      response.writeHead(status, { 'content-type': type });
      response.end(body.replaceAll(target, url));
    };
    through().catch(() => response.destroy());
  };
  const server = certificate === undefined ? createHttpServer(answer) : createHttpsServer({ ...certificate }, answer);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const url = `${certificate === undefined ? 'http' : 'https'}://127.0.0.1:${portOf(server.address())}`;
  return {
    url,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

type Passed = { readonly status: number; readonly body: string; readonly type: string };

async function pass(url: string, { method = 'GET', headers }: IncomingMessage, sent: string): Promise<Passed> {
  const passedOn = ['authorization', 'content-type'].flatMap((name): [string, string][] => {
    const value = headers[name];
    return typeof value === 'string' ? [[name, value]] : [];
  });
  const answer = await fetch(url, { method, headers: passedOn, body: sent === '' ? null : sent });
  return { status: answer.status, body: await answer.text(), type: answer.headers.get('content-type') ?? '' };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The front has no port');
  return address.port;
}
