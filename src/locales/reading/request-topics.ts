/** What a message about a request, or about the bot, says. */
import type { Topics } from './topics.ts';

export type RequestTopics = Pick<Topics, 'due' | 'withdrawn' | 'solved' | 'news' | 'when' | 'help'>;
