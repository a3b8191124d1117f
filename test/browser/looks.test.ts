import assert from 'node:assert/strict';
import { findUser } from '../../sandbox/directory/tenant.ts';
import { person } from '../../sandbox/directory/people.ts';
import { cutOff } from './support/cut-off.ts';
import { type Stage, askForOther, confirm, openStage, seeCard } from './support/stage.ts';

const LONG_NAME = 'Eva María de los Ángeles Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh van der Zandschulp';
const LONG_SIGN_IN = 'eva.wolfeschlegelsteinhausenbergerdorff_alpineskihouse.com#EXT#@contoso.onmicrosoft.com';

describe('in the browser: how it looks', () => {
  let stage: Stage;
  beforeEach(async () => {
    stage = await openStage();
  });
  afterEach(() => stage.close());

  it('in Dutch, to someone whose Teams is in Dutch', async () => {
    const { left, right, photograph } = stage;
    await left.getByRole('combobox', { name: 'Language' }).selectOption('nl-NL');
    await right.getByRole('combobox', { name: 'Language' }).selectOption('nl-NL');
    await left.getByRole('button', { name: 'wachtwoord vergeten' }).click();
    await left.getByRole('textbox', { name: 'Waarom' }).fill('Vergeten na de vakantie');
    await photograph('dutch-asking');
    await left.getByRole('button', { name: 'Mijn wachtwoord resetten' }).last().click();
    await seeCard(left, 'Wacht op goedkeuring');
    await photograph('dutch-waiting');
  });

  it('with very long names: nothing is clipped, even on the narrowest phone', async () => {
    const { left, right, page, world, photograph } = stage;
    const eva = findUser(world.directory.tenant, person('Eva Macias').user.id);
    assert.ok(eva);
    eva.displayName = LONG_NAME;
    eva.userPrincipalName = LONG_SIGN_IN;
    await askForOther(left, 'eva@alpineskihouse.com', 'She called me');
    await confirm(left);
    await seeCard(left, 'Your request has been received');
    await seeCard(right, /^Help .+ with their password\?$/);
    await right.getByRole('button', { name: 'Details' }).last().click();
    await right.getByText(LONG_SIGN_IN).first().waitFor();
    await photograph('long-name');
    for (const width of [1280, 400, 320]) {
      await page.setViewportSize({ width, height: 800 });
      assert.deepEqual(await cutOff(page), [], `${width} pixels wide`);
    }
  });
});
