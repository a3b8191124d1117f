/** What people learn about a colleague by asking for their password: nothing that is not in the address book. */
import assert from 'node:assert/strict';
import { giveRole } from '../../../sandbox/directory/administration.ts';
import { syncedFields } from '../../../sandbox/directory/contoso/build-user.ts';
import { GROUPS } from '../../../sandbox/directory/contoso/groups.ts';
import { findUser } from '../../../sandbox/directory/tenant.ts';
import { auditTrail, requestOf } from '../../support/world/journey.ts';
import { colleague } from '../../support/world/colleagues.ts';
import { textOf, verbsOf } from '../../support/world/read-card.ts';
import { type CardMessage, NAMES, type World, startWorld } from '../../support/world/world.ts';

const { alex, globalAdmin } = NAMES;
/** One colleague of every kind that must look the same, and what goes on record for the request. */
const KINDS = {
  'Ona Ordinary': 'found pending',
  'Rosa Roles': 'found pending',
  'Elio Eligible': 'found pending',
  'Sina Synced': 'found escalated',
  'Dina Disabled': 'found escalated',
  'Rita Restricted': 'found escalated',
  'Nico Neville': 'refused protected',
  'Nora Nevissynced': 'refused protected',
  'Olof Open': 'refused already-open',
} as const;
const NAMES_OF_KINDS = Object.keys(KINDS);

