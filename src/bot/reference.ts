import { randomBytes } from 'node:crypto';
import type { Locale } from '../locales/index.ts';

/** Under which the log has a failure, and its person can name it. */
export function newReference(): string {
  return `E-${randomBytes(4).toString('hex').toUpperCase()}`;
}

/** What a person reads if what they did failed here. @param reference under which the log has the failure */
export function apologyFor({ error }: Locale, reference: string): string {
  return `${error.title}. ${error.text} (${reference})`;
}
