/** The errors that the cards library finds in a card. Pure. */

/**
 * The first error. The library (adaptivecards 3.0.6) checks `lang` with a pattern that keeps its position between
 * cards, and so refuses every other card's `lang`, whatever it is: those errors do not count.
 */
export function firstFault(findings: readonly string[]): string | undefined {
  return findings.find((finding) => !finding.includes('for property "lang"'));
}
