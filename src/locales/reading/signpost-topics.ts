/** What a message says that a reset does not help with. */
import type { Topics } from './topics.ts';

export type SignpostTopics = Pick<Topics, 'mfa' | 'phone' | 'userName' | 'disabled' | 'licence' | 'suspicious'>;
