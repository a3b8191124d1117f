/** May this approver reset that subject's password? Pure; decided on template ids, since names are localised. */
import type { MayReset } from '../requests/ports.ts';
import {
  ANY_OTHER_ROLE,
  APPROVER_ROLES,
  NO_ROLE,
  RESTRICTED_UNIT_ROLE,
  ROLE_ASSIGNABLE_GROUP,
  ROWS,
  type Row,
  UNIT_ROLES,
} from './reset-matrix.ts';

/** `unit` is the id of an administrative unit; `other` is a narrower scope, such as one application. */
export type Scope =
  { readonly in: 'tenant' } | { readonly in: 'unit'; readonly unit: string } | { readonly in: 'other' };

/** A role as somebody holds it. `template` is null for a custom role. */
export type HeldRole = { readonly template: string | null; readonly name: string; readonly scope: Scope };

export type Standing = {
  /** Roles held now. */
  readonly active: readonly HeldRole[];
  /** Roles that can be activated: whoever gets the password can. */
  readonly eligible: readonly HeldRole[];
  /** Is the subject a member or an owner of a group that roles may be assigned to? */
  readonly inRoleAssignableGroup: boolean;
  /** Is the subject in a restricted management administrative unit? */
  readonly restricted: boolean;
};

const RESETTING: Row = Object.values(APPROVER_ROLES);

/**
 * One role of the approver must stand in the row of every role of the subject: that two roles add up is documented
 * nowhere (Microsoft Entra, "Privileged roles and permissions in Microsoft Entra ID", "Who can reset passwords").
 * @param approver roles held now; merely eligible ones do not count
 * @param subjectUnits the administrative units that the subject is a member of
 */
export function mayResetBy(
  approver: readonly HeldRole[],
  subject: Standing,
  subjectUnits: readonly string[],
): MayReset {
  // Tenant-wide admins and applications cannot reach into it (Entra, "Restricted management administrative units").
  if (subject.restricted) return { allowed: false, because: 'subject-protected' };
  const usable = approver.filter(canReset);
  if (usable.length === 0) return { allowed: false, because: 'no-role' };
  const rows = rowsOf(subject);
  const allowed = usable.some(({ template, scope }) =>
    scope.in === 'unit'
      ? holdsNothing(subject) && subjectUnits.includes(scope.unit)
      : template !== null && rows.every((row) => row.includes(template)),
  );
  return allowed ? { allowed } : { allowed, because: 'role-too-low' };
}

/** Does this role let its holder reset anybody at all? */
export function canReset({ template, scope }: HeldRole): boolean {
  if (template === null || scope.in === 'other') return false;
  return (scope.in === 'unit' ? UNIT_ROLES : RESETTING).includes(template);
}

/** A role scoped to a unit reaches only users without any role (Entra, "Assign roles with administrative unit scope"). */
function holdsNothing({ active, eligible, inRoleAssignableGroup }: Standing): boolean {
  return active.length === 0 && eligible.length === 0 && !inRoleAssignableGroup;
}

function rowsOf({ active, eligible, inRoleAssignableGroup }: Standing): readonly Row[] {
  return [NO_ROLE, ...[...active, ...eligible].map(rowOf), ...(inRoleAssignableGroup ? [ROLE_ASSIGNABLE_GROUP] : [])];
}

/** Whether a unit is a restricted one cannot be read from an assignment, so every role scoped to a unit counts as such. */
function rowOf({ template, scope }: HeldRole): Row {
  if (scope.in === 'unit') return RESTRICTED_UNIT_ROLE;
  return (template === null ? undefined : ROWS.get(template)) ?? ANY_OTHER_ROLE;
}