describe('journey: what a colleague learns about an account by asking for it', () => {
  let world: World;
  /** What Alex was shown for each, without names and references. */
  const seen = new Map<string, string>();
  /** The reference of Olof's own request. */
  let olofs: string;

  before(async () => {
    const people = NAMES_OF_KINDS.map((name) => {
      const alias = name.toLowerCase().replace(' ', '.');
      const { user, ...person } = colleague(name, alias);
      return {
        ...person,
        user: name.endsWith('synced') || name.startsWith('Sina') ? { ...user, ...syncedFields(alias) } : user,
      };
    });
    world = await startWorld({
      people,
      settings: { IDENTITY_CODE: 'on', NEVER_RESET: GROUPS.breakGlass, REQUESTS_PER_HOUR: '1000' },
    });
    const { tenant } = world.directory;
    giveRole(tenant, world.id('Rosa Roles'), 'Global Administrator');
    giveRole(tenant, world.id('Elio Eligible'), 'Exchange Administrator', { as: 'eligible' });
    for (const name of ['Nico Neville', 'Nora Nevissynced'])
      tenant.members.get(GROUPS.breakGlass)?.push(world.id(name));
    const change = (name: string, facts: object): unknown =>
      Object.assign(findUser(tenant, world.id(name)) ?? {}, facts);
    change('Dina Disabled', { accountEnabled: false });
    change('Rita Restricted', { isManagementRestricted: true });
    const own = await world.askFor('Olof Open', 'reset my password');
    olofs = /PR-[A-Z0-9]{6}/.exec(own.text)?.[0] ?? '';
  });
  after(() => world.dispose());

  /** The card without names, addresses, references, times and ids. */
  const blank = (card: unknown, name: string): string =>
    JSON.stringify(card)
      .replaceAll(name, 'NAME')
      .replaceAll(/[\w.]+@contoso\.com/g, 'ADDRESS')
      .replaceAll(/PR-[A-Z0-9]{6}/g, 'REFERENCE')
      .replaceAll(/(\w{3} \d{1,2}, \d{4}, )?\d{1,2}:\d\d\s[AP]M/g, 'MOMENT')
      .replaceAll(/"request":"[\w-]{22}"/g, '"request":"ID"');
  const asked = async (name: string): Promise<CardMessage> => {
    const before = world.teams.revision();
    await world.say(alex, `reset password for ${name}`);
    await world.say(alex, 'Is standing at my desk');
    await world.confirm(alex, before);
    return world.told(alex, new RegExp(`has been received[^]*${name}`), before);
  };

  for (const name of NAMES_OF_KINDS) {
    it(`the card is identical for ${name}`, async () => {
      const card = await asked(name);
      seen.set(name, blank(card.card, name));
      assert.deepEqual(verbsOf(card.card), ['show-code', 'cancel']);
      assert.equal(seen.get(name), seen.get('Ona Ordinary'));
    });
  }

  it('so is every card after its code was shown', async () => {
    const answers = new Set<string>();
    for (const name of NAMES_OF_KINDS) {
      const card = await world.told(alex, new RegExp(`has been received[^]*${name}`));
      const shown = await world.click(alex, card, 'show-code');
      assert.match(shown.text, /\b\d{3}\s\d{3}\b/);
      assert.equal((await world.click(alex, card, 'show-code')).text, shown.text);
      const { conversationId, id } = card.message;
      const refresh = { verb: 'refresh', data: { verb: 'refresh', request: requestOf(card) } };
      const again = await world.teams.invoke(world.id(alex), conversationId, id, refresh);
      assert.match(textOf(again.body), /Your code was shown/);
      answers.add(blank(again.body, name));
    }
    assert.equal(answers.size, 1);
  });

  it('so is every line in the list of requests', async () => {
    const before = world.teams.revision();
    await world.say(alex, 'status');
    const { text } = await world.told(alex, /Your latest requests/, before);
    assert.doesNotMatch(text, /approval|help desk|Not possible|by hand/i);
    assert.equal(text.match(/\bReceived\b/g)?.length, 5);
  });

  it('so is the answer to asking again for an account that has an open request', async () => {
    const answers = new Set<string>();
    for (const name of NAMES_OF_KINDS) {
      const before = world.teams.revision();
      await world.say(alex, `reset password for ${name}`);
      await world.say(alex, 'Still at my desk');
      await world.confirm(alex, before);
      answers.add(blank((await world.told(alex, /You have already asked for this/, before)).card, name));
    }
    assert.equal(answers.size, 1);
  });

  it('so is the card of a cancelled request', async () => {
    const answers = new Set<string>();
    for (const name of NAMES_OF_KINDS) {
      const card = await world.told(alex, new RegExp(`(has been received|Your code was shown)[^]*${name}`));
      answers.add(blank((await world.click(alex, card, 'cancel')).value, name));
    }
    assert.equal(answers.size, 1);
    assert.match(textOf([...answers].map((answer): unknown => JSON.parse(answer))), /Request cancelled/);
  });

  it('under "lockdown stop" all are refused in the same words', async () => {
    await world.teams.sendMessage(world.id(globalAdmin), world.teams.approvals.conversationId, 'lockdown stop');
    await world.approvalCard(/no password is reset now/);
    const answers = new Set<string>();
    for (const name of ['Ona Ordinary', 'Nico Neville', 'Sina Synced']) {
      const before = world.teams.revision();
      await world.say(alex, `reset password for ${name}`);
      await world.say(alex, 'Forgotten');
      await world.confirm(alex, before);
      answers.add(blank((await world.told(alex, /No password is reset at present/, before)).card, name));
    }
    assert.equal(answers.size, 1);
  });

  it('the approvers saw no refused request; the audit trail has the reason for each', async () => {
    const channel = JSON.stringify(world.teams.history(world.teams.approvals.conversationId));
    for (const name of ['Nico Neville', 'Nora Nevissynced']) assert.ok(!channel.includes(name), name);
    const trail = await auditTrail(world);
    for (const [name, expected] of Object.entries(KINDS)) {
      const told = trail.find(
        ({ action, by, detail }) =>
          ['found', 'refused'].includes(action) &&
          by === null &&
          detail['subject'] === world.id(name) &&
          detail['reference'] !== olofs,
      );
      const what = told?.action === 'refused' ? told.detail['because'] : told?.detail['state'];
      assert.equal(`${told?.action} ${String(what)}`, expected, name);
    }
  });
});
