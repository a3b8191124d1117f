/** The operator's own rules beside Entra's: who may approve, whom two must approve, who is never reset. Pure. */

/**
 * Object ids, in either case; members of a group are direct ones or such through other groups. A Microsoft 365 group with
 * hidden membership must not be among them: Graph does not show who is in it ("directoryObject: checkMemberGroups").
 */
export type OperatorGroups = {
  /** Whoever approves must be a member of this group; null: the directory roles alone decide. */
  readonly approverGroup: string | null;
  /** Groups whose members need two approvers. */
  readonly privilegedGroups: readonly string[];
  /** Users, and groups whose members are never reset. */
  readonly neverReset: readonly string[];
};

/** @param memberOf ids of all groups of somebody, in lower case */
export function isInApproverGroup({ approverGroup }: OperatorGroups, memberOf: readonly string[]): boolean {
  return approverGroup === null || isAmong([approverGroup], memberOf);
}

/** @param memberOf as above */
export function isInPrivilegedGroup({ privilegedGroups }: OperatorGroups, memberOf: readonly string[]): boolean {
  return isAmong(privilegedGroups, memberOf);
}

/** @param memberOf as above */
export function isNeverReset({ neverReset }: OperatorGroups, id: string, memberOf: readonly string[]): boolean {
  return isAmong(neverReset, [id.toLowerCase(), ...memberOf]);
}

function isAmong(listed: readonly string[], ids: readonly string[]): boolean {
  return listed.some((id) => ids.includes(id.toLowerCase()));
}
