import assert from 'node:assert/strict';
import { passwordIn } from '../../support/world/journey.ts';
import { hold } from '../../support/world/stages.ts';
import { type CardMessage, NAMES, type World, startWorld } from '../../support/world/world.ts';

const { alex, helpdesk, userAdmin } = NAMES;

describe('journey: an approver whom the bot cannot write to', () => {
  let world: World;
  let approval: CardMessage;
  before(async () => {
    world = await startWorld({ settings: { IDENTITY_CODE: 'on' } });
  });
  after(() => world.dispose());

  /** Alex asks for someone, so an approver has to hand the password over. */
  const askForOther = (address: string): Promise<CardMessage> =>
    world.askFor(alex, `reset password for ${address}`, 'They called me');
  const writes = (): number => world.directory.tenant.passwordWrites.length;
  let code: string;

  it('is told on the click what to do; nothing is written, and the code stays valid', async () => {
    approval = await askForOther('adelev@contoso.com');
    code = await world.codeOf(alex);
    world.teams.setInstalled(world.id(helpdesk), false);
    for (const round of [1, 2]) {
      const { text } = await world.click(helpdesk, approval, 'approve', { code });
      assert.match(text, /I cannot write to you yet[^]*the code stays good/, String(round));
      assert.match(text, /Reset .+’s password\?/);
    }
    assert.equal(writes(), 0);
  });

  it('is assumed unreachable while Teams does not answer', async () => {
    world.teams.setInstalled(world.id(helpdesk), true);
    const repair = world.teams.faults.failNext({
      match: /^POST \/connector\/v3\/conversations$/,
      status: 500,
      times: 9,
    });
    assert.match((await world.click(helpdesk, approval, 'approve', { code })).text, /I cannot write to you yet/);
    repair();
    assert.equal(writes(), 0);
  });

  it('approves once they can be written to, with the same code, and hands the password over', async () => {
    const before = world.teams.revision();
    assert.match((await world.click(helpdesk, approval, 'approve', { code })).text, /Approved by\nGrady Archie/);
    const handover = await world.told(helpdesk, /Show once/, before);
    const password = passwordIn((await world.click(helpdesk, handover, 'reveal')).text);
    assert.equal(world.directory.signIn('adelev@contoso.com', password), 'must-change-password');
    assert.equal(writes(), 1);
  });

  it('who becomes unreachable after the approval, before the write: nothing is written, and the cards say so', async () => {
    approval = await askForOther('nestorw@contoso.com');
    code = await world.codeOf(alex);
    const { teams } = world;
    // The click has checked that the approver can be written to; the bot is removed from their chat right after.
    const opened = teams.calls.length;
    const stop = teams.onCall(({ method, path }, moment) => {
      if (teams.calls.length > opened && moment === 'applied' && method === 'POST' && path.endsWith('/conversations')) {
        teams.setInstalled(world.id(userAdmin), false);
        stop();
      }
    });
    const before = teams.revision();
    await world.click(userAdmin, approval, 'approve', { code });
    await world.told(alex, /can no longer write to the admin who was to hand the password over/, before);
    await world.approvalCard(/can no longer be written to/, before);
    assert.equal(writes(), 1);
    teams.setInstalled(world.id(userAdmin), true);
  });

  it('is checked again if Teams gives no clear answer before the write, and then hands the password over', async () => {
    approval = await askForOther('pradeepg@contoso.com');
    code = await world.codeOf(alex);
    const { teams } = world;
    const opened = teams.calls.length;
    const open = /^POST \/connector\/v3\/conversations$/;
    let refused = 0;
    const stop = teams.onCall(({ method, path }, moment) => {
      if (teams.calls.length > opened && moment === 'applied' && method === 'POST' && path.endsWith('/conversations')) {
        teams.faults.failNext({ match: open, status: 403, code: 'BadArgument' });
        refused += 1;
        stop();
      }
    });
    const before = teams.revision();
    await world.click(userAdmin, approval, 'approve', { code });
    await world.told(userAdmin, /Show once/, before);
    assert.equal(refused, 1);
    assert.equal(writes(), 2);
  });

  it('whose card could not be posted after the write gets it when they have the bot again', async () => {
    const { teams } = world;
    approval = await askForOther('nestorw@contoso.com');
    code = await world.codeOf(alex);
    const { reached, letGo } = hold(world, { method: 'PATCH', path: /^\/v1\.0\/users\// });
    await world.click(helpdesk, approval, 'approve', { code });
    await reached;
    teams.setInstalled(world.id(helpdesk), false);
    const before = teams.revision();
    letGo();
    await world.approvalCard(/Done: the password was reset/, before);
    await teams.install(world.id(helpdesk));
    const handover = await world.told(helpdesk, /Show once/, before);
    const password = passwordIn((await world.click(helpdesk, handover, 'reveal')).text);
    assert.equal(world.directory.signIn('nestorw@contoso.com', password), 'must-change-password');
  });
});
