/** Someone asks for a colleague, and the colleague asks, too: the owner's own request wins. */
import assert from 'node:assert/strict';
import { auditTrail, requestOf } from '../../support/world/journey.ts';
import { hold } from '../../support/world/stages.ts';
import { colleague } from '../../support/world/colleagues.ts';
import { verbsOf } from '../../support/world/read-card.ts';
import { NAMES, type World, startWorld } from '../../support/world/world.ts';

const { alex, megan, helpdesk } = NAMES;
const [ANN, BEN, CEM] = ['Ann Alder', 'Ben Beech', 'Cem Cedar'] as const;

describe('journey: an owner’s own request, and someone else’s for them', () => {
  let world: World;
  before(async () => {
    const people = [ANN, BEN, CEM].map((name) => colleague(name));
    world = await startWorld({ people, settings: { REQUESTS_PER_HOUR: '1000' } });
  });
  after(() => world.dispose());

  it('wins until someone has decided: the other is stopped, its requester is told no more than that, and approvers are alerted', async () => {
    const others = await world.askFor(alex, `reset password for ${ANN}`, 'It is about Ann');
    assert.match(
      others.text,
      /Reset Ann Alder’s password\?\s+Asked by Alex Wilber \(alexw@contoso\.com\), for ann@contoso\.com\./,
    );
    assert.match(others.text, /Requester signs in as\nalexw@contoso\.com/);
    const before = world.teams.revision();
    const own = await world.askFor(ANN, 'reset my password', 'It is me');
    assert.match(own.text, /Reset Ann Alder’s password\?\s+Asked by the account’s owner, ann@contoso\.com\./);
    const told = await world.told(ANN, /You asked yourself: the other request was stopped/, before);
    assert.match(told.text, /Alex Wilber asked for a new password for your account/);
    assert.deepEqual(verbsOf(told.card), ['not-me']);
    const closed = await world.told(alex, /Request closed/, before);
    assert.match(closed.text, /The owner of the account takes it from here\. Nothing was changed/);
    assert.deepEqual(verbsOf(closed.card), []);
    const redrawn = await world.approvalCard(/Stopped: the owner of the account asks for themselves/, before);
    assert.equal(redrawn.message.id, others.message.id);
    assert.deepEqual(verbsOf(redrawn.card), []);
    await world.approvalCard(/Two requests for one account: the owner’s own counts[^]*Alex Wilber/, before);
    assert.match((await world.click(helpdesk, others, 'approve')).text, /settled already|Your click changed nothing/);
    assert.match((await world.click(helpdesk, own, 'approve')).text, /Approved by\nGrady Archie/);
    await world.told(ANN, /Show once/);
    const answer = await world.click(ANN, told, 'not-me');
    assert.equal(answer.statusCode, 200);
    await world.approvalCard(/The owner says: this was not me[^]*Alex Wilber/);
  });

  it('does not override an approved one: the owner is told so, and can stop it', async () => {
    await world.say(BEN, 'help');
    const others = await world.askFor(alex, `reset password for ${BEN}`, 'It is about Ben');
    const { reached, letGo } = hold(world, { method: 'PATCH', path: new RegExp(world.id(BEN)) });
    await world.click(helpdesk, others, 'approve');
    await reached;
    const before = world.teams.revision();
    await world.say(BEN, 'reset my password');
    await world.say(BEN, 'It is me');
    const told = await world.told(BEN, /Someone has already asked for you/, before);
    assert.match(told.text, /press “This was not me” on that card/);
    const card = await world.told(BEN, /Alex Wilber asked for a new password for your account/);
    assert.deepEqual(verbsOf(card.card), ['not-me']);
    await world.click(BEN, card, 'not-me');
    letGo();
    await world.approvalCard(new RegExp(`The owner says: this was not me[^]*${BEN}`));
  });

  it('wins among simultaneous requests by the owner and others', async () => {
    const before = world.teams.revision();
    for (const name of [alex, megan]) {
      await world.say(name, `reset password for ${CEM}`);
      await world.say(name, 'Forgotten');
    }
    await world.say(CEM, 'reset my password');
    await Promise.all([world.confirm(alex, before), world.confirm(megan, before), world.say(CEM, 'I lost it, too')]);
    const own = await world.approvalCard(/Asked by the account’s owner, cem@contoso\.com/, before);
    await Promise.all([alex, megan].map((name) => world.told(name, /Request closed|has been received/, before)));
    assert.match((await world.click(helpdesk, own, 'approve')).text, /Approved by\nGrady Archie/);
    const trail = await auditTrail(world);
    const waits = trail.filter(({ request, action }) => request === requestOf(own) && action === 'approved');
    assert.equal(waits.length, 1);
    const approved = trail.filter(({ action, detail }) => action === 'approved' && detail['subject'] === world.id(CEM));
    assert.equal(approved.length, 1);
  });
});
