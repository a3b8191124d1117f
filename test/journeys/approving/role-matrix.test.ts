import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { objectIdOf } from '../../../src/requests/model/ids.ts';
import { addUnit, addUser, giveRole } from '../../../sandbox/directory/administration.ts';
import { employee } from '../../../sandbox/directory/contoso/build-user.ts';
import { type AuditRow, auditTrail, requestOf, whileStopped } from '../../support/world/journey.ts';
import {
  type Making,
  both,
  holding,
  inGroup,
  inRestrictedUnit,
  joining,
  owningGroup,
  throughGroup,
  unlisted,
} from '../../support/world/subject-kinds.ts';
import { colleague } from '../../support/world/colleagues.ts';
import { textOf } from '../../support/world/read-card.ts';
import { type CardMessage, NAMES, type World, startWorld } from '../../support/world/world.ts';

/** The columns of Microsoft's table; each approver is named after their role. */
const APPROVERS = [
  'Password Administrator',
  'Helpdesk Administrator',
  'Authentication Administrator',
  'User Administrator',
  'Privileged Authentication Administrator',
  'Global Administrator',
] as const;

/** A kind of subject, and whether each approver may reset them (`x`), in the order of `APPROVERS`. */
type Row = readonly [kind: string, cells: string, making?: Making];

/** Microsoft Entra, "Who can reset passwords", as printed; a row without a `making` is a role of that name. */
const TABLE: readonly Row[] = [
  ['Authentication Administrator', '..x.xx'],
  ['Directory Readers', 'xxxxxx'],
  ['Global Administrator', '....xx'],
  ['Groups Administrator', '...xxx'],
  ['Guest Inviter', 'xxxxxx'],
  ['Helpdesk Administrator', '.x.xxx'],
  ['Message Center Reader', '.xxxxx'],
  ['Password Administrator', 'xxxxxx'],
  ['Privileged Authentication Administrator', '....xx'],
  ['Privileged Role Administrator', '....xx'],
  ['Reports Reader', '.xxxxx'],
  ['no role', 'xxxxxx', () => undefined],
  ['a member of a role-assignable group', '....xx', inGroup],
  ['a role scoped to a restricted unit', '....xx', inRestrictedUnit],
  ['User Administrator', '...xxx'],
  ['User Experience Success Manager', '.xxxxx'],
  ['Usage Summary Reports Reader', '.xxxxx'],
  ['any other role', '....xx', holding('Exchange Administrator')],
];

/** What the table's notes say, and what follows from it for roles held in other ways. */
const BESIDE: readonly Row[] = [
  ['an owner of a role-assignable group', '....xx', owningGroup],
  ['a role held through a group', '....xx', throughGroup('Guest Inviter')],
  ['a group with a role that PIM for Groups lets them join', '....xx', joining],
  ['a role activated for now', '.x.xxx', holding('Helpdesk Administrator', { as: 'activated' })],
  ['a role that can be activated', '...xxx', holding('Groups Administrator', { as: 'eligible' })],
  [
    'two roles that separately would allow more',
    '....xx',
    both(...['Authentication', 'Helpdesk'].map((name) => holding(`${name} Administrator`))),
  ],
  ['a built-in role that is newer than the table', '....xx', unlisted({ isBuiltIn: true })],
  [
    'a custom role that has a harmless role’s template id',
    '....xx',
    unlisted({ isBuiltIn: false, templateId: '88d8e3e3-8f55-4a1e-953a-9b9898b8876b' }),
  ],
];

const nameOf = (role: string): string => `The ${role}`;
/** An approver who is not one of the columns, and gets their role in other ways. */
const LATE = 'Late Approver';

