/**
 * Microsoft Entra as the requests see it: implements their `Directory` port with Microsoft Graph. A table of contents.
 */
import type { Directory, Mail } from '../requests/model/ports.ts';
import type { Log } from '../telemetry/log.ts';
import { findAccounts } from './accounts/find-account.ts';
import { noticeAddresses } from './accounts/notice-addresses.ts';
import { readAccount } from './accounts/read-account.ts';
import { createActorClient } from './graph/actor-client.ts';
import { createGraphClient } from './graph/graph-client.ts';
import { domainAfterAt } from './home/dns-name.ts';
import { createHomeOrganisation } from './home/home-organisation.ts';
import { createDomainReader, domainEntry } from './home/our-domains.ts';
import { createOwnPage } from './home/own-page.ts';
import type { HomeSettings } from './home/password-home.ts';
import { readIsApprover, readMayLockDown, readMayReset } from './rights/approver-rights.ts';
import type { OperatorGroups } from './rights/operator-groups.ts';
import { readMayInvite } from './rights/who-can-invite.ts';
import { readStanding } from './rights/standing.ts';
import { createSecurityInfo } from './sign-in-help/security-info.ts';
import { createSelfService } from './sign-in-help/self-service.ts';
import { createSignIns } from './sign-in-help/sign-ins.ts';
import type { TokenSource } from './tokens/credentials.ts';
import type { Exchange } from './tokens/on-behalf-of.ts';
import { giveAccessPass, readAccessPassPolicy } from './writes/access-pass.ts';
import { inviteAgain, inviteGuest } from './writes/invitations.ts';
import { readOperation, startReset } from './writes/reset-as-approver.ts';
import { canWrite, obstacle, writePassword } from './writes/reset-password.ts';
import { revokeSessions } from './writes/revoke-sessions.ts';

export type DirectoryOptions = {
  /** Origin of Microsoft Graph. */
  readonly graphBaseUrl: string;
  readonly tenantId: string;
  readonly tokens: TokenSource;
  /** Gets tokens on behalf of approvers; absent with RESET_AS=app. */
  readonly exchange?: Exchange;
  readonly settings: HomeSettings & OperatorGroups;
  readonly log: Log;
};

/** @returns the directory; each method's contract is that of the port */
export function createDirectory(options: DirectoryOptions): Directory {
  const { tenantId, settings, log } = options;
  const client = createGraphClient(options);
  const actors = createActorClient(client, options);
  const readDomains = createDomainReader();
  const tenant = { ...settings, readDomains };
  return {
    find: (who) => client.decide('find', (graph) => findAccounts(graph, who, tenant)),
    account: (id) => client.decide('account', (graph) => readAccount(graph, id, tenant)),
    homeOrganisation: createHomeOrganisation(client, tenantId, log),
    ownPage: createOwnPage(client, readDomains, tenantId, log),
    selfService: createSelfService(client, log),
    signIns: createSignIns(client, log),
    securityInfoChanged: createSecurityInfo(client, log),
    foreignDomain: (address) =>
      client.decide('foreign-domain', async (graph) => {
        const domain = domainAfterAt(address);
        return domain === null || domainEntry(domain, await readDomains(graph)) !== undefined ? null : domain;
      }),
    mayInvite: (id) => client.decide('may-invite', (graph) => readMayInvite(graph, id, tenant)),
    invite: (address, language) =>
      client.decide('invite', (graph) => inviteGuest(graph, { address, language, tenantId })),
    inviteAgain: (id, mail) => client.decide('invite-again', (graph) => inviteAgain(graph, { id, mail, tenantId })),
    standing: (id) => client.decide('standing', (graph) => readStanding(graph, id, settings)),
    mayReset: (question) => client.decide('may-reset', (graph) => readMayReset(graph, question, tenant)),
    isApprover: (id) => client.decide('is-approver', (graph) => readIsApprover(graph, id, tenant)),
    mayLockDown: (id) => client.decide('may-lock-down', (graph) => readMayLockDown(graph, id, tenant)),
    resetPassword: (account, newPassword) =>
      client.decide('reset-password', (graph) => writePassword(graph, account, newPassword, tenant)),
    checkAssertion: (person, assertion) => actors.check(person, assertion),
    async startReset({ id, home }, newPassword, approver) {
      if (!canWrite(home, 'approver')) return { ok: false, because: 'home-moved' };
      const readObstacle = () => client.decide('start-reset', (graph) => obstacle(graph, id, tenant, 'approver'));
      return actors.act('start-reset', approver, (graph) => startReset(graph, id, newPassword, readObstacle));
    },
    async operation(operation, approver) {
      const read = await actors.act('operation', approver, (graph) => readOperation(graph, operation));
      return 'ok' in read ? { state: 'sign-in-needed' } : read;
    },
    revokeSessions: (id, actor) => actors.act('revoke-sessions', actor, (graph) => revokeSessions(graph, id, actor.as)),
    noticeAddresses: (id) => client.decide('notice-addresses', (graph) => noticeAddresses(graph, id, log)),
    sendMail: (from, mail) =>
      client.decide('send-mail', async (graph) => {
        await graph.write('sendMail', { path: { from } }, message(mail));
      }),
    giveAccessPass: (id, terms, actor) =>
      actors.act('give-access-pass', actor, (graph) => giveAccessPass(graph, id, terms, actor.as)),
    accessPassPolicy: () => client.decide('access-pass-policy', readAccessPassPolicy),
  };
}

/** Microsoft Graph, "user: sendMail", without a copy in the sender's mailbox. */
function message({ to, subject, text }: Mail): object {
  return {
    message: {
      subject,
      body: { contentType: 'Text', content: text },
      toRecipients: [{ emailAddress: { address: to } }],
    },
    saveToSentItems: false,
  };
}
