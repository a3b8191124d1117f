/**
 * Which roles reach which subject: applies Entra's table to the roles of both. By template ID, because names are
 * localised. Pure.
 */
import {
  ANY_OTHER_ROLE,
  APPROVER_ROLES,
  NO_ROLE,
  PASS_ROLES,
  RESTRICTED_UNIT_ROLE,
  ROLE_ASSIGNABLE_GROUP,
  ROWS,
  type Row,
  UNIT_ROLES,
} from './who-can-reset-passwords.ts';
import type { Secret } from '../../requests/model/secrets/secret-kinds.ts';

/** `unit` is the ID of an administrative unit; `other` is a narrower scope, such as one application. */
export type Scope =
  { readonly in: 'tenant' } | { readonly in: 'unit'; readonly unit: string } | { readonly in: 'other' };

/** A role that a person holds. `template` is null for a custom role. */
export type HeldRole = { readonly template: string | null; readonly name: string; readonly scope: Scope };

/** What the table needs to know about a subject. */
export type SubjectRoles = {
  /** Active roles. */
  readonly active: readonly HeldRole[];
  /** Roles that the subject, and so anyone with their password, can activate. */
  readonly eligible: readonly HeldRole[];
  /** Is the subject a member or owner of a role-assignable group? */
  readonly inRoleAssignableGroup: boolean;
};

const RESETTING: Row = Object.values(APPROVER_ROLES);
const ALL_ROWS: readonly Row[] = [
  NO_ROLE,
  ROLE_ASSIGNABLE_GROUP,
  RESTRICTED_UNIT_ROLE,
  ANY_OTHER_ROLE,
  ...ROWS.values(),
];

/**
 * May these roles reset this subject? A single role must be in the row of each of the subject's roles: no document says
 * that an approver's roles combine (Microsoft Entra, "Privileged roles and permissions in Microsoft Entra ID", "Who can
 * reset passwords").
 * @param approver active roles; eligible ones don't count
 * @param subjectUnits administrative units of which the subject is a member
 */
export function reaches(
  approver: readonly HeldRole[],
  subject: SubjectRoles,
  subjectUnits: readonly string[],
): boolean {
  const rows = rowsOf(subject);
  return approver
    .filter(canReset)
    .some(({ template, scope }) =>
      scope.in === 'unit'
        ? holdsNothing(subject) && subjectUnits.includes(scope.unit)
        : template !== null && rows.every((row) => row.includes(template)),
    );
}

/** Does this role let its holder reset anyone? */
export function canReset({ template, scope }: HeldRole): boolean {
  if (template === null || scope.in === 'other') return false;
  return (scope.in === 'unit' ? UNIT_ROLES : RESETTING).includes(template);
}

/** Does this role let its holder give this to anyone? Fewer roles may give a Temporary Access Pass than a password. */
export const MAY_GIVE: Readonly<Record<Secret, (role: HeldRole) => boolean>> = {
  password: canReset,
  'access-pass': (role) => canReset(role) && role.template !== null && PASS_ROLES.includes(role.template),
};

/** Does this role let its holder reset everyone: is it tenant-wide and in every row of the table? */
export function resetsEveryone({ template, scope }: HeldRole): boolean {
  return scope.in === 'tenant' && template !== null && ALL_ROWS.every((row) => row.includes(template));
}

/**
 * Does the subject have no role, and no group that could have one? A role scoped to a unit reaches only such users
 * (Entra, "Assign roles with administrative unit scope").
 */
export function holdsNothing({ active, eligible, inRoleAssignableGroup }: SubjectRoles): boolean {
  return active.length === 0 && eligible.length === 0 && !inRoleAssignableGroup;
}

function rowsOf({ active, eligible, inRoleAssignableGroup }: SubjectRoles): readonly Row[] {
  return [NO_ROLE, ...[...active, ...eligible].map(rowOf), ...(inRoleAssignableGroup ? [ROLE_ASSIGNABLE_GROUP] : [])];
}

/** An assignment doesn't tell whether its unit is restricted, so every unit-scoped role counts as if it were. */
function rowOf({ template, scope }: HeldRole): Row {
  if (scope.in === 'unit') return RESTRICTED_UNIT_ROLE;
  return (template === null ? undefined : ROWS.get(template)) ?? ANY_OTHER_ROLE;
}