describe('journey: Microsoft’s table of who can reset whose password, cell by cell', () => {
  let world: World;
  /** What must be on record: approver, subject, and whether they were allowed. */
  const expected: string[] = [];
  /** The cards of requests that were approved. */
  const approved: CardMessage[] = [];
  before(async () => {
    const columns = APPROVERS.map((role, at) => colleague(nameOf(role), `approver${at}`, true));
    world = await startWorld({
      people: [...columns, colleague(LATE, 'late', true)],
      settings: { REQUESTS_PER_HOUR: '1000' },
    });
    // What Graph refuses to an application without a role is another journey.
    world.directory.tenant.appMayResetAdmins = true;
    for (const role of APPROVERS) giveRole(world.directory.tenant, world.id(nameOf(role)), role);
  });
  after(() => world.dispose());

  let subjects = 0;
  /** A fresh subject, and the card of Megan's request for them. */
  const requestFor = async (making: Making): Promise<{ subject: string; card: CardMessage }> => {
    const { tenant } = world.directory;
    subjects += 1;
    const alias = `subject${subjects}`;
    const subject = addUser(
      tenant,
      employee({ id: objectIdOf(randomUUID()), displayName: `Subject ${subjects}`, alias }),
    ).id;
    making(tenant, subject);
    const card = await world.askFor(NAMES.megan, `reset password for ${alias}@contoso.com`);
    assert.match(card.text, new RegExp(`${alias}@`));
    return { subject, card };
  };
  const click = async (
    who: string,
    { subject, card }: { subject: string; card: CardMessage },
    says: RegExp,
  ): Promise<void> => {
    const { statusCode, text } = await world.click(who, card, 'approve');
    assert.equal(statusCode, 200);
    assert.match(text, says, who);
    expected.push(`${who} ${text.includes('You cannot decide') ? 'may not' : 'may'} ${subject}`);
  };

  /** Every refused click on one request; the allowed ones in pairs, on as many requests as needed, as a role takes two approvers. */
  const tryRow = async ([kind, cells, making = holding(kind)]: Row): Promise<void> => {
    const may = APPROVERS.filter((_, column) => cells[column] === 'x').map(nameOf);
    const mayNot = APPROVERS.filter((_, column) => cells[column] === '.').map(nameOf);
    assert.equal(may.length + mayNot.length, APPROVERS.length);
    let request = await requestFor(making);
    for (const who of mayNot) await click(who, request, /a higher admin role than yours/);
    const needed = kind === 'no role' ? 1 : 2;
    for (const [at, who] of may.entries()) {
      if (at > 0 && at % needed === 0) request = await requestFor(making);
      const last = at % needed === needed - 1;
      await click(who, request, last ? new RegExp(`Approved by\n${who}`) : new RegExp(`Second approval[^]*\n${who}`));
      if (last) approved.push(request.card);
    }
  };

  for (const row of TABLE) {
    const [kind, cells] = row;
    it(`${kind}: ${cells}`, () => tryRow(row));
  }

  it('all 108 cells of the table were tested', () => {
    assert.equal(TABLE.map(([, cells]) => cells).join('').length, 108);
    assert.equal(expected.length, 108);
  });

  for (const row of BESIDE) {
    const [kind, cells] = row;
    it(`${kind}: ${cells}`, () => tryRow(row));
  }

  it('an approver’s role counts while they hold it, not if they could only activate it, nor if it is a different one', async () => {
    const { tenant } = world.directory;
    const request = await requestFor(() => undefined);
    const none = /You hold no admin role/;
    await click(LATE, request, none);
    giveRole(tenant, world.id(LATE), 'Helpdesk Administrator', { as: 'eligible' });
    await click(LATE, request, none);
    giveRole(tenant, world.id(LATE), 'Global Reader');
    unlisted({ isBuiltIn: false, templateId: '62e90394-69f5-4237-9190-012177145e10' })(tenant, world.id(LATE));
    await click(LATE, request, none);
    throughGroup('Helpdesk Administrator')(tenant, world.id(LATE));
    await click(LATE, request, /Approved by\nLate Approver/);
    approved.push(request.card);
  });

  it('a role scoped to an administrative unit reaches its members without roles, and nobody else', async () => {
    const { tenant } = world.directory;
    const unitAdmin = 'Alex Wilber';
    const unit = addUnit(tenant, { displayName: 'Rotterdam' });
    giveRole(tenant, world.id(unitAdmin), 'User Administrator', { unit });
    const member: Making = (_, id) => void tenant.members.get(unit.id)?.push(id);
    const outside = await requestFor(() => undefined);
    await click(unitAdmin, outside, /a higher admin role than yours/);
    await click(unitAdmin, await requestFor(both(member, holding('Guest Inviter'))), /a higher admin role than yours/);
    const inside = await requestFor(member);
    await click(unitAdmin, inside, /Approved by\nAlex Wilber/);
    approved.push(inside.card);
  });

  it('a member of a restricted unit cannot be reset from here, so nobody is asked to approve it', async () => {
    const { tenant } = world.directory;
    const alias = 'restricted';
    const subject = addUser(
      tenant,
      employee({ id: objectIdOf(randomUUID()), displayName: 'Subject Restricted', alias }),
    ).id;
    addUnit(tenant, { displayName: 'Another restricted unit', restricted: true, members: [subject] });
    const before = world.teams.revision();
    await world.say(NAMES.megan, `reset password for ${alias}@contoso.com`);
    await world.say(NAMES.megan, 'Forgotten');
    await world.confirm(NAMES.megan, before);
    await world.approvalCard(/restricted management administrative unit/, before);
    const late = await requestFor(() => undefined);
    addUnit(tenant, { displayName: 'A third one', restricted: true, members: [late.subject] });
    await click(nameOf('Global Administrator'), late, /This account is protected/);
  });

  it('whatever was approved was done, and every click is on record as allowed or refused', async () => {
    const { teams, directory } = world;
    await Promise.all(
      approved.map(({ message: { id } }) =>
        teams.waitFor(
          teams.approvals.conversationId,
          (one) => one.id === id && textOf(one.attachments[0]?.content).includes('Done: the password was reset'),
          { timeoutMs: 30_000 },
        ),
      ),
    );
    await whileStopped(world, async (rows) => {
      await rows.updateTable('refusals').set({ until: new Date().toISOString() }).execute();
    });
    const trail = await auditTrail(world);
    const subjectOf = new Map(
      trail.filter(({ action }) => action === 'found').map(({ request, detail }) => [request, detail['subject']]),
    );
    const verdict = ({ action }: AuditRow): string | null =>
      action === 'refused:approved' ? 'may not' : ['first-approved', 'approved'].includes(action) ? 'may' : null;
    const isCount = ({ detail }: AuditRow): boolean => 'more' in detail;
    const recorded = trail.flatMap((row) => {
      const said = isCount(row) ? null : verdict(row);
      return said === null ? [] : [`${row.by} ${said} ${String(subjectOf.get(row.request))}`];
    });
    // Beyond fifty refusals of a kind the trail counts them together; the others are in the order of the clicks.
    const left = [...recorded];
    const counted = expected.filter((click) => left[0] !== click || left.shift() === undefined);
    assert.deepEqual(left, []);
    assert.ok(counted.every((click) => click.includes(' may not ')));
    const more = trail
      .filter((row) => isCount(row) && verdict(row) === 'may not')
      .map(({ detail }) => Number(detail['more']));
    assert.equal(
      more.reduce((sum, one) => sum + one, 0),
      counted.length,
    );
    const resets = new Set<string>(approved.map(requestOf));
    assert.equal(directory.tenant.passwordWrites.length, resets.size);
    assert.equal(
      trail.filter(({ action, request }) => action === 'reset' && resets.has(request ?? '')).length,
      resets.size,
    );
  });
});
