/** Does the bot's service principal hold the directory role that it needs, and no other? Pure. */
import { ROLE_AS_APP } from '../../directory/set-up/needed-permissions.ts';
import type { HeldRole } from '../../directory/rights/role-reach.ts';
import { type Finding, ok, warning, wrong } from '../finding.ts';

/** `ofGroups`: are those that its groups give it among them? */
export type RolesOfBot = { readonly roles: readonly HeldRole[]; readonly ofGroups: boolean };

/** What a reader can do about groups that can't be read. */
const UNREAD = 'reading the roles of its groups takes Directory.Read.All';

export function judgeRole({ roles, ofGroups }: RolesOfBot, resetAs: 'app' | 'approver'): readonly Finding[] {
  const isIts = ({ template }: HeldRole): boolean => resetAs === 'app' && template === ROLE_AS_APP.template;
  const others = [...new Set(roles.filter((role) => !isIts(role)).map(({ name }) => name))];
  const found: Finding[] = others.map((name) =>
    wrong(
      'role',
      `The bot holds the directory role ${name}, which it doesn't need with RESET_AS=${resetAs}. Take it away.`,
    ),
  );
  if (resetAs === 'app') found.push(...lacking(roles.filter(isIts), ofGroups));
  if (found.length > 0) return found;
  const held =
    resetAs === 'app'
      ? `The bot holds the directory role ${ROLE_AS_APP.name}, and no other`
      : 'The bot holds no directory role: approvers reset with their own';
  return [ok('role', ofGroups ? `${held}.` : `${held} (${UNREAD}).`)];
}

function lacking(its: readonly HeldRole[], ofGroups: boolean): readonly Finding[] {
  const { name } = ROLE_AS_APP;
  if (its.some(({ scope }) => scope.in === 'tenant')) return [];
  if (its.length === 0 && !ofGroups) {
    return [
      warning(
        'role',
        `The bot doesn't hold the directory role ${name} itself, without which Graph refuses every reset; ${UNREAD}. ` +
          "Assign it to the bot's enterprise application.",
      ),
    ];
  }
  return its.length > 0
    ? [warning('role', `The bot is ${name} of an administrative unit only: it can't reset people outside of it.`)]
    : [
        wrong(
          'role',
          `The bot doesn't hold the directory role ${name}: Graph refuses every reset. Assign it to the bot's enterprise application.`,
        ),
      ];
}
