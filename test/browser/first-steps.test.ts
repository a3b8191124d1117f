import assert from 'node:assert/strict';
import { askForOneself, openStage, seeCard } from './support/stage.ts';

describe('in the browser: the first steps', () => {
  it('tick themselves off as someone locks themselves out, asks and approves; a reload forgets nothing', async () => {
    const stage = await openStage({ settings: { IDENTITY_CODE: 'on' } });
    try {
      const { left, right, page } = stage;
      const steps = page.getByTestId('first-steps');
      const seeTaken = (count: number) =>
        steps
          .getByText('Done:')
          .nth(count - 1)
          .waitFor({ state: 'attached' });
      await steps.getByRole('button', { name: 'Try a wrong password' }).click();
      await page.getByTestId('sign-in-verdict').filter({ hasText: 'Wrong password.' }).waitFor();
      await seeTaken(1);
      await askForOneself(left, 'Forgotten on holiday');
      await seeTaken(2);
      await left.getByRole('button', { name: 'Show my code' }).click();
      const digits = (await left.getByText(/^\d{3} \d{3}$/).textContent()) ?? '';
      await page.reload();
      await seeTaken(2);
      await right.getByRole('textbox', { name: 'Code that the requester reads out' }).fill(digits);
      await right.getByRole('button', { name: 'Approve' }).click();
      await seeCard(left, 'Your password was reset');
      await seeTaken(3);
      await steps.getByText('In Megan’s chat, choose “Show once”').waitFor();
      await steps.getByRole('button', { name: 'Hide these steps' }).click();
      await page.reload();
      await seeCard(left, 'Your password was reset');
      assert.equal(await steps.isVisible(), false);
    } finally {
      await stage.close();
    }
  });
});
