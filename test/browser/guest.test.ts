import assert from 'node:assert/strict';
import { type Stage, askForOther, openStage, seeCard } from './support/stage.ts';

const RESET_PAGE = 'https://passwordreset.microsoftonline.com/?whr=forthcoffee.com';

describe('in the browser: a guest', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage();
  });
  afterEach(async () => {
    assert.equal(stage.world.directory.tenant.passwordWrites.length, 0);
    await stage.close();
  });

  it('who asks is told where their password lives and who can reset it, and gets a message to send', async () => {
    const { left, page, photograph } = stage;
    await left.getByRole('combobox', { name: 'Person' }).selectOption({ label: 'User One' });
    await left.getByRole('button', { name: 'reset my password', exact: true }).click();
    await seeCard(left, 'Your password is kept by your own organisation');
    await left.getByText(/Only you yourself or an admin of that home directory can reset/).waitFor();
    await photograph('guest');
    const [opened] = await Promise.all([
      page.context().waitForEvent('page'),
      left.getByRole('link', { name: 'Open the reset page' }).click(),
    ]);
    await opened.waitForURL(RESET_PAGE);
    await left.getByRole('button', { name: 'Message for the admin' }).click();
    await left.getByText(/I cannot sign in with my account user1@forthcoffee\.com/).waitFor();
    await photograph('guest-message');
  });

  it('is asked for by a colleague, who is told the same, and nothing reaches the approvers', async () => {
    const { left, right, photograph } = stage;
    await askForOther(left, 'user1@forthcoffee.com', 'She called me');
    await seeCard(left, 'This password is kept by another organisation');
    await left.getByText(/Only the person or an admin of that home directory/).waitFor();
    await left.getByText('Forth Coffee (forthcoffee.com)', { exact: true }).waitFor();
    await photograph('guest-for-another');
    assert.equal(await right.getByText(/^Reset .+’s password\?$/).count(), 0);
  });
});
