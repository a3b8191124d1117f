/** Characters that show nothing, or turn text around: they come along with copied text, and hide what it says. */
const INVISIBLE = /[\p{Cc}\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/gu;

/** The text on one line, without characters that show nothing, its spaces single. */
export function plainText(text: string): string {
  return text.replace(/\s+/gu, ' ').replace(INVISIBLE, '').trim();
}
