/** Scripts that grant the bot what it needs with its settings, from the table of Graph calls. Pure. */
import { type Choice, ROLE_AS_APP, neededPermissions } from './needed-permissions.ts';

export type Shell = 'powershell' | 'az';

/** Microsoft Graph's own app ID, the same in every tenant ("First-party Microsoft applications"). */
const GRAPH = '00000003-0000-0000-c000-000000000000';
/** What an admin must consent to, to grant these ("Grant or revoke API permissions programmatically"). */
const SCOPES = [
  'Application.Read.All',
  'AppRoleAssignment.ReadWrite.All',
  'DelegatedPermissionGrant.ReadWrite.All',
  'RoleManagement.ReadWrite.Directory',
];

/** @param appId the bot's application ID @returns the script, for an admin to read and run */
export function permissionScript(shell: Shell, appId: string, choice: Choice): string {
  const names = (type: 'application' | 'delegated'): readonly string[] =>
    neededPermissions(choice)
      .filter((one) => one.type === type)
      .map(({ permission }) => permission);
  const role = choice.resetAs === 'app' ? ROLE_AS_APP : null;
  const parts = { appId, own: names('application'), delegated: names('delegated'), role };
  return shell === 'powershell' ? inPowerShell(parts) : withAz(parts);
}

type Parts = {
  readonly appId: string;
  readonly own: readonly string[];
  readonly delegated: readonly string[];
  readonly role: typeof ROLE_AS_APP | null;
};

function inPowerShell({ appId, own, delegated, role }: Parts): string {
  return [
    `Connect-MgGraph -Scopes ${SCOPES.join(', ')}`,
    `$bot = Get-MgServicePrincipal -Filter "appId eq '${appId}'"`,
    `$graph = Get-MgServicePrincipal -Filter "appId eq '${GRAPH}'"`,
    `$names = ${own.map((name) => `'${name}'`).join(',\n  ')}`,
    'foreach ($name in $names) {',
    '  $role = $graph.AppRoles | Where-Object Value -eq $name',
    '  New-MgServicePrincipalAppRoleAssignment -ServicePrincipalId $bot.Id -PrincipalId $bot.Id `',
    '    -ResourceId $graph.Id -AppRoleId $role.Id',
    '}',
    ...(delegated.length === 0
      ? []
      : [
          'New-MgOauth2PermissionGrant -ClientId $bot.Id -ConsentType AllPrincipals -ResourceId $graph.Id `',
          `  -Scope '${delegated.join(' ')}'`,
        ]),
    ...(role === null
      ? []
      : [
          `# ${role.name}`,
          'New-MgRoleManagementDirectoryRoleAssignment -PrincipalId $bot.Id `',
          `  -RoleDefinitionId '${role.template}' -DirectoryScopeId '/'`,
        ]),
    '',
  ].join('\n');
}

function withAz({ appId, own, delegated, role }: Parts): string {
  const post = (path: string, body: string): string =>
    `az rest --method POST --url "https://graph.microsoft.com/v1.0/${path}" --body "${body.replaceAll('"', String.raw`\"`)}"`;
  return [
    `bot=$(az ad sp show --id ${appId} --query id --output tsv)`,
    `graph=$(az ad sp show --id ${GRAPH} --query id --output tsv)`,
    `for name in ${own.join(' ')}; do`,
    `  role=$(az ad sp show --id ${GRAPH} --query "appRoles[?value=='$name'].id | [0]" --output tsv)`,
    `  ${post('servicePrincipals/$bot/appRoleAssignments', '{"principalId":"$bot","resourceId":"$graph","appRoleId":"$role"}')}`,
    'done',
    ...(delegated.length === 0
      ? []
      : [
          post(
            'oauth2PermissionGrants',
            `{"clientId":"$bot","consentType":"AllPrincipals","resourceId":"$graph","scope":"${delegated.join(' ')}"}`,
          ),
        ]),
    ...(role === null
      ? []
      : [
          `# ${role.name}`,
          post(
            'roleManagement/directory/roleAssignments',
            `{"principalId":"$bot","roleDefinitionId":"${role.template}","directoryScopeId":"/"}`,
          ),
        ]),
    '',
  ].join('\n');
}
