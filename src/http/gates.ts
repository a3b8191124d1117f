/** The gates in front of the adapter: what of a request's body is looked at before anything is believed. Pure. */
import { z } from 'zod';
import { isKnownConnector } from '../net/service-url.ts';
import { textUpTo } from '../text/text-schema.ts';

export type Gates = {
  readonly tenantId: string;
  /** `host` or `host:port`, lower case. */
  readonly serviceUrlHosts: readonly string[];
};

/** Teams' longest, a thread's conversation id, has some 150 characters; the database takes no NUL. */
const label = textUpTo(1_000).refine((text) => !text.includes('\0'));
const id = label.refine((text) => text !== '');
/** The SDK’s `ChannelAccount`: an answer is addressed by it. */
const account = { id, aadObjectId: label.nullish(), name: z.string().nullish(), role: label.nullish() };
const holder = z.looseObject({ id: label.nullish() }).nullish();
/** What we or the SDK read of an activity, or send back in an answer to it. */
const envelope = z.looseObject({
  type: id,
  channelId: label,
  serviceUrl: label,
  id: label.nullish(),
  name: label.nullish(),
  replyToId: label.nullish(),
  from: z.looseObject(account),
  recipient: z.looseObject(account),
  conversation: z.looseObject({
    ...account,
    tenantId: label.optional(),
    conversationType: label.nullish(),
    isGroup: z.boolean().nullish(),
  }),
  channelData: z
    .looseObject({ tenant: z.looseObject({ id: label }).optional(), team: holder, channel: holder })
    .nullish()
    // The SDK knows that it may be absent, and not that it may be null.
    .transform((data) => data ?? undefined),
  locale: label.optional(),
  text: z.string().nullish(),
  entities: z.array(z.looseObject({ type: z.string() })).optional(),
});

/** A body of an activity's shape; nothing in it is believed yet. */
export type Envelope = z.output<typeof envelope>;

export type GateResult =
  | { readonly pass: true; readonly activity: Envelope }
  | { readonly pass: false; readonly status: 400 | 403; readonly because: string; readonly activity?: Envelope };

/**
 * Lets only activities of the Teams channel, of our own tenant, from a known connector through. The SDK would accept the
 * bot's own outgoing token under another channel's name, and would answer to any service URL it is given.
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

/** The host tenant stands in `conversation.tenantId` or `channelData.tenant.id`: at least one, and no other than ours. */
function isOfTenant({ conversation, channelData }: Envelope, tenantId: string): boolean {
  const named = [conversation.tenantId, channelData?.tenant?.id].filter((id) => id !== undefined);
  return named.length > 0 && named.every((id) => id.toLowerCase() === tenantId.toLowerCase());
}
