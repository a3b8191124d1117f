/** Microsoft Entra as the requests see it: the `Directory` port over Microsoft Graph. A table of contents. */
import type { Log } from '../log.ts';
import type { Directory } from '../requests/ports.ts';
import { accountOf, readUser } from './accounts.ts';
import { readIsApprover, readMayReset } from './approvers.ts';
import type { TokenSource } from './credentials.ts';
import { domainAfterAt } from './dns-name.ts';
import { domainEntry } from './domain.ts';
import { createDomainReader } from './domains.ts';
import { findUsers } from './find-account.ts';
import { createGraphClient } from './graph-client.ts';
import { createHomeOrganisation } from './home-organisation.ts';
import { appsPage, createOwnPage } from './own-page.ts';
import type { HomeSettings } from './password-home.ts';
import { writePassword } from './reset-password.ts';
import { standingOf } from './roles.ts';

export type DirectoryOptions = {
  /** Origin of Microsoft Graph. */
  readonly graphBaseUrl: string;
  readonly tenantId: string;
  readonly tokens: TokenSource;
  readonly settings: HomeSettings;
  readonly log: Log;
};

export function createDirectory(options: DirectoryOptions): Directory {
  const { tenantId, settings, log } = options;
  const client = createGraphClient(options);
  const readDomains = createDomainReader();
  return {
    find: (who) =>
      client.decide('find', async (graph) => {
        const [users, domains] = await Promise.all([findUsers(graph, who), readDomains(graph)]);
        return users.map((user) => accountOf(user, domains, settings));
      }),
    account: (id) =>
      client.decide('account', async (graph) => {
        const [user, domains] = await Promise.all([readUser(graph, id), readDomains(graph)]);
        return user === undefined ? undefined : accountOf(user, domains, settings);
      }),
    homeOrganisation: createHomeOrganisation(client, tenantId, log),
    ownPage: createOwnPage(client, readDomains, tenantId, log),
    foreignDomain: (address) =>
      client.decide('foreign-domain', async (graph) => {
        const domain = domainAfterAt(address);
        return domain === null || domainEntry(domain, await readDomains(graph)) !== undefined ? null : domain;
      }),
    inviteAgain: (id, mail) =>
      client.decide('invite-again', (graph) => graph.write('inviteAgain', {}, invitation(id, mail, tenantId))),
    roleNames: (id) =>
      client.decide('role-names', async (graph) => {
        const { active, eligible } = await standingOf(graph, id);
        return [...new Set([...active, ...eligible].map(({ name }) => name))].sort();
      }),
    mayReset: (approver, subject) =>
      client.decide('may-reset', (graph) => readMayReset(graph, approver, subject, readDomains)),
    isApprover: (id) => client.decide('is-approver', (graph) => readIsApprover(graph, id, readDomains)),
    resetPassword: (id, newPassword) =>
      client.decide('reset-password', (graph) => writePassword(graph, id, newPassword, readDomains, settings)),
  };
}

/** Microsoft Graph, "Create invitation": for a user who is there already, the mail is sent again. */
function invitation(id: string, mail: string, tenantId: string): object {
  return {
    invitedUserEmailAddress: mail,
    inviteRedirectUrl: appsPage(tenantId),
    sendInvitationMessage: true,
    invitedUser: { id },
  };
}
