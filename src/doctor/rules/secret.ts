/** Does the client secret last? Entra says so only of what the app registration lists, and tells nobody when one ends. Pure. */
import { type Finding, counted, warning } from '../finding.ts';

/** "passwordCredential resource type". `hint`: its first three characters; null of old ones. */
export type ListedSecret = { readonly hint: string | null; readonly until: Date };

const DAY_MS = 24 * 60 * 60_000;
/** Longer than between two looks of a careful operator. */
const FEW_DAYS = 30;

/** @param secret the one in use; what has its hint is taken for it, otherwise the one that lasts longest @returns nothing if all is well */
export function judgeSecret(listed: readonly ListedSecret[], secret: string, now: Date): readonly Finding[] {
  const own = listed.filter(({ hint }) => hint !== null && hint !== '' && secret.startsWith(hint));
  const until = Math.max(...(own.length > 0 ? own : listed).map((one) => one.until.getTime()));
  const days = Math.floor((until - now.getTime()) / DAY_MS);
  if (listed.length === 0 || days >= FEW_DAYS) return [];
  return [
    warning(
      'token',
      `The client secret in MicrosoftAppPassword ends in ${counted(Math.max(days, 0), 'day')}: then the bot answers nobody. Make a ` +
        'new one, and put it there and into the OAuth connection (docs/operations.md, "Keys").',
    ),
  ];
}
