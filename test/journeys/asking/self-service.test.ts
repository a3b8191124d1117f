import assert from 'node:assert/strict';
import { auditTrail } from '../../support/world/journey.ts';
import { verbsOf } from '../../support/world/read-card.ts';
import { type CardMessage, NAMES, type World, startWorld } from '../../support/world/world.ts';

const CAPABLE = 'Cameron White';
const ADMIN = 'Gerhart Moller';
const NOT_ALLOWED = 'Delia Dennis';
const PAGE = 'https://passwordreset.microsoftonline.com/?mkt=en-US';
const OFFER = /You can probably do this yourself now/;
const FORM = /Reset your password\?/;
const APPROVAL = /Reset Cameron White’s password\?/;

describe('journey: someone who can reset their password themselves', () => {
  let world: World;
  before(async () => (world = await startWorld()));
  after(() => world.dispose());
  afterEach(() => (world.directory.tenant.reports = 'readable'));

  const ask = async (name: string, text: string, answer: RegExp): Promise<CardMessage> => {
    const before = world.teams.revision();
    await world.say(name, text);
    return world.told(name, answer, before);
  };
  const actions = async () =>
    (await auditTrail(world)).flatMap(({ action, request }) => (request === null ? [] : [action]));

  it('is told so at once, with the page in their language, and an admin is not troubled', async () => {
    const { text, card } = await ask(CAPABLE, 'I forgot my password', OFFER);
    assert.ok(text.split('\n').includes(PAGE), text);
    assert.match(text, /choose “I forgot my password” there: that unlocks it, too/);
    assert.doesNotMatch(text, /admin role/);
    assert.deepEqual(verbsOf(card), ['ask-anyway']);
    assert.deepEqual(await actions(), ['asked', 'advised']);
  });

  it('asks for an admin with one click, and the same request goes on without another word', async () => {
    const before = world.teams.revision();
    await world.click(CAPABLE, await world.told(CAPABLE, OFFER), 'ask-anyway');
    const approval = await world.approvalCard(APPROVAL, before);
    assert.match(approval.text, /Self-service reset\nOpen to this person, by Entra’s report/);
    assert.match(approval.text, /I forgot my password/);
    assert.deepEqual((await actions()).slice(0, 4), ['asked', 'advised', 'insisted', 'found']);
    await world.told(CAPABLE, /Waiting for approval/, before);
    await world.click(NAMES.globalAdmin, approval, 'approve');
    await world.told(CAPABLE, /Your password was reset/, before);
  });

  it('reads it in Dutch; an admin also reads that the page asks for two methods', async () => {
    const before = world.teams.revision();
    await world.say(ADMIN, 'ik ben mijn wachtwoord vergeten', 'nl-NL');
    const { text } = await world.told(ADMIN, /Je kunt dit waarschijnlijk nu zelf/, before);
    assert.ok(text.split('\n').includes(PAGE.replace('en-US', 'nl-NL')), text);
    assert.match(text, /beheerdersrol, dus vraagt de pagina om twee methoden/);
  });

  it('is named to whoever asks for them, and to the approvers', async () => {
    const before = world.teams.revision();
    const approval = await world.askFor(NAMES.megan, 'reset password for gerhartm@contoso.com');
    const told = await world.told(NAMES.megan, /has been received/, before);
    assert.match(told.text, /They can probably reset it themselves, at passwordreset\.microsoftonline\.com\./);
    assert.match(approval.text, /Open to this person \(an admin: two methods\), by Entra’s report/);
  });

  for (const [who, name] of [
    ['who has not registered', NAMES.alex],
    ['whom the policy does not allow it', NOT_ALLOWED],
  ] as const) {
    it(`is not someone ${who}: they get the form`, async () => {
      await ask(name, 'reset my password', FORM);
    });
  }
});

for (const reports of ['no-permission', 'no-licence'] as const) {
  describe(`journey: self-service, in a tenant with ${reports.replace('-', ' ')} for reports`, () => {
    let world: World;
    before(async () => {
      world = await startWorld();
      world.directory.tenant.reports = reports;
    });
    after(() => world.dispose());

    it('is not mentioned', async () => {
      const before = world.teams.revision();
      await world.say(CAPABLE, 'reset my password');
      await world.told(CAPABLE, FORM, before);
      await world.say(CAPABLE, 'Forgotten');
      const approval = await world.approvalCard(APPROVAL, before);
      assert.doesNotMatch(approval.text, /Self-service/);
    });
  });
}

describe('journey: self-service, where the operator only offers it', () => {
  let world: World;
  before(async () => (world = await startWorld({ settings: { SELF_SERVICE: 'offer' } })));
  after(() => world.dispose());

  it('is a link on the form and on the card that waits', async () => {
    const before = world.teams.revision();
    await world.say(CAPABLE, 'reset my password');
    const form = await world.told(CAPABLE, FORM, before);
    assert.ok(form.text.split('\n').includes(PAGE), form.text);
    await world.say(CAPABLE, 'Forgotten');
    const waiting = await world.told(CAPABLE, /Waiting for approval/, before);
    assert.ok(waiting.text.split('\n').includes(PAGE), waiting.text);
  });
});

describe('journey: self-service, where it is off', () => {
  let world: World;
  before(async () => (world = await startWorld({ settings: { SELF_SERVICE: 'off' } })));
  after(() => world.dispose());

  it('is not read', async () => {
    const before = world.teams.revision();
    await world.say(CAPABLE, 'reset my password');
    await world.told(CAPABLE, FORM, before);
    assert.ok(!world.directory.calls.some(({ path }) => path.includes('userRegistrationDetails')));
  });
});
