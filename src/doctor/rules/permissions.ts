/** Does the bot's token have exactly the permissions that its settings need? Pure. */
import type { NeededPermission } from '../../directory/set-up/needed-permissions.ts';
import { type Finding, counted, ok, warning, wrong } from '../finding.ts';

const GRANT = 'Grant it ("npm run permissions" prints how); a managed identity may keep its old token for a day.';
/** A permission to read only, by its name (Microsoft Graph permissions overview, "Permissions naming pattern"). */
const READS = /\.Read(Basic)?(\.|$)/;

export function onlyReads(permission: string): boolean {
  return READS.test(permission);
}

/** @param granted the `roles` claim of the app's token for Graph */
export function judgePermissions(granted: readonly string[], needed: readonly NeededPermission[]): readonly Finding[] {
  const own = needed.filter(({ type }) => type === 'application');
  const found = [
    ...own.filter(({ permission }) => !granted.includes(permission)).map(missing),
    ...granted.filter((one) => !own.some(({ permission }) => permission === one)).map(tooMuch),
  ];
  return found.length > 0
    ? found
    : [ok('permissions', `The token has the ${counted(own.length, 'permission')} that the bot needs.`)];
}

function missing({ permission, without, purposes }: NeededPermission): Finding {
  return without === null
    ? wrong('permissions', `${permission} is missing: the bot can't ${purposes[0] ?? 'work'}. ${GRANT}`)
    : warning('permissions', `${permission} is missing: ${without}. ${GRANT}`);
}

function tooMuch(permission: string): Finding {
  if (permission === 'Mail.Send') {
    return wrong(
      'permissions',
      'Mail.Send in Entra lets the bot send from every mailbox. Take it away, and grant the one of MAIL_FROM in Exchange ' +
        '(docs/setup.md).',
    );
  }
  const says = `${permission} is more than the bot needs with its settings. Take it away.`;
  return onlyReads(permission) ? warning('permissions', says) : wrong('permissions', says);
}
