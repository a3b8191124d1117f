import assert from 'node:assert/strict';
import { galleryRoutes } from '../../sandbox/gallery/routes.ts';
import { type LocalTeams, startLocalTeams } from '../../sandbox/teams/local-teams.ts';
import { cutOff } from './support/cut-off.ts';
import { NARROW, type OpenPage, WIDE, openPage } from './support/page.ts';

/** `GALLERY_PICTURES=on` also keeps pictures of every section, light and dark: for looking at, they prove nothing. */
describe('in the browser: the gallery of all cards', () => {
  let teams: LocalTeams;
  let opened: OpenPage;
  before(async () => {
    teams = await startLocalTeams({ appId: 'gallery', tenantId: 'gallery', people: [], extraRoutes: galleryRoutes() });
  });
  after(() => teams.close());
  afterEach(() => opened.close());

  for (const language of ['en', 'nl']) {
    it(`shows every card without errors and unclipped, in ${language}`, async () => {
      opened = await openPage(`${teams.url}/gallery?language=${language}`);
      const { page, picture } = opened;
      const summary = page.getByTestId('summary');
      await summary.filter({ hasText: /\d+ cards/ }).waitFor();
      assert.match((await summary.textContent()) ?? '', /^\d{3,} cards, none with a fault$/);
      for (const size of [NARROW, { width: 320, height: 800 }, WIDE]) {
        await page.setViewportSize(size);
        assert.deepEqual(await cutOff(page), [], `${size.width} pixels wide`);
      }
      if (process.env['GALLERY_PICTURES'] === undefined) return;
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        for (const section of await page.getByTestId('section').all()) {
          await picture(`gallery-${(await section.getAttribute('id')) ?? ''}.${language}.${colorScheme}`, section);
        }
      }
    });
  }

  it('lets an approver deny without a code, and says what a code looks like', async () => {
    opened = await openPage(`${teams.url}/gallery#pending`);
    const sample = opened.page.locator('#pending-approvers-own');
    const code = sample.getByRole('textbox', { name: 'Code that the requester reads out' });
    await code.fill('12');
    await sample.getByRole('button', { name: 'Approve' }).click();
    await sample.getByText('Type six digits, such as 123 456.').waitFor();
    await code.fill('');
    await sample.getByRole('button', { name: 'Deny…' }).click();
    await sample.getByRole('textbox', { name: 'Reason' }).fill('I could not reach her');
    await sample.getByRole('button', { name: 'Deny with this reason' }).click();
    await sample.getByText('Sends “deny” to the bot.').waitFor();
  });

  it('links to a card, and changes the language in place', async () => {
    opened = await openPage(`${teams.url}/gallery#pending`);
    const { page } = opened;
    await page.locator('#pending').getByText('Waiting for approval').first().waitFor();
    await page.getByRole('combobox', { name: 'Language' }).selectOption('nl');
    await page.locator('#pending').getByText('Wacht op goedkeuring').first().waitFor();
    assert.equal(new URL(page.url()).hash, '#pending');
  });
});
