/** The operator's rules in addition to Entra's: who may approve, who needs two approvers, who is never reset. Pure. */

/**
 * Object IDs, in either case. Groups count with nested members. Don't use a Microsoft 365 group with hidden membership:
 * Graph doesn't show its members ("directoryObject: checkMemberGroups").
 */
export type OperatorGroups = {
  /** Approvers must be members of this group; null if directory roles alone decide. */
  readonly approverGroup: string | null;
  /** Groups whose members need two approvers. */
  readonly privilegedGroups: readonly string[];
  /** Users and groups: neither these users nor the groups' members are ever reset. */
  readonly neverReset: readonly string[];
};

/** @param memberOf IDs of all groups of the person, in lower case */
export function isInApproverGroup({ approverGroup }: OperatorGroups, memberOf: readonly string[]): boolean {
  return approverGroup === null || isAmong([approverGroup], memberOf);
}

/** @param memberOf IDs of all groups of the person, in lower case */
export function isInPrivilegedGroup({ privilegedGroups }: OperatorGroups, memberOf: readonly string[]): boolean {
  return isAmong(privilegedGroups, memberOf);
}

/** @param id of the person @param memberOf IDs of all their groups, in lower case */
export function isNeverReset({ neverReset }: OperatorGroups, id: string, memberOf: readonly string[]): boolean {
  return isAmong(neverReset, [id.toLowerCase(), ...memberOf]);
}

function isAmong(listed: readonly string[], ids: readonly string[]): boolean {
  return listed.some((id) => ids.includes(id.toLowerCase()));
}
