/** Do the groups and people in the settings exist, and can their members be seen? Pure. */
import { type Finding, counted, ok, wrong } from '../finding.ts';

/** What stands behind an object ID in a setting; `unread`: Graph didn't say. */
export type Behind = 'person' | 'group' | 'hidden-group' | 'nothing' | 'unread';
export type Listed = { readonly setting: 'APPROVER_GROUP' | 'PRIVILEGED_GROUPS' | 'NEVER_RESET'; readonly id: string };

const NO_EFFECT = {
  APPROVER_GROUP: 'nobody can approve',
  PRIVILEGED_GROUPS: 'it makes nobody’s reset take two approvers',
  NEVER_RESET: 'it protects nobody',
} as const;

export function judgeGroups(listed: readonly (Listed & { readonly behind: Behind })[]): readonly Finding[] {
  const found = listed.flatMap(judgeOne);
  if (found.length > 0 || listed.some(({ behind }) => behind === 'unread')) return found;
  if (listed.length === 0) return [ok('groups', 'No groups or people are listed in the settings.')];
  return [
    ok(
      'groups',
      `What the settings list exists (${counted(listed.length, 'group or person', 'groups and people')}), and can be read.`,
    ),
  ];
}

/** Could anyone be in the group of approvers, as far as is known? */
export function mayHaveApprovers(listed: readonly (Listed & { readonly behind: Behind })[]): boolean {
  return !listed.some((one) => one.setting === 'APPROVER_GROUP' && judgeOne(one).length > 0);
}

function judgeOne({ setting, id, behind }: Listed & { readonly behind: Behind }): readonly Finding[] {
  const { [setting]: effect } = NO_EFFECT;
  if (behind === 'nothing') {
    return [wrong('groups', `${id} in ${setting} doesn't exist in this tenant: ${effect}. Correct it.`)];
  }
  if (behind === 'person' && setting !== 'NEVER_RESET') {
    return [wrong('groups', `${id} in ${setting} is a person, not a group: ${effect}. Name a group.`)];
  }
  // "directoryObject: checkMemberGroups", and the property `visibility` of "group resource type".
  if (behind === 'hidden-group') {
    return [
      wrong(
        'groups',
        `${id} in ${setting} has hidden membership, which Graph shows nobody: ${effect}. Use another group.`,
      ),
    ];
  }
  return [];
}
