/**
 * The addresses that a conversation is served from. Teams may move it to another service URL, and says so in every activity ("Get
 * Teams context"). A single activity moves nothing: the address that worked is kept, the other one is kept beside it, and the two
 * swap when the first refuses and the second doesn't.
 */
import type { Log } from '../../telemetry/log.ts';
import type { Conversation, ConversationStore } from '../ports.ts';
import { ForeignAddress, isClosed, mayBeElsewhere } from '../connector-errors.ts';

/** The more likely address comes first. */
export function addressesOf({ serviceUrl, otherServiceUrl }: Conversation): string[] {
  return otherServiceUrl === null ? [serviceUrl] : [serviceUrl, otherServiceUrl];
}

/**
 * Makes a call to the first of these addresses that accepts it.
 * @throws the most telling error: that the place is closed, or else what the first address answered
 */
export async function atFirstOf<T>(
  addresses: readonly string[],
  call: (serviceUrl: string) => Promise<T>,
  log: Log,
): Promise<{ readonly answer: T; readonly serviceUrl: string }> {
  const failures: unknown[] = [];
  for (const serviceUrl of new Set(addresses)) {
    try {
      return { answer: await call(serviceUrl), serviceUrl };
    } catch (error) {
      if (error instanceof ForeignAddress) {
        log.error({ host: error.host }, 'A stored address is not in SERVICE_URL_HOSTS: nothing was sent');
      }
      if (!mayBeElsewhere(error)) throw error;
      failures.push(error);
    }
  }
  throw failures.find(isClosed) ?? failures.find((error) => !(error instanceof ForeignAddress)) ?? failures[0];
}

/** Makes a call where a conversation is served, and stores where that is now. @throws as `atFirstOf` */
export async function whereServed<T>(
  { conversations, log }: { readonly conversations: ConversationStore; readonly log: Log },
  place: Conversation,
  call: (served: Conversation) => Promise<T>,
): Promise<T> {
  const { key, serviceUrl: known } = place;
  const { answer, serviceUrl } = await atFirstOf(
    addressesOf(place),
    (address) => call({ ...place, serviceUrl: address }),
    log,
  );
  if (serviceUrl !== known) {
    log.warn({ conversation: key, from: known, to: serviceUrl }, 'A conversation moved to its other service URL');
    await conversations.readdress(place, { serviceUrl, otherServiceUrl: known });
  }
  return answer;
}
