/** Ways to spoil the tenant for as long as the doctor looks. */
import { addGroup, giveRole } from '../../../sandbox/directory/administration.ts';
import type { Tenant } from '../../../sandbox/directory/tenant.ts';
import type { Practice } from './practice.ts';
import type { SetUp } from './set-up.ts';

export type Spoil = NonNullable<SetUp['spoil']>;

/** Sets a property of the tenant. */
export function having<K extends keyof Tenant>(name: K, change: (before: Tenant[K]) => Tenant[K]): Spoil {
  return ({ world }) => {
    const { tenant } = world.directory;
    const { [name]: before } = tenant;
    tenant[name] = change(before);
    return () => {
      tenant[name] = before;
    };
  };
}

/** Someone is in a role-assignable group that holds this role, and not themselves. */
export function inGroupWith(role: string, who: (practice: Practice) => string): Spoil {
  return async (practice) => {
    const undo = [
      await having('groups', (all) => [...all])(practice),
      await having('members', (all) => new Map(all))(practice),
      await having('owners', (all) => new Map(all))(practice),
      await having('roleAssignments', (all) => [...all])(practice),
    ];
    const { tenant } = practice.world.directory;
    const { id } = addGroup(tenant, { displayName: 'Automation', assignable: true, members: [who(practice)] });
    giveRole(tenant, id, role);
    return async () => {
      for (const one of undo) await one();
    };
  };
}
