/** `npm run permissions`: prints a script that grants the bot the permissions that it needs. */
import type { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import type { Choice } from '../directory/set-up/needed-permissions.ts';
import { type Shell, permissionScript } from '../directory/set-up/permission-script.ts';

const USAGE = `Usage:
  npm run permissions -- --powershell | --az [--app-id ID] [--reset-as app | approver] [--passes]

  --powershell  for Microsoft Graph PowerShell
  --az          for the Azure CLI, in a POSIX shell
  --app-id      the bot's application ID (MicrosoftAppId)
  --reset-as    as the setting RESET_AS; app by default
  --passes      also what Temporary Access Passes take (HANDOVER=access-pass)

Prints a script for a Privileged Role Administrator to read and run. It changes nothing itself.
`;

type Wanted = Choice & { readonly help: boolean; readonly shell: Shell; readonly appId: string };

/** Runs the command with these arguments; writes the script to `out`, errors to `err`. @returns the exit status */
export function permissions(args: string[], { out, err }: { readonly out: Writable; readonly err: Writable }): 0 | 2 {
  const wanted = readArguments(args);
  if (typeof wanted === 'string') {
    err.write(`${wanted}\n\n${USAGE}`);
    return 2;
  }
  const { help, shell, appId, resetAs, passes } = wanted;
  out.write(help ? USAGE : permissionScript(shell, appId, { resetAs, passes }));
  return 0;
}

function readArguments(args: string[]): Wanted | string {
  try {
    const { values } = parseArgs({
      args,
      options: {
        powershell: { type: 'boolean', default: false },
        az: { type: 'boolean', default: false },
        'app-id': { type: 'string', default: '<MicrosoftAppId>' },
        'reset-as': { type: 'string', default: 'app' },
        passes: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const { help, passes, powershell, az, 'app-id': appId, 'reset-as': resetAs } = values;
    if (resetAs !== 'app' && resetAs !== 'approver') return '--reset-as must be app or approver.';
    if (!help && powershell === az) return 'Expected either --powershell or --az.';
    if (!/^[0-9a-f-]{36}$|^<MicrosoftAppId>$/i.test(appId)) return '--app-id must be a GUID.';
    return { help, passes, appId, resetAs, shell: az ? 'az' : 'powershell' };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

if (import.meta.main) {
  process.exitCode = permissions(process.argv.slice(2), { out: process.stdout, err: process.stderr });
}
