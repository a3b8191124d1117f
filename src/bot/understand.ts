/** What a message asks for, in any language the bot speaks. Pure. */
import type { Intent, Locale } from '../locales/index.ts';
import type { Person, Who } from '../requests/request.ts';

export type Meaning =
  | { readonly kind: 'reset'; readonly who?: Who }
  | { readonly kind: Exclude<Intent, 'reset' | 'mine'> }
  | { readonly kind: 'unknown' };

const ADDRESS = /[^\s<>()[\],;:"']+@[^\s<>()[\],;:"'@]+\.[^\s<>()[\],;:"'@.]+/u;
/** Words that make a request one's own: "my password", "I forgot", "mijn wachtwoord", "ik ben … kwijt". */
const OWN = /\b(i|i'm|i've|my|me|mijn|ik)\b/u;
const WHOLE: readonly Exclude<Intent, 'reset' | 'mine'>[] = [
  'approvalsHere',
  'lockdownOn',
  'lockdownStop',
  'lockdownOff',
  'cancel',
  'status',
  'pending',
  'help',
  'greeting',
  'yes',
  'no',
];

/** Reads one message. An address alone is a request for it; an address or a name after "for" says whose password. */
export function understand(text: string, person: Person, locales: readonly Locale[]): Meaning {
  const said = normal(text);
  const phrases = (intent: Intent | 'forSomebody'): string[] =>
    locales.flatMap((locale) => [...locale.phrases[intent]]);
  const whole = WHOLE.find((intent) => phrases(intent).includes(said));
  if (whole !== undefined) return { kind: whole };
  const address = ADDRESS.exec(text)?.[0];
  const asked = phrases('reset').find((phrase) => holds(said, phrase));
  if (address !== undefined && (asked !== undefined || isAll(text, address)))
    return { kind: 'reset', who: { text: address } };
  if (asked === undefined) return { kind: 'unknown' };
  const name = nameAfter(text, asked, phrases('forSomebody'));
  if (name !== undefined) return { kind: 'reset', who: whoOf(name, person, locales) };
  return OWN.test(said) ? { kind: 'reset', who: { id: person.id } } : { kind: 'reset' };
}

/** Whom a text names: "me" and "my own" are the person himself, anything else an address or a name to look for. */
export function whoOf(text: string, person: Person, locales: readonly Locale[]): Who {
  const own = locales.some((locale) => locale.phrases.mine.includes(normal(text)));
  return own ? { id: person.id } : { text: text.trim() };
}

/** Does a text say nothing but this part of it? */
function isAll(text: string, part: string): boolean {
  return !/[\p{L}\p{N}]/u.test(text.replace(part, ''));
}

/** Lower case, one kind of apostrophe, single spaces, no punctuation at the end. */
function normal(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’`´]/gu, "'")
    .replace(/\s+/gu, ' ')
    .replace(/[\s.!?…,;:]+$/u, '')
    .trim();
}

function holds(said: string, phrase: string): boolean {
  return ` ${said.replace(/[^\p{L}\p{N}@.'-]+/gu, ' ')} `.includes(` ${phrase} `);
}

/** What stands behind the first "for" or "of" after the phrase: a name may hold such a word itself ("Jan van Dijk"). */
function nameAfter(text: string, phrase: string, prepositions: readonly string[]): string | undefined {
  const words = text
    .trim()
    .replace(/[.!?]+$/u, '')
    .split(/\s+/u);
  const end = words.findIndex((word) => normal(word) === phrase.split(' ').at(-1));
  const at = words.findIndex((word, index) => index > end && prepositions.includes(word.toLowerCase()));
  return at >= 0 && at < words.length - 1 ? words.slice(at + 1).join(' ') : undefined;
}
