/** Wrong identities, permissions, roles, licences, domains and groups. */
import { randomUUID } from 'node:crypto';
import { addGroup, giveRole } from '../../../sandbox/directory/administration.ts';
import { personId } from '../../../sandbox/directory/contoso/ids.ts';
import type { SetUp } from './set-up.ts';
import { type Spoil, having, inGroupWith } from './spoil.ts';

const without = (permission: string): Spoil =>
  having('appPermissions', (granted) => granted.filter((one) => one !== permission));
const withMore = (permission: string): Spoil => having('appPermissions', (granted) => [...granted, permission]);

/** The app resets, as it is set up for that. */
const asApp: Spoil = (practice) => {
  const undo = [
    withMore('User-PasswordProfile.ReadWrite.All')(practice),
    withMore('User.RevokeSessions.All')(practice),
    having('roleAssignments', (all) => [...all])(practice),
  ];
  return async () => {
    for (const one of undo.toReversed()) await (await one)();
  };
};

export const OF_DIRECTORY: readonly SetUp[] = [
  {
    title: 'a wrong client secret',
    settings: { MicrosoftAppPassword: 'hunter2' },
    finds: [['wrong', 'token', /MicrosoftAppPassword is not a secret of this app.*AADSTS7000215/]],
  },
  {
    title: 'a certificate file that isn’t there',
    settings: { MicrosoftAppPassword: undefined, MicrosoftAppCertificatePath: '/nowhere/app.pem' },
    finds: [['wrong', 'token', /^The file in MicrosoftAppCertificatePath can't be read \(ENOENT\)\. Correct the path/]],
  },
  {
    title: 'a certificate file without a certificate',
    settings: { MicrosoftAppPassword: undefined, MicrosoftAppCertificatePath: 'package.json' },
    finds: [['wrong', 'token', /^The file in MicrosoftAppCertificatePath has no certificate in PEM/]],
  },
  {
    title: 'a tenant that doesn’t exist',
    settings: { MicrosoftAppTenantId: randomUUID() },
    finds: [['wrong', 'token', /^No token for Microsoft Graph\. Check MicrosoftAppTenantId/]],
  },
  {
    title: 'a token endpoint that fails',
    spoil: ({ world }) => {
      world.authority?.fail(500);
      return () => world.authority?.fail(null);
    },
    finds: [['wrong', 'token', /^No token for Microsoft Graph.*login\.microsoftonline\.com/]],
  },
  {
    title: 'a typing error in the address of Graph, for approvers who reset',
    settings: { GRAPH_BASE_URL: 'https://graph.microsft.com' },
    finds: [['wrong', 'settings', /^GRAPH_BASE_URL must be one of https:\/\/graph\.microsoft\.com, /]],
  },
  {
    title: 'a typing error in the address of Graph, to which no token goes',
    settings: { GRAPH_BASE_URL: 'https://graph.microsft.com', RESET_AS: 'app', OAUTH_CONNECTION: undefined },
    finds: [['wrong', 'settings', /^GRAPH_BASE_URL is https:\/\/graph\.microsft\.com, which isn't Microsoft Graph/]],
  },
  {
    title: 'a Graph that isn’t there',
    settings: { GRAPH_BASE_URL: 'http://127.0.0.1:1' },
    finds: [['wrong', 'graph', /^Microsoft Graph at http:\/\/127\.0\.0\.1:1 can't be used \(ECONNREFUSED\)/]],
  },
  {
    title: 'a required permission that is missing',
    spoil: without('RoleManagement.Read.Directory'),
    finds: [
      [
        'wrong',
        'permissions',
        /^RoleManagement\.Read\.Directory is missing: the bot can't read the roles.*npm run permissions/,
      ],
    ],
  },
  {
    title: 'the permission to find people that is missing',
    spoil: without('User.Read.All'),
    finds: [['wrong', 'permissions', /^User\.Read\.All is missing: the bot can't read an account/]],
  },
  {
    title: 'the permission to read groups that is missing, by what the bot itself does with it',
    spoil: without('GroupMember.Read.All'),
    finds: [['wrong', 'permissions', /^GroupMember\.Read\.All is missing: the bot can't read a person’s groups/]],
  },
  {
    title: 'a permission that several things need, with all of them',
    spoil: without('AuditLog.Read.All'),
    finds: [
      [
        'warning',
        'permissions',
        /^AuditLog\.Read\.All is missing: a guest’s home .* last sign-ins say; nobody is told that they can reset .*; no owner gets mail/,
      ],
    ],
  },
  {
    title: 'an optional permission that is missing, and what is lost',
    spoil: without('CrossTenantInformation.ReadBasic.All'),
    finds: [['warning', 'permissions', /^CrossTenantInformation\.ReadBasic\.All is missing: a guest’s card says/]],
  },
  {
    title: 'a permission to read that is too much',
    spoil: withMore('Mail.Read'),
    finds: [['warning', 'permissions', /^Mail\.Read is more than the bot needs/]],
  },
  {
    title: 'a permission to write that RESET_AS=approver must not have',
    spoil: withMore('User-PasswordProfile.ReadWrite.All'),
    finds: [['wrong', 'permissions', /^User-PasswordProfile\.ReadWrite\.All is more than the bot needs/]],
  },
  {
    title: 'Mail.Send for every mailbox',
    spoil: withMore('Mail.Send'),
    finds: [['wrong', 'permissions', /^Mail\.Send in Entra lets the bot send from every mailbox.*Exchange/]],
  },
  {
    title: 'a bot that resets as the app, and lacks the permission and the role for it',
    settings: { RESET_AS: 'app', OAUTH_CONNECTION: undefined },
    finds: [
      ['wrong', 'permissions', /^User-PasswordProfile\.ReadWrite\.All is missing: the bot can't write a temporary/],
      ['warning', 'permissions', /^User\.RevokeSessions\.All is missing: sessions signed in with the old password/],
      ['wrong', 'role', /^The bot doesn't hold the directory role User Administrator: Graph refuses every reset/],
    ],
  },
  {
    title: 'a bot that resets as the app without its directory role',
    settings: { RESET_AS: 'app', OAUTH_CONNECTION: undefined },
    spoil: asApp,
    finds: [['wrong', 'role', /^The bot doesn't hold the directory role User Administrator/]],
  },
  {
    title: 'a bot whose directory role is too high',
    settings: { RESET_AS: 'app', OAUTH_CONNECTION: undefined },
    spoil: async (practice) => {
      const undo = await asApp(practice);
      const { tenant } = practice.world.directory;
      giveRole(tenant, tenant.appObjectId, 'User Administrator');
      giveRole(tenant, tenant.appObjectId, 'Global Administrator');
      return undo;
    },
    finds: [['wrong', 'role', /^The bot holds the directory role Global Administrator, which it doesn't need/]],
  },
  {
    title: 'a directory role that a group gives the bot',
    spoil: inGroupWith('Global Administrator', ({ world }) => world.directory.tenant.appObjectId),
    finds: [['wrong', 'role', /^The bot holds the directory role Global Administrator, which it doesn't need/]],
  },
  {
    title: 'a directory role that RESET_AS=approver doesn’t need',
    spoil: async (practice) => {
      const undo = await having('roleAssignments', (all) => [...all])(practice);
      const { tenant } = practice.world.directory;
      giveRole(tenant, tenant.appObjectId, 'User Administrator');
      return undo;
    },
    finds: [
      ['wrong', 'role', /^The bot holds the directory role User Administrator.*RESET_AS=approver\. Take it away/],
    ],
  },
  {
    title: 'a tenant without Entra ID P1, and what that hides',
    spoil: having('reports', () => 'no-licence'),
    finds: [
      ['note', 'licence', /^The tenant has no Entra ID P1: nobody is told what the last sign-ins say.*SELF_SERVICE/],
    ],
  },
  {
    title: 'a tenant without Entra ID P2, and what that hides',
    spoil: having('managesIdentities', () => false),
    finds: [['note', 'licence', /^The tenant has no Entra ID P2/]],
  },
  {
    title: 'a federated domain without a reset page',
    spoil: having('federations', () => new Map()),
    finds: [['warning', 'domains', /^corp\.contoso\.com is federated, and its passwordResetUri isn't set/]],
  },
  {
    title: 'password writeback without anything to write back',
    settings: { PASSWORD_WRITEBACK: 'on' },
    spoil: having('users', (users) => users.filter(({ onPremisesSyncEnabled }) => onPremisesSyncEnabled !== true)),
    finds: [['warning', 'writeback', /^PASSWORD_WRITEBACK is on, and no account is synced/]],
  },
  {
    title: 'an id on the never-list that is nobody’s',
    settings: { NEVER_RESET: 'ffffffff-0000-4000-8000-000000000001' },
    finds: [['wrong', 'groups', /^ffffffff-.* in NEVER_RESET doesn't exist in this tenant: it protects nobody/]],
  },
  {
    title: 'an approvers’ group that is a person',
    settings: { APPROVER_GROUP: personId(2, 4) },
    finds: [['wrong', 'groups', /in APPROVER_GROUP is a person, not a group: nobody can approve/]],
  },
  {
    title: 'a group whose membership is hidden',
    settings: { PRIVILEGED_GROUPS: 'bbbbbbbb-0009-4000-8000-000000000001' },
    spoil: async (practice) => {
      const undo = await having('groups', (all) => [...all])(practice);
      const made = addGroup(practice.world.directory.tenant, { displayName: 'Works council' });
      Object.assign(made, { id: 'bbbbbbbb-0009-4000-8000-000000000001', visibility: 'HiddenMembership' });
      return undo;
    },
    finds: [['wrong', 'groups', /in PRIVILEGED_GROUPS has hidden membership, which Graph shows nobody/]],
  },
  {
    title: 'passes that the tenant’s policy does not allow',
    settings: { HANDOVER: 'access-pass' },
    spoil: async (practice) => {
      const undo = await withMore('Policy.Read.AuthenticationMethod')(practice);
      const consents = await having('appConsents', (all) => [...all, 'UserAuthMethod-TAP.ReadWrite.All'])(practice);
      const { accessPassPolicy } = practice.world.directory.tenant;
      accessPassPolicy.state = 'disabled';
      return async () => {
        accessPassPolicy.state = 'enabled';
        await consents();
        await undo();
      };
    },
    finds: [['wrong', 'handover', /^HANDOVER is access-pass, and the tenant’s policy allows no/]],
  },
  {
    title: 'a mailbox that nobody has',
    settings: { MAIL_FROM: 'help-desk@contoso.com' },
    finds: [['wrong', 'mail', /^MAIL_FROM, help-desk@contoso\.com, is nobody in this tenant/]],
  },
];
