/** `npm run picture`: takes the README's picture from the real page. Megan shows her code, and an approver can answer. */
import { join } from 'node:path';
import { browser } from './support/browser.ts';
import { askForOneself, openStage, seeCard } from './support/stage.ts';

const FILE = join(import.meta.dirname, '../../docs/sandbox.png');
/** Both cards, whole. */
const SIZE = { width: 1320, height: 1082 };

const stage = await openStage({ settings: { IDENTITY_CODE: 'on' } });
try {
  const { page, left, right } = stage;
  await page.setViewportSize(SIZE);
  await askForOneself(left, 'Forgotten after the holidays');
  await seeCard(right, 'Approve this password reset?');
  await left.getByRole('button', { name: 'Show my code' }).click();
  await left.getByText(/^\d{3} \d{3}$/).waitFor();
  await page.mouse.move(0, 0);
  await page.screenshot({ path: FILE });
} finally {
  await stage.close();
  await (await browser()).close();
}
