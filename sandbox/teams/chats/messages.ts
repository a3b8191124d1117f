/** A chat message as the local Teams keeps it, and what can happen to it. */
import { z } from 'zod';

export const attachmentSchema = z.looseObject({ contentType: z.string(), content: z.unknown().optional() });

const contentSchema = z.object({
  text: z.string(),
  attachments: z.array(attachmentSchema),
  /** What a notification says of the message; empty if the bot named nothing. */
  summary: z.string().default(''),
});

export const storedActivitySchema = contentSchema.extend({
  id: z.string(),
  /** For a post in a channel, that of its thread. */
  conversationId: z.string(),
  from: z.object({ id: z.string(), name: z.string(), aadObjectId: z.string().optional() }),
  fromBot: z.boolean(),
  replyToId: z.string().nullable(),
  sentAt: z.string(),
  editedAt: z.string().nullable(),
  deletedAt: z.string().nullable(),
  /** Why the bot did not receive a person's message; null if it did. */
  trouble: z.string().nullable(),
  /** What the message was before each update, and before its deletion. */
  edits: z.array(contentSchema.extend({ at: z.string() })),
  /** Grows with every change to any message, and so gives the order of changes. */
  revision: z.number(),
});

export type Content = z.infer<typeof contentSchema>;
/** A message in its present state. */
export type StoredActivity = z.infer<typeof storedActivitySchema>;

/** The parts of a bot's activity that Teams reads. */
export const botActivitySchema = z.looseObject({
  type: z.string(),
  text: z.string().nullish(),
  attachments: z.array(attachmentSchema).nullish(),
  summary: z.string().nullish(),
  replyToId: z.string().nullish(),
});
export type BotActivity = z.infer<typeof botActivitySchema>;

export type ChatEvent =
  | { readonly kind: 'message'; readonly change: 'posted' | 'updated' | 'deleted'; readonly message: StoredActivity }
  | { readonly kind: 'typing'; readonly conversationId: string };
