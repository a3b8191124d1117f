import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { gallery } from '../../sandbox/gallery/gallery.ts';
import { galleryRoutes } from '../../sandbox/gallery/routes.ts';
import type { Section } from '../../sandbox/gallery/section.ts';
import { startLocalTeams } from '../../sandbox/teams/local-teams.ts';
import { localeFor } from '../../src/locales/index.ts';
import { barriers } from './support/barriers.ts';
import { WIDE, openPage } from './support/page.ts';
import { askForOneself, become, openStage } from './support/stage.ts';

const NARROWEST = { width: 320, height: 800 };
/** What a theme can break. */
const COLORS = ['color-contrast', 'link-in-text-block'];

const LOOKS = new Set([
  'type',
  'style',
  'color',
  'isSubtle',
  'size',
  'weight',
  'fontType',
  'isMultiline',
  'isRequired',
]);

/**
 * The gallery without the cards that only repeat, in other words, what an earlier one shows in the same surroundings: to
 * check a thousand cards takes minutes.
 */
function distinct(sections: readonly Section[]): Section[] {
  const seen = new Set<string>();
  const isNews = (part: unknown, around: string): boolean => {
    if (typeof part !== 'object' || part === null) return false;
    if (Array.isArray(part)) return part.map((one: unknown) => isNews(one, around)).includes(true);
    const fields = Object.entries(part).map(([name, value]) => (LOOKS.has(name) ? `${name} ${String(value)}` : name));
    const here = `${around} {${fields.join()}}`;
    const news = !seen.has(here);
    seen.add(here);
    return isNews(Object.values(part), here) || news;
  };
  return sections.map((section) => ({
    ...section,
    rows: section.rows.map((row) => ({ ...row, samples: row.samples.filter(({ card }) => isNews(card, '')) })),
  }));
}

describe('in the browser: accessibility', () => {
  /** All rules on a wide and on the narrowest page, and the colours of every theme. */
  async function assertNoBarriers(page: Page, of: string): Promise<void> {
    const theme = page.getByRole('combobox', { name: 'Theme' });
    for (const size of [NARROWEST, WIDE]) {
      await page.setViewportSize(size);
      assert.deepEqual(await barriers(page), [], `${of}, ${size.width} pixels wide`);
    }
    for (const chosen of ['Dark', 'High contrast']) {
      await theme.selectOption({ label: chosen });
      assert.deepEqual(await barriers(page, COLORS), [], `${of}, ${chosen}`);
    }
    await theme.selectOption({ label: 'Light' });
  }

  it('of the page: axe-core finds nothing serious and nothing moderate, in any theme, on any screen', async () => {
    const stage = await openStage({ settings: { IDENTITY_CODE: 'on' } });
    try {
      const { left, right, page } = stage;
      await page.getByText('Try a password', { exact: true }).click();
      await askForOneself(left, 'Forgotten on holiday');
      await left.getByRole('button', { name: 'Show my code' }).click();
      await right.getByRole('button', { name: 'Deny…' }).click();
      await assertNoBarriers(page, 'a request and its approval');
      await become(left, 'User One');
      await left.getByRole('button', { name: 'reset my password', exact: true }).click();
      await left.getByRole('link', { name: 'Open the reset page' }).waitFor();
      await right.getByRole('tab', { name: 'Password Reset' }).click();
      await page.getByRole('button', { name: 'Phone size' }).click();
      await assertNoBarriers(page, 'a guest’s chat and an admin’s, of a phone’s size');
    } finally {
      await stage.close();
    }
  });

  it('of every card: axe-core finds nothing serious and nothing moderate, in any theme, on any screen', async () => {
    const cards = distinct(gallery(localeFor('en')));
    const extraRoutes = galleryRoutes();
    const teams = await startLocalTeams({ appId: 'gallery', tenantId: 'gallery', people: [], extraRoutes });
    try {
      const opened = await openPage(`${teams.url}/page/icon.svg`);
      const { page } = opened;
      await page.route('**/gallery/cards?*', (route) => route.fulfill({ json: cards }));
      await page.goto(`${teams.url}/gallery`);
      await page.getByTestId('summary').filter({ hasText: /cards/ }).waitFor();
      await assertNoBarriers(page, 'the gallery');
      await opened.close();
    } finally {
      await teams.close();
    }
  });
});
