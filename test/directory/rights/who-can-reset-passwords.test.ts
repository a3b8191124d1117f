import assert from 'node:assert/strict';
import {
  ANY_OTHER_ROLE,
  APPROVER_ROLES,
  NO_ROLE,
  RESTRICTED_UNIT_ROLE,
  ROLE_ASSIGNABLE_GROUP,
  ROWS,
  type Row,
} from '../../../src/directory/rights/who-can-reset-passwords.ts';

const APPROVERS = [
  ['Password Administrator', APPROVER_ROLES.passwordAdministrator],
  ['Helpdesk Administrator', APPROVER_ROLES.helpdeskAdministrator],
  ['Authentication Administrator', APPROVER_ROLES.authenticationAdministrator],
  ['User Administrator', APPROVER_ROLES.userAdministrator],
  ['Privileged Authentication Administrator', APPROVER_ROLES.privilegedAuthenticationAdministrator],
  ['Global Administrator', APPROVER_ROLES.globalAdministrator],
] as const;

const SPECIAL: Readonly<Record<string, Row>> = {
  'no role': NO_ROLE,
  'a member or owner of a role-assignable group': ROLE_ASSIGNABLE_GROUP,
  'a role scoped to a restricted unit': RESTRICTED_UNIT_ROLE,
  'any other role': ANY_OTHER_ROLE,
};

/** Microsoft's table as printed: one letter per column, in the order of `APPROVERS`. */
const TABLE: readonly (readonly [subject: string, templateId: string, cells: string])[] = [
  ['Authentication Administrator', 'c4e39bd9-1100-46d3-8c65-fb160da0071f', '..x.xx'],
  ['Directory Readers', '88d8e3e3-8f55-4a1e-953a-9b9898b8876b', 'xxxxxx'],
  ['Global Administrator', '62e90394-69f5-4237-9190-012177145e10', '....xx'],
  ['Groups Administrator', 'fdd7a751-b60b-444a-984c-02652fe8fa1c', '...xxx'],
  ['Guest Inviter', '95e79109-95c0-4d8e-aee3-d01accf2d47b', 'xxxxxx'],
  ['Helpdesk Administrator', '729827e3-9c14-49f7-bb1b-9608f156bbb8', '.x.xxx'],
  ['Message Center Reader', '790c1fb9-7f7d-4f88-86a1-ef1f95c05c1b', '.xxxxx'],
  ['Password Administrator', '966707d0-3269-4727-9be2-8c3a10f19b9d', 'xxxxxx'],
  ['Privileged Authentication Administrator', '7be44c8a-adaf-4e2a-84d6-ab2649e08a13', '....xx'],
  ['Privileged Role Administrator', 'e8611ab8-c189-46e8-94e1-60213ab1f814', '....xx'],
  ['Reports Reader', '4a5d8f65-41da-4de4-8968-e035b65339cf', '.xxxxx'],
  ['no role', '', 'xxxxxx'],
  ['a member or owner of a role-assignable group', '', '....xx'],
  ['a role scoped to a restricted unit', '', '....xx'],
  ['User Administrator', 'fe930be7-5e62-47db-91af-98c3a49a38b1', '...xxx'],
  ['User Experience Success Manager', '27460883-1df1-4691-b032-3b79643e5e63', '.xxxxx'],
  ['Usage Summary Reports Reader', '75934031-6c7e-415a-99d7-48dbd49e875e', '.xxxxx'],
  ['any other role', '', '....xx'],
];

describe('Microsoft’s table of who can reset whose password', () => {
  for (const [subject, templateId, cells] of TABLE) {
    const row = templateId === '' ? SPECIAL[subject] : ROWS.get(templateId);
    for (const [column, [approver, id]] of APPROVERS.entries()) {
      const may = cells[column] === 'x';
      it(`${approver} ${may ? 'may' : 'may not'}: ${subject}`, () => {
        assert.ok(row !== undefined);
        assert.equal(row.includes(id), may);
      });
    }
  }

  it('has 108 cells and no further row', () => {
    assert.equal(TABLE.length * APPROVERS.length, 108);
    assert.equal(ROWS.size, TABLE.length - Object.keys(SPECIAL).length);
  });
});
