/** Searches for secrets wherever a bot could leave them, in any encoding. */
import assert from 'node:assert/strict';
import http from 'node:http';
import { syncBuiltinESMExports } from 'node:module';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { audit } from '../../../src/commands/audit.ts';
import type { World } from './world.ts';

/** Anything sealed, as `src/crypto/secret-box.ts` writes it. */
export const SEALED = /\b[0-9a-f]{8}\.[\w-]{40,}/g;

/** A text, and where it was found. */
export type Place = { readonly where: string; readonly text: string };

/** Where this secret is: in clear, in hex, URL-encoded, or in base64, even as a part of something longer. */
export function placesOf(secret: string | Buffer, places: readonly Place[]): string[] {
  const forms = [...formsOf(secret)];
  const isClear = typeof secret === 'string' ? clearly(secret) : () => false;
  return places
    .filter(({ text: all }) => isClear(all) || forms.some((form) => all.includes(form)))
    .map(({ where }) => where);
}

/** With anything around it; but six digits can be a part of any number. */
function clearly(secret: string): (all: string) => boolean {
  const [, first, second] = /^(\d{3})(\d{3})$/.exec(secret) ?? [];
  if (first === undefined || second === undefined) {
    const small = secret.toLowerCase();
    return (all) => all.toLowerCase().includes(small);
  }
  const digits = new RegExp(`(?<![\\w.-])${first}\\s?${second}(?![\\w-])`);
  return (all) => digits.test(all);
}

function formsOf(secret: string | Buffer): ReadonlySet<string> {
  const bytes = Buffer.from(secret);
  const hex = bytes.toString('hex');
  const base64 = [0, 1, 2].map((before) => base64Within(bytes, before));
  const base64url = base64.map((form) => form.replaceAll('+', '-').replaceAll('/', '_'));
  const written = typeof secret === 'string' ? [encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)] : [];
  return new Set([...written.filter((form) => form !== secret), hex, hex.toUpperCase(), ...base64, ...base64url]);
}

/** The part of a longer base64 text that depends only on this. @param before how many bytes precede it, modulo 3 */
function base64Within(part: Buffer, before: number): string {
  const bytes = Buffer.concat([Buffer.alloc(before), part]);
  return bytes.toString('base64').slice(Math.ceil((before * 8) / 6), Math.floor((bytes.length * 8) / 6));
}

/** A call over HTTP, both ways. */
export type Exchange = {
  readonly method: string;
  readonly url: string;
  readonly authorization: string;
  readonly sent: string;
  answered: string;
};

export type Tap = { readonly exchanges: readonly Exchange[]; readonly printed: readonly string[]; stop(): void };

/** Records everything that goes over HTTP in this process, the bot's calls and those to it, and what it prints. */
export function tap(): Tap {
  const exchanges: Exchange[] = [];
  const printed: string[] = [];
  const { fetch: send } = globalThis;
  const { request } = http;
  globalThis.fetch = async (input, init) => {
    const call = new Request(input, init);
    const exchange = {
      method: call.method,
      url: call.url,
      authorization: call.headers.get('authorization') ?? '',
      sent: await call.clone().text(),
      answered: '',
    };
    exchanges.push(exchange);
    const response = await send(input, init);
    exchange.answered = await response
      .clone()
      .text()
      .catch(() => '');
    return response;
  };
  http.request = new Proxy(request, {
    apply(target, self, args: unknown[]): unknown {
      const call: unknown = Reflect.apply(target, self, args);
      if (call instanceof http.ClientRequest) exchanges.push(recorded(call));
      return call;
    },
  });
  syncBuiltinESMExports();
  const untapped = [process.stdout, process.stderr].map((stream) => listenTo(stream, printed));
  return {
    exchanges,
    printed,
    stop() {
      globalThis.fetch = send;
      http.request = request;
      syncBuiltinESMExports();
      for (const stop of untapped) stop();
    },
  };
}

/** What this call sends, and what it is answered, as both come. */
function recorded(call: http.ClientRequest): Exchange {
  const exchange = {
    method: call.method,
    url: `${call.protocol}//${call.host}:${portOf(call)}${call.path}`,
    authorization: String(call.getHeader('authorization') ?? ''),
    sent: '',
    answered: '',
  };
  for (const method of ['write', 'end']) hear(call, method, (text) => (exchange.sent += text));
  // Not a listener for 'data', which would start the stream before its reader is there.
  call.prependListener('response', (response) => {
    hear(response, 'push', (text) => (exchange.answered += text));
  });
  return exchange;
}

/** Has this method tell of each chunk that it is given. */
function hear(owner: object, name: string, tell: (text: string) => void): void {
  const method: unknown = Reflect.get(owner, name);
  assert.ok(typeof method === 'function');
  const telling = new Proxy(method, {
    apply(target, self, args: unknown[]): unknown {
      const [chunk] = args;
      if (typeof chunk === 'string' || chunk instanceof Uint8Array) tell(Buffer.from(chunk).toString());
      return Reflect.apply(target, self, args);
    },
  });
  Reflect.set(owner, name, telling);
}

