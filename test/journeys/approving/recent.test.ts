/** What is so recent about an account that approvers should know. */
import assert from 'node:assert/strict';
import { changeSecurityInfo } from '../../../sandbox/directory/administration.ts';
import { colleague } from '../../support/world/colleagues.ts';
import { type World, startWorld } from '../../support/world/world.ts';

const [ABE, BEA] = ['Abe Acacia', 'Bea Birch'] as const;
const HOUR_MS = 60 * 60_000;

describe('journey: a phone that was changed before someone asks for a new password', () => {
  let world: World;
  before(async () => {
    world = await startWorld({ people: [colleague(ABE), colleague(BEA)] });
  });
  after(() => world.dispose());

  it('stands out on the approvers’ card, and on no other', async () => {
    const before = world.teams.revision();
    changeSecurityInfo(world.directory.tenant, world.id(ABE), new Date(Date.now() - 30 * HOUR_MS));
    const card = await world.askFor(ABE, 'reset my password');
    assert.match(card.text, /Security info changed a day ago/);
    const own = await world.told(ABE, /Waiting for approval/, before);
    assert.doesNotMatch(own.text, /Security info/);
  });

  it('is left out, without an error, where the bot may not read the audit log', async () => {
    const { tenant } = world.directory;
    changeSecurityInfo(tenant, world.id(BEA), new Date());
    tenant.appPermissions = tenant.appPermissions.filter((one) => one !== 'AuditLog.Read.All');
    const card = await world.askFor(BEA, 'reset my password');
    assert.doesNotMatch(card.text, /Security info/);
    assert.match(world.logged(), /Cannot read whether the security info of a person was changed/);
  });
});
