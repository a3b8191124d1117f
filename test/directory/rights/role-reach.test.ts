import assert from 'node:assert/strict';
import fc from 'fast-check';
import { APPROVER_ROLES, ROWS } from '../../../src/directory/rights/who-can-reset-passwords.ts';
import {
  type HeldRole,
  type Scope,
  type SubjectRoles,
  canReset,
  holdsNothing,
  reaches,
  resetsEveryone,
} from '../../../src/directory/rights/role-reach.ts';

const { helpdeskAdministrator, userAdministrator, passwordAdministrator, authenticationAdministrator } = APPROVER_ROLES;
const { globalAdministrator, privilegedAuthenticationAdministrator } = APPROVER_ROLES;
const REPORTS_READER = '4a5d8f65-41da-4de4-8968-e035b65339cf';
const EXCHANGE = '29232cdf-9323-42fd-ade2-1d097af3e4de';

const tenant: Scope = { in: 'tenant' };
const unit = (id: string): Scope => ({ in: 'unit', unit: id });
const role = (template: string | null, scope: Scope = tenant): HeldRole => ({ template, name: 'whatever', scope });
const nobody: SubjectRoles = { active: [], eligible: [], inRoleAssignableGroup: false };
const holding = (...templates: (string | null)[]): SubjectRoles => ({
  ...nobody,
  active: templates.map((each) => role(each)),
});
const may = (approver: readonly HeldRole[], subject: SubjectRoles, units: readonly string[] = []) =>
  reaches(approver, subject, units);

describe('whether an approver’s roles reach a subject', () => {
  it('needs a role that may reset passwords', () => {
    const others = [role(EXCHANGE), role(REPORTS_READER), role(null)];
    assert.equal(may([], nobody), false);
    assert.equal(may(others, nobody), false);
    assert.equal(others.some(canReset), false);
  });

  it('needs one role that is in the row of every role of the subject', () => {
    assert.equal(may([role(helpdeskAdministrator)], holding(REPORTS_READER, helpdeskAdministrator)), true);
    assert.equal(may([role(helpdeskAdministrator)], holding(REPORTS_READER, userAdministrator)), false);
  });

  it('does not combine two roles of the approver', () => {
    const both = [role(authenticationAdministrator), role(helpdeskAdministrator)];
    const subject = holding(authenticationAdministrator, helpdeskAdministrator);
    assert.equal(may(both, subject), false);
    assert.equal(may([...both, role(globalAdministrator)], subject), true);
  });

  it('treats an unknown or custom role of the subject as the strictest', () => {
    for (const template of [EXCHANGE, 'ffffffff-0000-4000-8000-000000000000', null]) {
      assert.equal(may([role(userAdministrator)], holding(template)), false);
      assert.equal(may([role(privilegedAuthenticationAdministrator)], holding(template)), true);
    }
  });

  it('treats an eligible role of the subject like an active one', () => {
    assert.equal(may([role(userAdministrator)], { ...nobody, eligible: [role(globalAdministrator)] }), false);
  });

  it('protects members of a role-assignable group, even one without a role', () => {
    const subject = { ...nobody, inRoleAssignableGroup: true };
    assert.equal(may([role(userAdministrator)], subject), false);
    assert.equal(may([role(globalAdministrator)], subject), true);
  });

  it('treats a unit-scoped role of the subject as one in a restricted unit', () => {
    const subject = { ...nobody, active: [role(passwordAdministrator, unit('u1'))] };
    assert.equal(may([role(userAdministrator)], subject), false);
    assert.equal(may([role(privilegedAuthenticationAdministrator)], subject), true);
  });

  it('limits a unit-scoped role of the approver to members of that unit', () => {
    assert.equal(may([role(userAdministrator, unit('u1'))], nobody, ['u2', 'u1']), true);
    assert.equal(may([role(userAdministrator, unit('u1'))], nobody, ['u2']), false);
    assert.equal(may([role(userAdministrator, unit('u1'))], nobody), false);
  });

  it('limits it further to members without a role or role-assignable group', () => {
    const approver = [role(userAdministrator, unit('u1'))];
    const protectedOnes: readonly SubjectRoles[] = [
      holding(REPORTS_READER),
      { ...nobody, eligible: [role(REPORTS_READER)] },
      { ...nobody, inRoleAssignableGroup: true },
    ];
    for (const subject of protectedOnes) assert.equal(may(approver, subject, ['u1']), false);
  });

  it('ignores a scope narrower than a unit, and a unit-scoped role that units cannot have', () => {
    for (const useless of [role(userAdministrator, { in: 'other' }), role(globalAdministrator, unit('u1'))]) {
      assert.equal(may([useless], nobody, ['u1']), false);
      assert.equal(canReset(useless), false);
    }
    assert.equal(canReset(role(globalAdministrator)), true);
  });

  it('never gets wider when the subject gains a role', () => {
    const template = fc.constantFrom(...ROWS.keys(), EXCHANGE, null);
    const approver = fc.array(fc.constantFrom(...Object.values(APPROVER_ROLES), EXCHANGE).map((each) => role(each)));
    fc.assert(
      fc.property(approver, fc.array(template), template, (roles, held, further) => {
        if (!may(roles, holding(...held, further))) return;
        assert.equal(may(roles, holding(...held)), true);
      }),
    );
  });

  it('has no limit exactly for the roles that may reset everyone', () => {
    const templates = [...ROWS.keys(), ...Object.values(APPROVER_ROLES), EXCHANGE, null];
    const strongest = [
      ...templates.map((each) => holding(each)),
      { ...nobody, active: [role(REPORTS_READER, unit('u1'))] },
      { ...nobody, inRoleAssignableGroup: true },
      nobody,
    ];
    for (const template of templates) {
      const everybody = strongest.every((subject) => may([role(template)], subject));
      assert.equal(resetsEveryone(role(template)), everybody, String(template));
    }
    assert.equal(resetsEveryone(role(privilegedAuthenticationAdministrator, unit('u1'))), false);
    assert.equal(resetsEveryone(role(globalAdministrator, { in: 'other' })), false);
  });

  it('a subject holds nothing only without active roles, eligible roles and role-assignable groups', () => {
    assert.equal(holdsNothing(nobody), true);
    for (const something of [
      holding(REPORTS_READER),
      holding(null),
      { ...nobody, eligible: [role(REPORTS_READER, { in: 'other' })] },
      { ...nobody, inRoleAssignableGroup: true },
    ]) {
      assert.equal(holdsNothing(something), false);
    }
  });
});
