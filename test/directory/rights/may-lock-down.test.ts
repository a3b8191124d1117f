import assert from 'node:assert/strict';
import { personCalled } from '../../support/ids.ts';
import { DirectoryRefused } from '../../../src/requests/model/ports.ts';
import { addGroup, addUnit, giveRole } from '../../../sandbox/directory/administration.ts';
import { type GraphTenant, startTenant } from '../../support/graph/graph-tenant.ts';

const RESETS_EVERYBODY = ['Global Administrator', 'Privileged Authentication Administrator'];
const RESETS = [
  ...RESETS_EVERYBODY,
  ...['Authentication Administrator', 'Helpdesk Administrator', 'Password Administrator', 'User Administrator'],
];

/** A person for each row of Microsoft's table. */
const ROWS: readonly (readonly [string, (contoso: GraphTenant, id: string) => void])[] = [
  ...[
    ...RESETS,
    ...['Directory Readers', 'Groups Administrator', 'Guest Inviter', 'Message Center Reader'],
    ...['Privileged Role Administrator', 'Reports Reader', 'User Experience Success Manager'],
    'Usage Summary Reports Reader',
  ].map((role) => [role, ({ tenant }: GraphTenant, id: string) => giveRole(tenant, id, role)] as const),
  ['no role', () => undefined],
  [
    'a role-assignable group without a role',
    ({ tenant }, id) => void addGroup(tenant, { displayName: 'Empty', assignable: true, members: [id], owners: [id] }),
  ],
  [
    'a role scoped to a restricted unit',
    ({ tenant }, id) => {
      const unit = addUnit(tenant, { displayName: 'Board', restricted: true });
      giveRole(tenant, id, 'Privileged Authentication Administrator', { unit });
    },
  ],
  ['any other role', ({ tenant }, id) => giveRole(tenant, id, 'Security Administrator')],
];

describe('who may order a lockdown', () => {
  let contoso: GraphTenant;
  before(async () => (contoso = await startTenant()));
  after(() => contoso.graph.close());

  it('is checked for all 18 rows of Microsoft’s table', () => assert.equal(ROWS.length, 18));

  for (const [row, enter] of ROWS) {
    const may = RESETS_EVERYBODY.includes(row);
    it(`${may ? '' : 'not '}a person with ${row}`, async () => {
      const id = contoso.colleague();
      enter(contoso, id);
      assert.equal(await contoso.directory().mayLockDown(id), may);
      assert.equal(await contoso.directory().isApprover(id), RESETS.includes(row));
    });
  }

  it('a person whose role is activated or comes through a group, not one who could activate it', async () => {
    const { tenant } = contoso;
    const [activated, member, eligible] = [contoso.colleague(), contoso.colleague(), contoso.colleague()];
    giveRole(tenant, activated, 'Global Administrator', { as: 'activated' });
    const group = addGroup(tenant, { displayName: 'Admins', assignable: true, members: [member] });
    giveRole(tenant, group.id, 'Global Administrator');
    giveRole(tenant, eligible, 'Global Administrator', { as: 'eligible' });
    const directory = contoso.directory();
    const may = await Promise.all([activated, member, eligible].map((id) => directory.mayLockDown(id)));
    assert.deepEqual(may, [true, true, false]);
  });

  it('not a person who signs in elsewhere, is disabled or does not exist', async () => {
    const { tenant } = contoso;
    const disabled = contoso.colleague();
    const guest = tenant.users.find(({ mail }) => mail === 'user1@forthcoffee.com')?.id ?? personCalled('nobody');
    const nobody = personCalled('nobody');
    for (const user of tenant.users) if (user.id === disabled) user.accountEnabled = false;
    for (const id of [disabled, guest, nobody]) {
      giveRole(tenant, id, 'Global Administrator');
      assert.equal(await contoso.directory().mayLockDown(id), false);
    }
  });

  it('is not decided if roles or groups cannot be read', async () => {
    const id = contoso.colleague();
    giveRole(contoso.tenant, id, 'Global Administrator');
    for (const path of [/transitiveMemberOf/, /roleAssignments$/]) {
      contoso.graph.failNext({ match: { path }, with: { status: 403, code: 'Authorization_RequestDenied' } });
      await assert.rejects(contoso.directory().mayLockDown(id), DirectoryRefused);
    }
  });
});
