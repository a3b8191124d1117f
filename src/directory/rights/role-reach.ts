/** Which roles let their holder reset whom? Pure; decided on template ids, since names are localised. */
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

/** `unit` is the id of an administrative unit; `other` is a narrower scope, such as one application. */
export type Scope =
  { readonly in: 'tenant' } | { readonly in: 'unit'; readonly unit: string } | { readonly in: 'other' };

/** A role as somebody holds it. `template` is null for a custom role. */
export type HeldRole = { readonly template: string | null; readonly name: string; readonly scope: Scope };

/** What the matrix asks about a subject. */
export type SubjectRoles = {
  /** Roles held now. */
  readonly active: readonly HeldRole[];
  /** Roles that can be activated: whoever gets the password can. */
  readonly eligible: readonly HeldRole[];
  /** Is the subject a member or an owner of a group that roles may be assigned to? */
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
 * May these roles reset that subject? One of them must stand in the row of every role of the subject: that two roles add up
 * is documented nowhere (Microsoft Entra, "Privileged roles and permissions in Microsoft Entra ID", "Who can reset
 * passwords").
 * @param approver roles held now; merely eligible ones do not count
 * @param subjectUnits the administrative units that the subject is a member of
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

/** Does this role let its holder reset anybody at all? */
export function canReset({ template, scope }: HeldRole): boolean {
  if (template === null || scope.in === 'other') return false;
  return (scope.in === 'unit' ? UNIT_ROLES : RESETTING).includes(template);
}

/** Does this role let its holder give anybody a Temporary Access Pass? */
export function canGivePass(role: HeldRole): boolean {
  return canReset(role) && role.template !== null && PASS_ROLES.includes(role.template);
}

/** Does this role, held for the whole tenant, stand in every row of the matrix? */
export function resetsEverybody({ template, scope }: HeldRole): boolean {
  return scope.in === 'tenant' && template !== null && ALL_ROWS.every((row) => row.includes(template));
}

/**
 * Has the subject no role at all, nor a group that could have one? A role scoped to a unit reaches only such users (Entra,
 * "Assign roles with administrative unit scope").
 */
export function holdsNothing({ active, eligible, inRoleAssignableGroup }: SubjectRoles): boolean {
  return active.length === 0 && eligible.length === 0 && !inRoleAssignableGroup;
}

function rowsOf({ active, eligible, inRoleAssignableGroup }: SubjectRoles): readonly Row[] {
  return [NO_ROLE, ...[...active, ...eligible].map(rowOf), ...(inRoleAssignableGroup ? [ROLE_ASSIGNABLE_GROUP] : [])];
}

/** Whether a unit is a restricted one cannot be read from an assignment, so every role scoped to a unit counts as such. */
function rowOf({ template, scope }: HeldRole): Row {
  if (scope.in === 'unit') return RESTRICTED_UNIT_ROLE;
  return (template === null ? undefined : ROWS.get(template)) ?? ANY_OTHER_ROLE;
}
