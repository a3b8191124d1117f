/** The gates before the adapter: what must be true of a request's body before any of it is trusted. Pure. */
import { z } from 'zod';
import { isKnownConnector } from '../net/service-url.ts';
import { textUpTo } from '../text/text-schema.ts';

export type Gates = {
  readonly tenantId: string;
  /** `host` or `host:port`, lower case. */
  readonly serviceUrlHosts: readonly string[];
};

/** The longest ID Teams sends, a thread's conversation ID, has about 150 characters. PostgreSQL text can't hold NUL. */
const label = textUpTo(1_000).refine((text) => !text.includes('\0'));
const id = label.refine((text) => text !== '');
/**
 * The SDK's `ChannelAccount`. Replies are addressed to it: the SDK copies all of it into each, so what else it has is dropped, or a
 * reply could be larger than Teams takes.
 */
const account = { id, aadObjectId: label.nullish(), name: textUpTo(1_000).nullish(), role: label.nullish() };
/** The SDK sends it as a header, too: anything else is an error there. */
const conversationId = id.refine((text) => /^[\x20-\x7e]+$/.test(text));
const holder = z.looseObject({ id: label.nullish() }).nullish();
/** What the bot or the SDK reads from an activity, or copies into a reply. */
const envelope = z.looseObject({
  type: id,
  channelId: label,
  serviceUrl: label,
  id: label.nullish(),
  name: label.nullish(),
  replyToId: label.nullish(),
  from: z.object(account),
  recipient: z.object(account),
  conversation: z.object({
    ...account,
    id: conversationId,
    tenantId: label.optional(),
    conversationType: label.nullish(),
    isGroup: z.boolean().nullish(),
  }),
  channelData: z
    .looseObject({ tenant: z.looseObject({ id: label }).optional(), team: holder, channel: holder })
    .nullish()
    // The SDK handles an absent `channelData`, but not null.
    .transform((data) => data ?? undefined),
  locale: label.optional(),
  // The SDK's type has no null.
  text: z
    .string()
    .nullish()
    .transform((text) => text ?? undefined),
  entities: z.array(z.looseObject({ type: z.string() })).optional(),
});

/** A body in the shape of an activity; nothing in it is trusted yet. */
export type Envelope = z.output<typeof envelope>;

export type GateResult =
  | { readonly pass: true; readonly activity: Envelope }
  | { readonly pass: false; readonly status: 400 | 403; readonly because: string; readonly activity?: Envelope };

/**
 * Passes only activities of the Teams channel, from a known connector, in our own tenant. The SDK alone would accept
 * the bot's own outgoing token under another channel's name, and would reply to any service URL.
 */
export function passGates(body: unknown, gates: Gates): GateResult {
  const parsed = envelope.safeParse(body);
  if (!parsed.success) return { pass: false, status: 400, because: 'not an activity' };
  const activity = parsed.data;
  const because =
    activity.channelId !== 'msteams'
      ? 'channel'
      : !isKnownConnector(activity.serviceUrl, gates.serviceUrlHosts)
        ? 'service URL'
        : !isOfTenant(activity, gates.tenantId)
          ? 'tenant'
          : null;
  return because === null ? { pass: true, activity } : { pass: false, status: 403, because, activity };
}

/**
 * The host tenant is in `conversation.tenantId` or `channelData.tenant.id`: at least one is present, and each is ours.
 */
function isOfTenant({ conversation, channelData }: Envelope, tenantId: string): boolean {
  const named = [conversation.tenantId, channelData?.tenant?.id].filter((id) => id !== undefined);
  return named.length > 0 && named.every((id) => id.toLowerCase() === tenantId.toLowerCase());
}
