import assert from 'node:assert/strict';
import fc from 'fast-check';
import { APPROVER_ROLES, ROWS } from '../../src/directory/reset-matrix.ts';
import { type HeldRole, type Scope, type Standing, canReset, mayResetBy } from '../../src/directory/role-matrix.ts';

const { helpdeskAdministrator, userAdministrator, passwordAdministrator, authenticationAdministrator } = APPROVER_ROLES;
const { globalAdministrator, privilegedAuthenticationAdministrator } = APPROVER_ROLES;
const REPORTS_READER = '4a5d8f65-41da-4de4-8968-e035b65339cf';
const EXCHANGE = '29232cdf-9323-42fd-ade2-1d097af3e4de';

const tenant: Scope = { in: 'tenant' };
const unit = (id: string): Scope => ({ in: 'unit', unit: id });
const role = (template: string | null, scope: Scope = tenant): HeldRole => ({ template, name: 'whatever', scope });
const nobody: Standing = { active: [], eligible: [], inRoleAssignableGroup: false, restricted: false };
const holding = (...templates: (string | null)[]): Standing => ({
  ...nobody,
  active: templates.map((each) => role(each)),
});
const say = (approver: readonly HeldRole[], subject: Standing, units: readonly string[] = []) => {
  const verdict = mayResetBy(approver, subject, units);
  return verdict.allowed ? 'allowed' : verdict.because;
};

describe('may this approver reset that subject?', () => {
  it('not without a role that resets passwords', () => {
    assert.equal(say([], nobody), 'no-role');
    assert.equal(say([role(EXCHANGE), role(REPORTS_READER), role(null)], nobody), 'no-role');
  });

  it('a role of the approver must stand in the row of every role of the subject', () => {
    assert.equal(say([role(helpdeskAdministrator)], holding(REPORTS_READER, helpdeskAdministrator)), 'allowed');
    assert.equal(say([role(helpdeskAdministrator)], holding(REPORTS_READER, userAdministrator)), 'role-too-low');
  });

  it('two roles of the approver do not add up', () => {
    const both = [role(authenticationAdministrator), role(helpdeskAdministrator)];
    const subject = holding(authenticationAdministrator, helpdeskAdministrator);
    assert.equal(say(both, subject), 'role-too-low');
    assert.equal(say([...both, role(globalAdministrator)], subject), 'allowed');
  });

  it('an unknown or custom role is as strict as any', () => {
    for (const template of [EXCHANGE, 'ffffffff-0000-4000-8000-000000000000', null]) {
      assert.equal(say([role(userAdministrator)], holding(template)), 'role-too-low');
      assert.equal(say([role(privilegedAuthenticationAdministrator)], holding(template)), 'allowed');
    }
  });

  it('a role the subject could activate protects like one he holds', () => {
    assert.equal(say([role(userAdministrator)], { ...nobody, eligible: [role(globalAdministrator)] }), 'role-too-low');
  });

  it('a role-assignable group protects, even one without a role', () => {
    const subject = { ...nobody, inRoleAssignableGroup: true };
    assert.equal(say([role(userAdministrator)], subject), 'role-too-low');
    assert.equal(say([role(globalAdministrator)], subject), 'allowed');
  });

  it('a restricted unit keeps everybody out, whoever approves', () => {
    assert.equal(say([role(globalAdministrator)], { ...nobody, restricted: true }), 'subject-protected');
    assert.equal(say([], { ...nobody, restricted: true }), 'subject-protected');
  });

  it('a role of the subject that is scoped to a unit counts as one of a restricted unit', () => {
    const subject = { ...nobody, active: [role(passwordAdministrator, unit('u1'))] };
    assert.equal(say([role(userAdministrator)], subject), 'role-too-low');
    assert.equal(say([role(privilegedAuthenticationAdministrator)], subject), 'allowed');
  });

  it('a role of the approver that is scoped to a unit reaches its members only', () => {
    assert.equal(say([role(userAdministrator, unit('u1'))], nobody, ['u2', 'u1']), 'allowed');
    assert.equal(say([role(userAdministrator, unit('u1'))], nobody, ['u2']), 'role-too-low');
    assert.equal(say([role(userAdministrator, unit('u1'))], nobody), 'role-too-low');
  });

  it('and of its members only those without any role or role-assignable group', () => {
    const approver = [role(userAdministrator, unit('u1'))];
    const protectedOnes: readonly Standing[] = [
      holding(REPORTS_READER),
      { ...nobody, eligible: [role(REPORTS_READER)] },
      { ...nobody, inRoleAssignableGroup: true },
    ];
    for (const subject of protectedOnes) assert.equal(say(approver, subject, ['u1']), 'role-too-low');
  });

  it('a scope narrower than a unit, and a role that no unit can have, count for nothing', () => {
    assert.equal(say([role(userAdministrator, { in: 'other' })], nobody), 'no-role');
    assert.equal(say([role(globalAdministrator, unit('u1'))], nobody, ['u1']), 'no-role');
    assert.equal(canReset(role(globalAdministrator)), true);
  });

  it('a further role of the subject never makes him easier to reset', () => {
    const template = fc.constantFrom(...ROWS.keys(), EXCHANGE, null);
    const approver = fc.array(fc.constantFrom(...Object.values(APPROVER_ROLES), EXCHANGE).map((each) => role(each)));
    fc.assert(
      fc.property(approver, fc.array(template), template, (roles, held, further) => {
        if (!mayResetBy(roles, holding(...held, further), []).allowed) return;
        assert.equal(mayResetBy(roles, holding(...held), []).allowed, true);
      }),
    );
  });
});
