import assert from 'node:assert/strict';
import { galleryRoutes } from '../../sandbox/gallery/routes.ts';
import { type LocalTeams, startLocalTeams } from '../../sandbox/teams/local-teams.ts';
import { cutOff } from './support/cut-off.ts';
import { NARROW, type OpenPage, WIDE, openPage } from './support/page.ts';

/** The height of what is seen of a chat on a small laptop, with its heading and the box to write in. */
const MOST_HEIGHT = 480;
/** Ordinary ones, those for someone else, with two approvers, in a reset in the approver's name, and the longest names. */
const DECIDED_ON = [
  'pending',
  'two-none',
  'two-first',
  'in-name-pending-kept-on-premises',
  'lockdown-stopped-pending',
  'recent-lastPasswordChange',
  'long-pending',
].flatMap((row) => [`${row}-approvers-own`, `${row}-approvers-other`]);

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

  for (const language of ['en', 'nl']) {
    it(`has what approvers decide on within ${MOST_HEIGHT} pixels of height, as wide as Teams draws it, in ${language}`, async () => {
      opened = await openPage(`${teams.url}/gallery?language=${language}`);
      const { page } = opened;
      await page
        .getByTestId('summary')
        .filter({ hasText: /\d+ cards/ })
        .waitFor();
      for (const id of DECIDED_ON) {
        const card = page.locator(`#${id}`).getByTestId('card');
        // Teams publishes no number; without `"width": "Full"` its cards are about so wide on a desktop.
        await card.evaluate((element) => (element.style.width = '480px'));
        const height = (await card.boundingBox())?.height ?? Infinity;
        assert.ok(height <= MOST_HEIGHT, `${id}: ${height}`);
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
