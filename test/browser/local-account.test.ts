import assert from 'node:assert/strict';
import { SAMPLE_PASSWORD } from '../../sandbox/directory/people.ts';
import { type Stage, askForOneself, openStage, seeCard, submit } from './support/stage.ts';

describe('in the browser: a password that lives here', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage();
  });
  afterEach(() => stage.close());

  it('is asked for, approved, reset and shown once; the old one fails and the new one must be changed', async () => {
    const { world, left, right, page, photograph } = stage;
    await left.getByRole('button', { name: 'reset my password', exact: true }).click();
    await left.getByRole('textbox', { name: 'Why' }).fill('Forgotten on holiday');
    await photograph('asking');
    await submit(left).click();

    await seeCard(left, 'Waiting for approval');
    await seeCard(right, 'Reset Megan Bowen’s password?');
    await right.getByText(/Why: “Forgotten on holiday”$/).waitFor();
    await photograph('waiting');
    await right.getByRole('button', { name: 'Approve' }).click();

    await seeCard(right, 'Done: the password was reset');
    await seeCard(left, 'Your password was reset');
    await photograph('done');
    await left.getByRole('button', { name: 'Show once' }).click();
    await seeCard(left, 'Temporary password');
    await photograph('shown');
    const password = await left.getByText(/^[A-Z][a-z2-9]{5}-[a-z2-9]{6}-[a-z2-9]{6}$/).textContent();
    assert.equal(world.directory.tenant.passwordWrites.length, 1);

    await page.getByText('Try a password', { exact: true }).click();
    await page.getByTestId('sign-in-person').selectOption({ label: 'Megan Bowen' });
    const tryPassword = async (tried: string, verdict: string): Promise<void> => {
      await page.getByLabel('Password', { exact: true }).fill(tried);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByTestId('sign-in-verdict').filter({ hasText: verdict }).waitFor();
    };
    await tryPassword(SAMPLE_PASSWORD, 'Wrong password.');
    await tryPassword(password ?? '', 'The password is right, and must be changed now');
    await photograph('signed-in');
  });

  it('is denied with a reason, which the approver has to give and the requester reads', async () => {
    const { left, right, world, photograph } = stage;
    await askForOneself(left, 'Forgotten on holiday');
    await right.getByRole('button', { name: 'Deny…' }).click();
    await right.getByRole('button', { name: 'Deny with this reason' }).click();
    await right.getByText('Write a reason: the requester reads it.').waitFor();
    await photograph('denying');
    await right.getByRole('textbox', { name: 'Reason' }).fill('I could not reach you on your number');
    await right.getByRole('button', { name: 'Deny with this reason' }).click();
    await seeCard(right, 'Denied: nothing was changed');
    await seeCard(left, 'Not approved');
    await left.getByText('I could not reach you on your number').waitFor();
    await left.getByText(/^Grady Archie did not approve/).waitFor();
    await photograph('denied');
    assert.equal(world.directory.tenant.passwordWrites.length, 0);
  });

  it('is asked for and approved with the keyboard alone', async () => {
    const { left, right, page } = stage;
    await left.getByRole('button', { name: 'reset my password', exact: true }).waitFor();
    const go = async (key: 'Tab' | 'Shift+Tab', to: ReturnType<typeof left.getByRole>): Promise<void> => {
      const arrived = () => to.evaluate((element) => element === document.activeElement);
      for (let steps = 0; !(await arrived()); steps += 1) {
        assert.ok(steps < 60, 'the keyboard does not get there');
        await page.keyboard.press(key);
      }
    };
    await go('Tab', left.getByRole('button', { name: 'reset my password', exact: true }));
    await page.keyboard.press('Enter');
    await seeCard(left, 'Reset your password?');
    await go('Shift+Tab', left.getByRole('textbox', { name: 'Why' }));
    await page.keyboard.type('Forgotten on holiday');
    await go('Tab', submit(left));
    await page.keyboard.press('Enter');
    await seeCard(left, 'Waiting for approval');
    await seeCard(right, 'Reset Megan Bowen’s password?');
    await go('Tab', right.getByRole('button', { name: 'Approve' }));
    await stage.photograph('keyboard');
    await page.keyboard.press('Enter');
    await go('Shift+Tab', left.getByRole('button', { name: 'Show once' }));
    await page.keyboard.press('Enter');
    await seeCard(left, 'Temporary password');
  });
});
