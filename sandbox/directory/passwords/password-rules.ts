/**
 * What Entra requires of a password (Microsoft, "Self-service password reset policies": Microsoft Entra password
 * policies).
 */

const SHORTEST = 8;
const LONGEST = 256;
const CLASSES = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/];
const CLASSES_NEEDED = 3;
const ALLOWED = /^[\x20-\x7e]*$/;

/** Some of the words that Microsoft bans everywhere, and Contoso's own. */
const BANNED = ['password', 'welcome', 'qwerty', 'letmein', 'contoso', 'iloveyou'];

/** Entra reads these look-alikes as letters before it compares. */
const LOOK_ALIKES: Readonly<Record<string, string>> = { '0': 'o', '1': 'l', '3': 'e', '@': 'a', $: 's', '5': 's' };

/** Would Entra accept this password? */
export function complies(password: string): boolean {
  if (password.length < SHORTEST || password.length > LONGEST || !ALLOWED.test(password)) return false;
  if (CLASSES.filter((one) => one.test(password)).length < CLASSES_NEEDED) return false;
  const plain = Array.from(password.toLowerCase(), (letter) => LOOK_ALIKES[letter] ?? letter).join('');
  return !BANNED.some((word) => plain.includes(word));
}
