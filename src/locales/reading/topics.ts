/** How a message says what it is about, if it isn't a command. */
import type { Signpost } from '../../requests/model/services.ts';

/** In the order in which a message is read for them. */
export const SIGNPOSTS = [
  'suspicious',
  'phone',
  'mfa',
  'userName',
  'disabled',
  'licence',
] as const satisfies readonly Signpost[];

/**
 * `alarm`: something suspicious, even if a password is what it is about. `rules`: what passwords have to be like, in general.
 * `symptom`: a password needs to be reset. `noSignIn`: it may, if nothing else in the message says why they can't sign in.
 * `secret`: a password, written into the chat. `news`: they ask how their request is doing, or answer to it; `when`: so
 * too, if the message speaks of nothing else; `due`: when the password will be there. `solved`: they need none any more;
 * `withdrawn`: so the request may be stopped. `elsewhere`: a password or access that no account has: of the Wi-Fi, of a file.
 * `help`: they ask what the bot can do.
 */
const WITH_PASSWORDS = ['alarm', 'rules', 'symptom', 'noSignIn', 'secret'] as const;
export const TOPICS = [
  ...WITH_PASSWORDS,
  'due',
  'withdrawn',
  'elsewhere',
  'solved',
  'news',
  'when',
  'help',
  ...SIGNPOSTS,
] as const;
export type Topic = (typeof TOPICS)[number];

/**
 * Patterns of words: in this order, in one sentence, with at most five others between two of them; `/` stands between alternatives,
 * `*` for any beginning or ending, `SECRET` for a word that looks like a password, `STRONG` for one that is
 * hardly anything else, `CODE` for digits. Nothing stands between `>` and
 * what is before it; the two sides of ` ~ ` come in either order; what ` & ` stands between is anywhere in one sentence; `^` begins one. Lower case, without apostrophes and hyphens: "cant", "sign in".
 * Typing errors are corrected before.
 */
export type Topics = Readonly<Record<Topic, readonly string[]>>;
