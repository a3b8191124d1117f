/** What the cards library finds wrong with a card. Pure. */

/**
 * The first finding that is one. The library (adaptivecards 3.0.6) checks `lang` with a pattern that keeps its place
 * between cards, and so refuses every other card's, whatever it is: those findings do not count.
 */
export function firstFault(findings: readonly string[]): string | undefined {
  return findings.find((finding) => !finding.includes('for property "lang"'));
}
