import assert from 'node:assert/strict';
import { GRAPH_CALLS, type GraphCall } from '../../src/directory/permissions.ts';
import { knownCalls } from '../support/graph-contract.ts';

describe('the table of Graph calls', () => {
  const calls = Object.values(GRAPH_CALLS);

  it('names nothing that Graph does not have, and the contract nothing that we do not call', () => {
    assert.deepEqual(calls.map(({ method, path }) => `${method} ${path}`).sort(), [...knownCalls].sort());
  });

  it('writes passwords and sends invitations, and asks for no other permission to change anything', () => {
    const reading = ({ permission }: GraphCall) => /\.Read(Basic)?\.(All|Directory)$/.test(permission);
    assert.deepEqual(
      calls.filter((call) => !reading(call)).map(({ method, permission }) => `${method} ${permission}`),
      ['PATCH User-PasswordProfile.ReadWrite.All', 'POST User.Invite.All'],
    );
    assert.ok(calls.every((call) => reading(call) === (call.method === 'GET')));
  });

  it('needs no more than these permissions, of which five can be left out', () => {
    const needed = (optional: boolean) =>
      new Set(calls.filter(({ without }) => (without !== undefined) === optional).map(({ permission }) => permission));
    assert.deepEqual([...needed(false)].sort(), [
      'Domain.Read.All',
      'GroupMember.Read.All',
      'RoleManagement.Read.Directory',
      'User-PasswordProfile.ReadWrite.All',
      'User.Read.All',
    ]);
    assert.deepEqual([...needed(true)].sort(), [
      'AuditLog.Read.All',
      'CrossTenantInformation.ReadBasic.All',
      'Directory.Read.All',
      'Domain-InternalFederation.Read.All',
      'User.Invite.All',
    ]);
  });

  it('gives every call a purpose', () => assert.ok(calls.every(({ purpose }) => purpose.length > 10)));
});
