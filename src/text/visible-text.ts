/** Text from people and directories on one line, with nothing in it that cannot be seen: the one place that says what that is. */

/** Breaks and spaces of every kind, and what is drawn as a blank: Braille, a Khitan filler, a null notehead. */
const BLANK = /(?:[\t\n\v\f\r\u0085\p{Z}\u2800\u{1D159}]|\u{16FE4})+/gu;
/**
 * Control, format (bidi, zero-width, tags), private-use and broken characters, and whatever else is shown as nothing: Hangul
 * fillers, variation selectors, joiners (Unicode Standard Annex 44, `Default_Ignorable_Code_Point`). Unicode Technical Report
 * 36 says why they go.
 */
const INVISIBLE = /(?![\t\n\v\f\r\u0085])[\p{Cc}\p{Cf}\p{Co}\p{Default_Ignorable_Code_Point}\uFFFD]/gu;

/** @returns the text with single spaces, and without characters that show nothing or turn text around */
export function visibleText(text: string): string {
  return withoutInvisible(text).replace(BLANK, ' ').trim();
}

/** The same, but line breaks and spaces stay as they are. */
export function withoutInvisible(text: string): string {
  return text.toWellFormed().replace(INVISIBLE, '');
}
