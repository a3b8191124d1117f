/** Makes text from people and directories one line without invisible characters; the one place that defines those. */

/** Breaks and spaces of every kind, and characters drawn as a blank: Braille, a Khitan filler, a null notehead. */
const BLANK = /(?:[\t\n\v\f\r\u0085\p{Z}\u2800\u{1D159}]|\u{16FE4})+/gu;
/**
 * Control, format (bidi, zero-width, tags), private-use and broken characters, and whatever else renders as nothing:
 * Hangul fillers, variation selectors, joiners (Unicode Standard Annex 44, `Default_Ignorable_Code_Point`). For the
 * risks see Unicode Technical Report 36.
 */
const INVISIBLE = /(?![\t\n\v\f\r\u0085])[\p{Cc}\p{Cf}\p{Co}\p{Default_Ignorable_Code_Point}\uFFFD]/gu;

/** @returns the text with single spaces, without characters that are invisible or reverse text */
export function visibleText(text: string): string {
  return withoutInvisible(text).replace(BLANK, ' ').trim();
}

/** Does the same, but keeps line breaks and spaces. */
export function withoutInvisible(text: string): string {
  return text.toWellFormed().replace(INVISIBLE, '');
}
