/** Finds barriers to people who see, hear or move differently, with axe-core. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type * as Axe from 'axe-core';
import type { Page } from 'playwright-core';

/** A global of the page, once its script has run there. */
declare const axe: typeof Axe;

const SCRIPT = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/**
 * Everything that axe-core calls at least moderate, one line each.
 * @param only the rules to check; without, all of them
 */
export async function barriers(page: Page, only?: readonly string[]): Promise<string[]> {
  // The page's own policy refuses foreign scripts; what is evaluated here is not subject to it.
  if (await page.evaluate(() => !('axe' in globalThis))) await page.evaluate(await readFile(SCRIPT, 'utf8'));
  const violations = await page.evaluate(async (rules) => {
    const found = await axe.run(document, {
      resultTypes: ['violations'],
      ...(rules === undefined ? {} : { runOnly: { type: 'rule', values: rules } }),
    });
    return found.violations;
  }, only?.slice());
  return violations
    .filter(({ impact }) => impact !== 'minor')
    .flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary ?? ''}`),
    );
}
