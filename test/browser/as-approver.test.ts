import assert from 'node:assert/strict';
import { NAMES } from '../support/world/world.ts';
import { type Stage, askForOneself, askForOther, become, confirm, openStage, seeCard } from './support/stage.ts';

const APPROVE = /^Reset .+’s password\?$/;
const DONE = 'Done: the password was reset';

describe('in the browser: a reset in the approver’s name', () => {
  let stage: Stage;
  afterEach(() => stage.close());

  const writtenBy = (): (string | null)[] =>
    stage.world.directory.tenant.passwordWrites.map(({ person }) => person ?? null);

  it('takes one click if they are signed in to Teams: no window, no question', async () => {
    stage = await openStage({ resetAs: 'approver' });
    const { left, right, world, photograph } = stage;
    await askForOneself(left, 'Forgotten on holiday');
    await seeCard(right, APPROVE);
    await photograph('as-approver-asked');
    await right.getByRole('button', { name: 'Approve' }).click();
    await seeCard(right, DONE);
    await seeCard(left, 'Your password was reset');
    await photograph('as-approver-done');
    assert.deepEqual(writtenBy(), [world.id(NAMES.helpdesk)]);
  });

  it('asks for their consent if nobody has given it; declining changes nothing, accepting approves', async () => {
    stage = await openStage({ resetAs: 'approver', consent: 'nobody' });
    const { left, right, page, world, photograph } = stage;
    await askForOneself(left, 'Forgotten on holiday');
    await seeCard(right, APPROVE);
    await right.getByRole('button', { name: 'Approve' }).click();
    const dialog = page.getByTestId('sign-in-dialog');
    await dialog.getByText('Choose “Sign in” to go on.').waitFor();
    await photograph('sign-in-asked');
    const openWindow = async () => {
      const opened = page.context().waitForEvent('page');
      await dialog.getByRole('button', { name: 'Sign in' }).click();
      return opened;
    };
    const first = await openWindow();
    await first.getByRole('button', { name: /cancel|decline/i }).click();
    await dialog.getByText('You did not accept.').waitFor();
    assert.deepEqual(writtenBy(), []);
    const second = await openWindow();
    await second.getByText('gradya@contoso.com').waitFor();
    await second.screenshot({ path: 'test/browser/screenshots/sign-in-window.png' });
    await second.getByRole('button', { name: /accept/i }).click();
    await seeCard(right, DONE);
    assert.deepEqual(writtenBy(), [world.id(NAMES.helpdesk)]);
  });

  it('waits for them if their sign-in has expired; they continue in their own chat', async () => {
    stage = await openStage({ resetAs: 'approver' });
    const { left, right, world, photograph } = stage;
    const grady = world.id(NAMES.helpdesk);
    await askForOneself(left, 'Forgotten on holiday');
    await seeCard(right, APPROVE);
    // Conditional Access asks for more from the moment their click was accepted.
    const heardOf = (): boolean => world.authority?.calls.some(({ grant }) => grant.includes('jwt-bearer')) === true;
    const forget = world.directory.onCall(() => {
      if (heardOf()) world.authority?.challenge(grady, true);
    });
    await right.getByRole('button', { name: 'Approve' }).click();
    await seeCard(right, 'Approved: the approver has to sign in');
    await photograph('sign-in-again-channel');
    forget();
    world.authority?.challenge(grady, false);
    await become(left, NAMES.helpdesk);
    await seeCard(left, 'Sign in once more');
    await photograph('sign-in-again');
    await left.getByRole('button', { name: 'Continue' }).click();
    await seeCard(right, DONE);
    await photograph('sign-in-again-done');
    assert.deepEqual(writtenBy(), [grady]);
  });

  it('says if their role cannot see the result', async () => {
    stage = await openStage({ resetAs: 'approver' });
    const { left, right, photograph } = stage;
    await askForOther(left, 'alexw@contoso.com', 'He called me');
    await confirm(left);
    await seeCard(right, APPROVE);
    await right.getByRole('button', { name: 'Approve' }).click();
    await seeCard(right, DONE);
    await right.getByText(/Accepted by the directory; this approver’s role may not see/).waitFor();
    await photograph('unconfirmed');
  });
});
