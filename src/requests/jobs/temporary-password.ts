import { randomInt } from 'node:crypto';
import { Password } from '../model/secrets/password.ts';

/** No look-alikes (i, l, o, 0, 1), and apart from the hyphen nothing from a phone's second keyboard. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz';
const DIGITS = '23456789';
const GROUPS = 3;
const GROUP_LENGTH = 6;

/**
 * A temporary password such as `Kqw7mx-3hbt9e-zp4vfa`: about 88 random bits from the system's generator, in groups that can be
 * read out. A capital, small letters and a hyphen make three of Entra's four character classes, and there is no Unicode
 * (Microsoft, "Self-service password reset policies").
 */
export function temporaryPassword(): Password {
  const drawn = Array.from({ length: GROUPS * GROUP_LENGTH }, (_, at) => pick(at === 0 ? LETTERS : LETTERS + DIGITS));
  const text = drawn.join('');
  const groups = Array.from({ length: GROUPS }, (_, at) => text.slice(at * GROUP_LENGTH, (at + 1) * GROUP_LENGTH));
  const password = groups.join('-');
  return new Password(password.charAt(0).toUpperCase() + password.slice(1));
}

function pick(alphabet: string): string {
  return alphabet.charAt(randomInt(alphabet.length));
}
