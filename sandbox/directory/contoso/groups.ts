/** Contoso's groups and administrative units, and who is in them. */
import type { AdministrativeUnit, Group } from '../graph-objects.ts';
import { group, unit } from './build-group.ts';
import { groupId, personId, unitId } from './ids.ts';
import { PRIVILEGED } from './privileged.ts';

export const GROUPS = {
  marketing: groupId(1),
  everyone: groupId(2),
  exchangeAdmins: groupId(3),
  breakGlass: groupId(4),
} as const;

export const UNITS = { amsterdam: unitId(1), board: unitId(2) } as const;

export const groups: readonly Group[] = [
  group(GROUPS.marketing, 'Marketing', false),
  group(GROUPS.everyone, 'Everyone in Sales and Marketing', false),
  group(GROUPS.exchangeAdmins, 'Exchange Administrators', true),
  group(GROUPS.breakGlass, 'Emergency Access', true),
];

export const administrativeUnits: readonly AdministrativeUnit[] = [
  unit(UNITS.amsterdam, 'Amsterdam', false),
  unit(UNITS.board, 'Board', true),
];

/** By group or unit: direct members. */
export const memberships: readonly (readonly [string, readonly string[]])[] = [
  [GROUPS.marketing, [personId(1, 1), personId(1, 2)]],
  [GROUPS.everyone, [GROUPS.marketing, personId(4, 2)]],
  [GROUPS.exchangeAdmins, [PRIVILEGED.roleByGroup]],
  [GROUPS.breakGlass, [PRIVILEGED.groupMember]],
  [UNITS.amsterdam, [PRIVILEGED.unitMember, personId(1, 1)]],
  [UNITS.board, [PRIVILEGED.restricted]],
];

export const ownerships: readonly (readonly [string, readonly string[]])[] = [
  [GROUPS.marketing, [personId(1, 1)]],
  [GROUPS.breakGlass, [PRIVILEGED.groupOwner]],
];
