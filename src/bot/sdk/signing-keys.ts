/**
 * The keys that the Bot Connector signs with. The SDK's own reader has no deadline, reads once for each waiting turn, and refuses
 * everybody if a daily refresh fails; this one reads once for all who wait, and keeps the keys it has meanwhile.
 */
import { type KeyObject, createPublicKey } from 'node:crypto';
import { z } from 'zod';
import type { Log } from '../../telemetry/log.ts';

/** For both documents together; Teams waits 10 to 15 s for the whole turn. */
export const KEYS_DEADLINE_MS = 4_000;
const HOUR_MS = 3_600_000;
/** "All bot instances should refresh their local cache at least once every 24 hours" (Microsoft, "Authentication with the Bot Connector API"). */
const GOOD_FOR_MS = 24 * HOUR_MS;
/** Early enough that half a day of outage goes unnoticed. */
const REFRESH_AFTER_MS = 12 * HOUR_MS;
/** Anyone can name a key that doesn't exist: it is looked up this often at most. */
const UNKNOWN_KEY_PAUSE_MS = 5 * 60_000;
/** For so long after a failure nobody waits for a new try: the failure is the answer. */
const FAILURE_PAUSE_MS = 5_000;

const metadata = z.object({ jwks_uri: z.url() });
const keySet = z.object({ keys: z.array(z.unknown()) });
const rsaKey = z.object({
  kty: z.literal('RSA'),
  kid: z.string(),
  n: z.string(),
  e: z.string(),
  endorsements: z.array(z.string()).optional(),
});

/** `pem`: the same key, as the SDK takes it. */
export type SigningKey = { readonly key: KeyObject; readonly pem: string; readonly endorsements?: string[] };

/** The keys can't be read now, so no token can be verified. */
export class KeysUnavailable extends Error {
  constructor(options?: ErrorOptions) {
    super('The Bot Connector signing keys are unavailable', options);
    this.name = 'KeysUnavailable';
  }
}

export type SigningKeys = {
  /** @returns undefined if no such key is published @throws `KeysUnavailable`, within the deadline */
  find(id: string): Promise<SigningKey | undefined>;
};

/** @param metadataUrl the OpenID metadata document, which has the address of the keys */
export function createSigningKeys(metadataUrl: string, log: Log, now = () => performance.now()): SigningKeys {
  let keys: ReadonlyMap<string, SigningKey> = new Map();
  let readAt = -Infinity;
  let triedAt = -Infinity;
  let reading: Promise<void> | undefined;
  let failure: KeysUnavailable | undefined;

  const refresh = (): Promise<void> =>
    (reading ??= readKeys(metadataUrl)
      .then(
        (read) => {
          if (failure !== undefined) log.info('Bot Connector signing keys available again');
          keys = read;
          readAt = now();
          failure = undefined;
        },
        (cause: unknown) => {
          // Logged once an outage: every turn runs into it.
          if (failure === undefined) log.error({ error: cause }, 'Bot Connector signing keys unavailable');
          failure = new KeysUnavailable({ cause });
          throw failure;
        },
      )
      .finally(() => {
        triedAt = now();
        reading = undefined;
      }));

  return {
    async find(id) {
      const age = now() - readAt;
      const sinceLastTry = now() - triedAt;
      if (age >= GOOD_FOR_MS || !keys.has(id)) {
        const pause = failure === undefined ? (age >= GOOD_FOR_MS ? 0 : UNKNOWN_KEY_PAUSE_MS) : FAILURE_PAUSE_MS;
        if (reading !== undefined || sinceLastTry >= pause) await refresh();
        else if (failure !== undefined) throw failure;
      } else if (age >= REFRESH_AFTER_MS && sinceLastTry >= UNKNOWN_KEY_PAUSE_MS) {
        refresh().catch(() => undefined);
      }
      return keys.get(id);
    },
  };
}

async function readKeys(metadataUrl: string): Promise<ReadonlyMap<string, SigningKey>> {
  const signal = AbortSignal.timeout(KEYS_DEADLINE_MS);
  const { jwks_uri } = metadata.parse(await readJson(metadataUrl, signal));
  const { keys } = keySet.parse(await readJson(jwks_uri, signal));
  return new Map(keys.flatMap(readKey));
}

async function readJson(url: string, signal: AbortSignal): Promise<unknown> {
  const response = await fetch(url, { signal, redirect: 'error' });
  if (!response.ok) throw new Error(`HTTP ${response.status} from ${url}`);
  return response.json();
}

/** Leaves out what isn't an RSA key: the SDK accepts no other. */
function readKey(published: unknown): [string, SigningKey][] {
  const { data } = rsaKey.safeParse(published);
  if (data === undefined) return [];
  const { kid, kty, n, e, endorsements } = data;
  try {
    const key = createPublicKey({ key: { kty, n, e }, format: 'jwk' });
    const pem = key.export({ type: 'spki', format: 'pem' }).toString();
    return [[kid, { key, pem, ...(endorsements && { endorsements }) }]];
  } catch {
    return [];
  }
}
