/** What a message and its cards say, and the buttons they have. */

import { locales } from '../../../src/locales/index.ts';
import { GUEST_ACCOUNTS_PAGE } from '../../../src/cards/kit/links.ts';
import assert from 'node:assert/strict';
import { z } from 'zod';
import type { StoredActivity } from '../../../sandbox/teams/chats/messages.ts';

/** The request's reference, as a card names it. */
export function referenceOn({ text }: { readonly text: string }): string {
  return /PR-\w{6}/.exec(text)?.[0] ?? '';
}

/** The six digits of an identity code, as a card shows them. */
export function digitsIn(text: string): string | undefined {
  const [, first, second] = /\b(\d{3})\s(\d{3})\b/.exec(text) ?? [];
  return first === undefined || second === undefined ? undefined : first + second;
}

/** Is this the card that shows the one matching account and asks for confirmation? */
export function asksWhichAccount({ attachments }: StoredActivity): boolean {
  return attachments.some(({ content }) => verbsOf(content).filter((verb) => verb === 'choose').length === 1);
}

/** Is this a message that a newer one has followed: one line, which says so? */
export function isFollowed(card: unknown): boolean {
  const text = textOf(card).trim();
  const [reference = ''] = /PR-\w{6}/.exec(text) ?? [];
  return locales.some(({ chat }) => text === chat.continued(reference));
}

/** What the cards of a request say that stand in a conversation, as they are now: not one that a newer message has followed. */
export function standing(messages: readonly StoredActivity[], reference: string): string[] {
  return messages
    .filter(({ fromBot, deletedAt }) => fromBot && deletedAt === null)
    .map(({ attachments }) => attachments[0]?.content)
    .filter((card) => !isFollowed(card))
    .map(textOf)
    .filter((text) => text.includes(reference));
}

/** All that a message says, its cards included. */
export function said({ text, attachments }: StoredActivity): string {
  return [text, ...attachments.map(({ content }) => textOf(content))].join('\n');
}

/** Everything that a person reads in a card: texts, labels, button titles. */
export function textOf(node: unknown): string {
  if (Array.isArray(node)) return node.map(textOf).join('\n');
  if (typeof node !== 'object' || node === null) return '';
  return Object.entries(node)
    .map(([key, value]: [string, unknown]) =>
      typeof value === 'string'
        ? ['text', 'title', 'label', 'url', 'value'].includes(key)
          ? value
          : ''
        : textOf(value),
    )
    .filter((text) => text !== '')
    .join('\n');
}

/** The data of the button with this verb. @throws if the card has none */
export function dataOf(card: unknown, verb: string): Record<string, unknown> {
  const found = buttons(card).find((button) => button.verb === verb);
  assert.ok(found, `The card has no button "${verb}": ${textOf(card)}`);
  return found.data;
}

/** The verbs of all Action.Execute buttons of a card. */
export function verbsOf(card: unknown): string[] {
  return buttons(card).map(({ verb }) => verb);
}

const button = z.object({
  type: z.literal('Action.Execute'),
  verb: z.string(),
  data: z.record(z.string(), z.unknown()),
});

function buttons(node: unknown, key = ''): z.output<typeof button>[] {
  if (Array.isArray(node)) return node.flatMap((each) => buttons(each, key));
  if (typeof node !== 'object' || node === null || key === 'refresh') return [];
  const own = button.safeParse(node);
  const below = Object.entries(node).flatMap(([name, value]: [string, unknown]) => buttons(value, name));
  return own.success ? [own.data, ...below] : below;
}

/** The pages that a card with directions opens, without the one about guest accounts. */
export function resetPagesOf({ text }: { readonly text: string }): readonly string[] {
  return text.split('\n').filter((line) => line.startsWith('https://') && line !== GUEST_ACCOUNTS_PAGE);
}
