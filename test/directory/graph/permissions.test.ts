import assert from 'node:assert/strict';
import type { GraphCall } from '../../../src/directory/graph/graph-call.ts';
import { GRAPH_CALLS } from '../../../src/directory/graph/permissions.ts';
import { knownCalls } from '../../support/graph/graph-contract.ts';

describe('the table of Graph calls', () => {
  const calls = Object.values(GRAPH_CALLS);

  it('lists exactly the calls of the Graph contract, but for the batch that carries reads', () => {
    const named = calls.map(({ method, path }) => `${method} ${path}`);
    assert.deepEqual([...named, 'POST /$batch'].sort(), [...knownCalls].sort());
  });

  const reading = ({ permission }: GraphCall) =>
    /\.Read(Basic)?\.(All|Directory|AuthenticationMethod|AzureADGroup)$/.test(permission);
  const changing = (by: GraphCall['by']) =>
    calls.filter((call) => !reading(call) && call.by === by).map(({ method, permission }) => `${method} ${permission}`);

  it('lets the app itself write passwords, send invitations and mail, and nothing else', () => {
    assert.deepEqual(changing(undefined), [
      'PATCH User-PasswordProfile.ReadWrite.All',
      'POST User.Invite.All',
      'POST Mail.Send',
    ]);
  });

  it('resets on behalf of an approver only with the approver’s token', () => {
    assert.deepEqual(changing('approver'), [
      'POST UserAuthenticationMethod.ReadWrite.All',
      'GET UserAuthenticationMethod.ReadWrite.All',
    ]);
  });

  it('signs people out and creates passes with either token', () => {
    assert.deepEqual(changing('either'), [
      'POST User.RevokeSessions.All',
      'GET UserAuthMethod-TAP.ReadWrite.All',
      'DELETE UserAuthMethod-TAP.ReadWrite.All',
      'POST UserAuthMethod-TAP.ReadWrite.All',
    ]);
  });

  it('never writes with a read permission', () => {
    assert.ok(calls.filter(reading).every(({ method }) => method === 'GET'));
  });

  it('repeats only idempotent writes', () => {
    const repeatable = calls.filter((call) => call.repeatable).map(({ method, path }) => `${method} ${path}`);
    assert.deepEqual(repeatable, [
      'POST /users/{id}/revokeSignInSessions',
      'DELETE /users/{id}/authentication/temporaryAccessPassMethods/{pass}',
    ]);
  });

  it('needs only these permissions, of which all but five are optional', () => {
    const needed = (optional: boolean) =>
      new Set(calls.filter(({ without }) => (without !== undefined) === optional).map(({ permission }) => permission));
    assert.deepEqual([...needed(false)].sort(), [
      'Domain.Read.All',
      'GroupMember.Read.All',
      'PrivilegedEligibilitySchedule.Read.AzureADGroup',
      'RoleManagement.Read.Directory',
      'User.Read.All',
    ]);
    assert.deepEqual([...needed(true)].sort(), [
      'AuditLog.Read.All',
      'CrossTenantInformation.ReadBasic.All',
      'Directory.Read.All',
      'Domain-InternalFederation.Read.All',
      'Mail.Send',
      'Policy.Read.All',
      'Policy.Read.AuthenticationMethod',
      'User-PasswordProfile.ReadWrite.All',
      'User.Invite.All',
      'User.RevokeSessions.All',
      'UserAuthMethod-TAP.ReadWrite.All',
      'UserAuthenticationMethod.ReadWrite.All',
    ]);
  });

  it('gives every call a purpose', () => assert.ok(calls.every(({ purpose }) => purpose.length > 10)));
});
