import assert from 'node:assert/strict';
import { NAMES } from '../support/world/world.ts';
import { type Stage, askForOneself, confirm, openStage, seeCard } from './support/stage.ts';

describe('in the browser: the page', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage();
  });
  afterEach(() => stage.close());

  it('keeps the chats and the people chosen after a reload', async () => {
    const { left, right, page } = stage;
    await askForOneself(left, 'Forgotten on holiday');
    await seeCard(left, 'Waiting for approval');
    await right.getByRole('combobox', { name: 'Person' }).selectOption({ label: NAMES.userAdmin });
    await page.reload();
    await seeCard(left, 'Waiting for approval');
    await seeCard(right, 'Reset Megan Bowen’s password?');
    assert.equal(await right.getByTestId('about').textContent(), 'User Administrator');
  });

  it('shows what did not reach the bot, and goes on when the bot is back', async () => {
    const { left, right, world, photograph } = stage;
    await askForOneself(left, 'Forgotten on holiday');
    await seeCard(right, 'Reset Megan Bowen’s password?');
    await world.stopBot();
    await left.getByRole('textbox', { name: 'Message to Password Reset' }).fill('status');
    await left.getByRole('button', { name: 'Send' }).click();
    await left.getByText(/^Not delivered\. No bot listens at/).waitFor();
    await right.getByRole('button', { name: 'Approve' }).click();
    await right.getByText(/^Something went wrong\. No bot listens at/).waitFor();
    await photograph('trouble');
    await world.startBot();
    await right.getByRole('button', { name: 'Approve' }).click();
    await seeCard(left, 'Your password was reset');
  });

  it('offers colleagues from the directory to pick from, as Teams does', async () => {
    const { left, right, page } = stage;
    await left.getByRole('button', { name: 'reset my password', exact: true }).click();
    await left.getByRole('button', { name: 'For someone else' }).click();
    await left.getByRole('radio', { name: 'Someone else’s' }).check();
    await left.getByRole('textbox', { name: 'Search by name' }).pressSequentially('walt');
    // “wa” also offers Ben, below Lidia Holloway. The list for “walt” is there once that word is highlighted in it.
    const found = page.getByText('Walt', { exact: true });
    await left.getByText('Ben Walters (benw@contoso.com)').filter({ has: found }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await left.getByRole('textbox', { name: 'Why' }).fill('He called me');
    await left.getByRole('button', { name: 'Ask for a reset' }).click();
    await confirm(left);
    await seeCard(left, 'Your request has been received');
    await right.getByText('benw@contoso.com').first().waitFor();
  });

  it('does not discard what someone is typing when the card is redrawn', async () => {
    const { left, right } = stage;
    await askForOneself(left, 'Forgotten on holiday');
    await right.getByRole('button', { name: 'Deny…' }).click();
    const reason = right.getByRole('textbox', { name: 'Reason' });
    await reason.fill('I could not');
    const drawn = await right
      .getByTestId('card')
      .last()
      .evaluateHandle((card) => card);
    await right.getByRole('button', { name: 'Ask the bot for a fresh card' }).click();
    await stage.page.waitForFunction((card) => !card.isConnected, drawn);
    assert.equal(await reason.inputValue(), 'I could not');
  });

  it('shows the newest card if it was redrawn before the answer to a click arrived', async () => {
    const { left, right, page } = stage;
    await askForOneself(left, 'Forgotten on holiday');
    await page.route('**/sandbox/invoke', async (route) => {
      const response = await route.fetch();
      await seeCard(left, 'Your password was reset');
      await route.fulfill({ response });
    });
    const answered = page.waitForResponse('**/sandbox/invoke');
    await right.getByRole('button', { name: 'Approve' }).click();
    await (await answered).finished();
    await seeCard(right, 'Done: the password was reset');
    await right.locator('[aria-busy=true]').waitFor({ state: 'detached' });
    await seeCard(right, 'Done: the password was reset');
  });
});
