/** Names in the environment that look like a setting of ours with a typing error: such a setting has no effect, and nothing says so. */
import { distance } from 'fastest-levenshtein';

/** In shorter names, a letter more or less makes another word. */
const SHORTEST = 7;
const STEPS = 2;

export type Misspelled = { readonly name: string; readonly meant: string };

/** @param given names in the environment @param known names of settings */
export function misspelledIn(given: readonly string[], known: readonly string[]): readonly Misspelled[] {
  const others = given.filter((name) => !known.includes(name));
  return others.flatMap((name) => {
    const meant = known.find((one) => isLike(bare(name), bare(one)));
    return meant === undefined ? [] : [{ name, meant }];
  });
}

function bare(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z\d]/g, '');
}

/** Two steps are one swap of letters, too. */
function isLike(one: string, other: string): boolean {
  return other.length >= SHORTEST && distance(one, other) <= (other.length > SHORTEST ? STEPS : 1);
}
