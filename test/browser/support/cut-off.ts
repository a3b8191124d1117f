/** Finds what is cut off. */
import type { Page } from 'playwright-core';

/** What in a card reaches beyond its right edge, and the page itself where it has to be scrolled sideways. */
export function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const beyond = [...document.querySelectorAll('[data-testid=card]')].flatMap((card) => {
      const edge = card.getBoundingClientRect().right + 0.5;
      const inside = [...card.querySelectorAll('*')];
      return inside.filter((element) => element.getBoundingClientRect().right > edge);
    });
    const page = document.documentElement;
    return [...beyond, ...(page.scrollWidth > page.clientWidth ? [page] : [])].map(({ outerHTML }) =>
      outerHTML.slice(0, 300),
    );
  });
}