function portOf(call: http.ClientRequest): string {
  return new URL(`http://${String(call.getHeader('host'))}`).port;
}

function listenTo(stream: NodeJS.WriteStream, printed: string[]): () => void {
  const write = stream.write.bind(stream);
  stream.write = new Proxy(write, {
    apply(target, self, args: unknown[]): unknown {
      printed.push(String(args[0]));
      return Reflect.apply(target, self, args);
    },
  });
  return () => {
    stream.write = write;
  };
}

const invoke = z.object({
  name: z.literal('adaptiveCard/action'),
  value: z.object({ action: z.object({ verb: z.string() }) }),
});

/** What the bot told people, Microsoft Graph and its operators. A password that it writes is not included. */
export function saidBy(world: World, { exchanges, printed }: Tap): Place[] {
  const heard = (url: string): readonly Exchange[] => exchanges.filter((exchange) => exchange.url.startsWith(url));
  return [
    { where: 'log', text: world.logged() },
    { where: 'standard output', text: printed.join('\n') },
    { where: 'chats', text: JSON.stringify(world.teams.history()) },
    ...heard(world.teams.serviceUrl).map(({ url, sent, answered }) => ({
      where: 'message',
      text: [url, sent, answered].join('\n'),
    })),
    ...exchanges
      .filter(({ url }) => url.endsWith('/api/messages'))
      .map(({ sent, answered }) => ({ where: `answer to ${verbIn(sent)}`, text: answered })),
    ...heard(world.directory.url).map((exchange) => ({ where: 'call to Graph', text: toGraph(exchange) })),
  ];
}

function verbIn(activity: string): string {
  return invoke.safeParse(JSON.parse(activity)).data?.value.action.verb ?? 'a message';
}

/** Without the passwords that are written and the passes that are made, which are meant for Graph or come from there. */
function toGraph({ method, url, sent, answered }: Exchange): string {
  if (isWrite({ method, sent })) return url;
  return [url, sent, url.endsWith('/temporaryAccessPassMethods') ? '' : answered].join('\n');
}

const passwordWritten = z.union([
  z.strictObject({
    passwordProfile: z.strictObject({ password: z.string(), forceChangePasswordNextSignIn: z.literal(true) }),
  }),
  z.strictObject({ newPassword: z.string() }),
]);

function isWrite({ method, sent }: Pick<Exchange, 'method' | 'sent'>): boolean {
  return method !== 'GET' && sent !== '' && passwordWritten.safeParse(JSON.parse(sent)).success;
}

/** Every password that the bot sent to Graph, accepted or not. */
export function passwordsSent({ directory }: World, { exchanges }: Tap): string[] {
  return exchanges
    .filter((exchange) => exchange.url.startsWith(directory.url) && isWrite(exchange))
    .map(({ sent }) => passwordWritten.parse(JSON.parse(sent)))
    .map((written) => ('newPassword' in written ? written.newPassword : written.passwordProfile.password));
}

const passMade = z.object({ temporaryAccessPass: z.string() });

/** Every Temporary Access Pass that Graph made, whether its answer arrived or not. */
export function passesMade({ directory }: World, { exchanges }: Tap): string[] {
  const answers = exchanges
    .filter(
      ({ method, url }) =>
        method === 'POST' && url.startsWith(directory.url) && url.endsWith('/temporaryAccessPassMethods'),
    )
    .flatMap(({ answered }) => (answered === '' ? [] : [passMade.parse(JSON.parse(answered)).temporaryAccessPass]));
  return [...new Set([...answers, ...directory.tenant.accessPasses.map(({ value }) => value)])];
}

/** Every code that was shown, as its six digits and as the card shows it. */
export function codesShown(places: readonly Place[]): string[] {
  return places
    .filter(({ where }) => where === 'answer to show-code')
    .flatMap(({ text: card }) => [...card.matchAll(/"text":"(\d{3})\s(\d{3})"/g)])
    .map(([, first = '', second = '']) => first + second);
}

/** Every token that the bot sent or received to authenticate, and those from people's clients. */
export function tokensUsed({ exchanges }: Tap): string[] {
  const bearers = exchanges.map(({ authorization }) => authorization.replace(/^Bearer /, ''));
  const brought = exchanges.flatMap(({ sent }) => /"token":"([^"]+)"/.exec(sent)?.[1] ?? []);
  return [...new Set([...bearers, ...brought].filter((token) => token.length > 20))];
}

/** The audit trail as `npm run audit -- export` writes it, while the bot is stopped. */
export async function auditExport(world: World): Promise<string> {
  await world.stopBot();
  try {
    const [out, err] = [new PassThrough(), new PassThrough()];
    const said = text(out);
    err.resume();
    const status = await audit(['export'], { config: () => world.config, out, err });
    out.end();
    if (status !== 0) throw new Error('The audit trail was not exported');
    return await said;
  } finally {
    await world.startBot();
  }
}
