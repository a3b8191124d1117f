/** Ways in which someone gets what protects their password. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { addGroup, addUnit, giveRole, makeEligible } from '../../../sandbox/directory/administration.ts';
import type { RoleDefinition } from '../../../sandbox/directory/graph-objects.ts';
import type { Tenant } from '../../../sandbox/directory/tenant.ts';

/** Makes someone a subject of this kind. */
export type Making = (tenant: Tenant, id: string) => void;

export const holding =
  (role: string, giving: Parameters<typeof giveRole>[3] = {}): Making =>
  (tenant, id) =>
    giveRole(tenant, id, role, giving);
export const inRestrictedUnit: Making = (tenant, id) => {
  const unit = addUnit(tenant, { displayName: 'A restricted unit', restricted: true });
  giveRole(tenant, id, 'Helpdesk Administrator', { unit });
};
export const inGroup: Making = (tenant, id) =>
  void addGroup(tenant, { displayName: 'A role-assignable group', assignable: true, members: [id] });
export const owningGroup: Making = (tenant, id) =>
  void addGroup(tenant, { displayName: 'A role-assignable group', assignable: true, owners: [id] });
export const throughGroup =
  (role: string): Making =>
  (tenant, id) => {
    const { id: group } = addGroup(tenant, { displayName: 'Holders of a role', assignable: true, members: [id] });
    giveRole(tenant, group, role);
  };
/** Someone who can join such a group through PIM for Groups, but has not. */
export const joining: Making = (tenant, id) => {
  const group = addGroup(tenant, { displayName: 'Joined by PIM for Groups', assignable: true });
  giveRole(tenant, group.id, 'Guest Inviter');
  makeEligible(tenant, id, group, 'member');
};
/** A role that Microsoft's table does not know; `fields` as its author wrote them. */
export const unlisted =
  (fields: Partial<RoleDefinition>): Making =>
  (tenant, id) => {
    const [template] = tenant.roleDefinitions;
    assert.ok(template);
    const displayName = `A role of ${id}`;
    tenant.roleDefinitions.push({ ...template, id: randomUUID(), displayName, ...fields });
    giveRole(tenant, id, displayName);
  };
export const both =
  (...makings: readonly Making[]): Making =>
  (tenant, id) =>
    makings.forEach((making) => making(tenant, id));
