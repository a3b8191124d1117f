/** The three steps that someone takes first, and how the page notices them. Pure. */
import type { Message } from '../model.ts';

export const STEPS = ['locked-out', 'asked', 'approved'] as const;
export type Step = (typeof STEPS)[number];

/**
 * The step that a message proves: a card to approve means that someone asked; a password to read, that someone
 * approved. The verbs are those that the bot's cards send (`src/bot/clicks/card-actions.ts`).
 */
export function stepProvedBy({ fromBot, attachments }: Pick<Message, 'fromBot' | 'attachments'>): Step | null {
  if (!fromBot) return null;
  const cards = JSON.stringify(attachments);
  if (cards.includes('"verb":"reveal"')) return 'approved';
  return cards.includes('"verb":"approve"') ? 'asked' : null;
}
