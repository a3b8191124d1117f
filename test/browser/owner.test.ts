import assert from 'node:assert/strict';
import { NAMES } from '../support/world/world.ts';
import { type Stage, askForOneself, askForOther, become, confirm, openStage, seeCard } from './support/stage.ts';

const APPROVE = 'Reset Alex Wilber’s password?';
const ALERT = 'The owner says: this was not me';
const ASKED = 'Someone asked for a new password for you';

describe('in the browser: the owner of a password', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage();
    await stage.world.say(NAMES.alex, 'help');
  });
  afterEach(() => stage.close());

  /** Megan asks for Alex. */
  const askForAlex = async (): Promise<void> => {
    await askForOther(stage.left, 'alexw@contoso.com', 'He called me');
    await confirm(stage.left);
    await seeCard(stage.right, APPROVE);
  };

  it('is told who asked, and stops it, asked once; everybody is told so', async () => {
    const { left, right, world, photograph } = stage;
    await askForAlex();
    await become(left, NAMES.alex);
    await seeCard(left, ASKED);
    await photograph('owner-asked');
    await left.getByRole('button', { name: 'This was not me' }).click();
    await photograph('owner-asks-once');
    await left.getByRole('button', { name: 'Yes, stop it' }).click();
    await seeCard(left, 'You stopped it: your password stays as it is');
    await seeCard(right, ALERT);
    await photograph('owner-stopped');
    await become(left, NAMES.megan);
    await seeCard(left, 'Request stopped');
    await photograph('requester-stopped');
    assert.equal(world.directory.tenant.passwordWrites.length, 0);
  });

  it('is told of the denial', async () => {
    const { left, right, photograph } = stage;
    await askForAlex();
    await right.getByRole('button', { name: 'Deny…' }).click();
    await right.getByRole('textbox', { name: 'Reason' }).fill('I could not reach him');
    await right.getByRole('button', { name: 'Deny with this reason' }).click();
    await become(left, NAMES.alex);
    await seeCard(left, 'It was not approved: your password stays as it is');
    await photograph('owner-denied');
  });

  it('disowns a finished reset: nobody is shown the password, the account is locked, the approvers are told', async () => {
    const { left, right, world, photograph } = stage;
    await askForAlex();
    await right.getByRole('button', { name: 'Approve' }).click();
    await seeCard(right, 'Done: the password was reset');
    await become(left, NAMES.helpdesk);
    await seeCard(left, 'The password was reset: hand it over');
    await photograph('hand-over');
    await become(left, NAMES.alex);
    await seeCard(left, 'Your password was reset');
    await photograph('owner-reset');
    await left.getByRole('button', { name: 'This was not me' }).click();
    await left.getByRole('button', { name: 'Yes, lock it' }).click();
    await seeCard(left, 'You said: this was not me');
    await left.getByText(/a password that nobody knows now/).waitFor();
    await seeCard(right, ALERT);
    await photograph('owner-disowned');
    await become(left, NAMES.helpdesk);
    await left.getByRole('button', { name: 'Show once' }).waitFor({ state: 'detached' });
    await photograph('hand-over-disowned');
    assert.equal(world.directory.tenant.passwordWrites.length, 2);
  });

  it('has the account secured by an approver if that failed automatically', async () => {
    const { left, right, world, photograph } = stage;
    await askForAlex();
    await right.getByRole('button', { name: 'Approve' }).click();
    await seeCard(right, 'Done: the password was reset');
    world.directory.tenant.appMayWritePasswords = false;
    await become(left, NAMES.alex);
    await seeCard(left, 'Your password was reset');
    await left.getByRole('button', { name: 'This was not me' }).click();
    await left.getByRole('button', { name: 'Yes, lock it' }).click();
    const secure = right.getByRole('button', { name: 'Secure the account' });
    await secure.waitFor();
    await photograph('alert-secure');
    world.directory.tenant.appMayWritePasswords = true;
    await secure.click();
    await secure.waitFor({ state: 'detached' });
    await right.getByText('Replaced by one that nobody knows').first().waitFor();
    await photograph('alert-secured');
  });

  it('has the same button on their own card if they asked, once it was approved', async () => {
    const { left, right, photograph } = stage;
    await askForOneself(left, 'Forgotten on holiday');
    await seeCard(right, 'Reset Megan Bowen’s password?');
    await left.getByRole('button', { name: 'Cancel request' }).waitFor();
    assert.equal(await left.getByRole('button', { name: 'This was not me' }).count(), 0);
    await right.getByRole('button', { name: 'Approve' }).click();
    await left.getByRole('button', { name: 'This was not me' }).click();
    await left.getByRole('button', { name: 'Yes, lock it' }).click();
    await seeCard(left, 'You said: this was not me');
    await seeCard(right, ALERT);
    await photograph('own-stopped');
  });

  it('reads all of it in Dutch, even on a narrow screen', async () => {
    const { left, right, photograph } = stage;
    await stage.world.say(NAMES.alex, 'help', 'nl-NL');
    await askForAlex();
    await become(left, NAMES.alex);
    await left.getByRole('combobox', { name: 'Language' }).selectOption({ label: 'Nederlands' });
    const notMe = left.getByRole('button', { name: 'Dit was ik niet' });
    await notMe.waitFor();
    await photograph('owner-asked-nl');
    await notMe.click();
    await left.getByRole('button', { name: 'Ja, stop het' }).click();
    await seeCard(right, ALERT);
    await notMe.waitFor({ state: 'detached' });
    await photograph('owner-stopped-nl');
  });
});
