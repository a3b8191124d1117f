/**
 * "List directoryAudits": `$filter` for what was changed of one user.
 * @param which a condition on the activity or its service @param since the earliest moment
 */
export function changesFilter(id: string, which: string, since: Date): string {
  return `${which} and targetResources/any(t:t/id eq '${id.replaceAll("'", "''")}') and activityDateTime ge ${since.toISOString()}`;
}
