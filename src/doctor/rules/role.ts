/** Does the bot's service principal hold the directory role that it needs, and no other? Pure. */
import { ROLE_AS_APP } from '../../directory/set-up/needed-permissions.ts';
import type { HeldRole } from '../../directory/rights/role-reach.ts';
import { type Finding, ok, warning, wrong } from '../finding.ts';

export function judgeRole(roles: readonly HeldRole[], resetAs: 'app' | 'approver'): readonly Finding[] {
  const isIts = ({ template }: HeldRole): boolean => resetAs === 'app' && template === ROLE_AS_APP.template;
  const others = [...new Set(roles.filter((role) => !isIts(role)).map(({ name }) => name))];
  const found: Finding[] = others.map((name) =>
    wrong(
      'role',
      `The bot holds the directory role ${name}, which it doesn't need with RESET_AS=${resetAs}. Take it away.`,
    ),
  );
  if (resetAs === 'app') found.push(...lacking(roles.filter(isIts)));
  if (found.length > 0) return found;
  return [
    ok(
      'role',
      resetAs === 'app'
        ? `The bot holds the directory role ${ROLE_AS_APP.name}, and no other.`
        : 'The bot holds no directory role: approvers reset with their own.',
    ),
  ];
}

function lacking(its: readonly HeldRole[]): readonly Finding[] {
  const { name } = ROLE_AS_APP;
  if (its.some(({ scope }) => scope.in === 'tenant')) return [];
  return its.length > 0
    ? [warning('role', `The bot is ${name} of an administrative unit only: it can't reset people outside of it.`)]
    : [
        wrong(
          'role',
          `The bot doesn't hold the directory role ${name}: Graph refuses every reset. Assign it to the bot's enterprise application.`,
        ),
      ];
}
