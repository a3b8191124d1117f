/** What says that a password is what a message is about, and what looks like it. */
import type { Topics } from './topics.ts';

export type PasswordTopics = Pick<Topics, 'alarm' | 'rules' | 'elsewhere' | 'symptom' | 'noSignIn' | 'secret'>;
