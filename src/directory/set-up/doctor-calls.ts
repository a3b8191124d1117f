/** The calls to Microsoft Graph that only the doctor makes; a part of the table in `graph/permissions.ts`. */
import type { GraphCall } from '../graph/graph-call.ts';

export const DOCTOR_CALLS = {
  getGroup: {
    method: 'GET',
    path: '/groups/{id}',
    permission: 'GroupMember.Read.All',
    purpose: 'read, for the doctor, whether a group in the settings exists, and whether its members are hidden',
  },
  listGroupsOfApp: {
    method: 'GET',
    path: '/servicePrincipals/{id}/transitiveMemberOf/graph.group',
    permission: 'Directory.Read.All', // as for `getApplication`
    without: 'the doctor cannot read which directory roles the bot holds through a group',
    purpose: 'read, for the doctor, the groups of the bot, and the directory roles that they give it',
  },
  listConsents: {
    method: 'GET',
    path: '/oauth2PermissionGrants',
    permission: 'Directory.Read.All',
    without: 'the doctor cannot read to which delegated permissions an admin has consented',
    purpose: 'read, for the doctor, to which delegated permissions of the bot an admin has consented',
  },
  getApplication: {
    method: 'GET',
    path: "/applications(appId='{appId}')",
    permission: 'Directory.Read.All', // Application.Read.All would be enough, and another permission to grant
    without: 'the doctor cannot read the app registration by which approvers sign in',
    purpose: 'read, for the doctor, the app registration by which approvers sign in',
  },
  listInstalledApps: {
    method: 'GET',
    path: '/teams/{id}/installedApps',
    permission: 'Directory.Read.All', // TeamsAppInstallation.Read.Group would be enough: docs/decisions.md
    without: 'the doctor cannot read which version of the app stands in the team of the approvals channel',
    purpose: 'read, for the doctor, which version of the app stands in the team of the approvals channel',
  },
} as const satisfies Readonly<Record<string, GraphCall>>;
