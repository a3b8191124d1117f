/** Microsoft Entra as the requests see it: the `Directory` port over Microsoft Graph. A table of contents. */
import type { Log } from '../telemetry/log.ts';
import type { Directory, Mail } from '../requests/model/ports.ts';
import { giveAccessPass, readAccessPassPolicy } from './writes/access-pass.ts';
import { accountOf, readUser } from './accounts/read-account.ts';
import { createActing } from './graph/actor-client.ts';
import { readIsApprover, readMayLockDown, readMayReset } from './rights/approver-rights.ts';
import type { TokenSource } from './tokens/credentials.ts';
import { domainAfterAt } from './home/dns-name.ts';
import { domainEntry } from './home/our-domains.ts';
import { createDomainReader } from './home/our-domains.ts';
import { findUsers } from './accounts/find-account.ts';
import { createGraphClient } from './graph/graph-client.ts';
import { createHomeOrganisation } from './home/home-organisation.ts';
import { noticeAddresses } from './accounts/notice-addresses.ts';
import { type Exchange, personIn } from './tokens/on-behalf-of.ts';
import { appsPage, createOwnPage } from './home/own-page.ts';
import type { OperatorGroups } from './rights/operator-groups.ts';
import type { HomeSettings } from './home/password-home.ts';
import { obstacle, writePassword } from './writes/reset-password.ts';
import { revokeSessions } from './writes/revoke-sessions.ts';
import { readOperation, startReset } from './writes/reset-as-approver.ts';
import { readStanding } from './rights/standing.ts';

export type DirectoryOptions = {
  /** Origin of Microsoft Graph. */
  readonly graphBaseUrl: string;
  readonly tenantId: string;
  readonly tokens: TokenSource;
  /** How approvers are acted for; absent where that is not set up. */
  readonly exchange?: Exchange;
  readonly settings: HomeSettings & OperatorGroups;
  readonly log: Log;
};

export function createDirectory(options: DirectoryOptions): Directory {
  const { tenantId, settings, log } = options;
  const client = createGraphClient(options);
  const readDomains = createDomainReader();
  const acting = createActing(client, options);
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
      client.decide('invite-again', async (graph) => {
        await graph.write('inviteAgain', {}, invitation(id, mail, tenantId));
      }),
    standing: (id) => client.decide('standing', (graph) => readStanding(graph, id, settings)),
    mayReset: (question) => client.decide('may-reset', (graph) => readMayReset(graph, question, readDomains, settings)),
    isApprover: (id) => client.decide('is-approver', (graph) => readIsApprover(graph, id, readDomains, settings)),
    mayLockDown: (id) => client.decide('may-lock-down', (graph) => readMayLockDown(graph, id, readDomains, settings)),
    resetPassword: (id, newPassword) =>
      client.decide('reset-password', (graph) => writePassword(graph, id, newPassword, readDomains, settings)),
    async checkAssertion(person, assertion) {
      const of = personIn(assertion);
      if (of === null) return 'sign-in-needed';
      if (of !== person) return 'other-person';
      const exchanged = await acting.exchange(assertion);
      return exchanged.ok ? 'ok' : exchanged.because;
    },
    async startReset(id, newPassword, assertion) {
      const read = () =>
        client.decide('start-reset', (graph) => obstacle(graph, id, readDomains, settings, 'approver'));
      const because = await read();
      if (because !== null) return { ok: false, because };
      const actor = { as: 'approver', assertion } as const;
      return acting.act('start-reset', actor, (graph) => startReset(graph, id, newPassword, read));
    },
    async operation(operation, assertion) {
      const actor = { as: 'approver', assertion } as const;
      const read = await acting.act('operation', actor, (graph) => readOperation(graph, operation));
      return 'ok' in read ? { state: 'sign-in-needed' } : read;
    },
    revokeSessions: (id, actor) => acting.act('revoke-sessions', actor, (graph) => revokeSessions(graph, id, actor.as)),
    noticeAddresses: (id) => client.decide('notice-addresses', (graph) => noticeAddresses(graph, id, log)),
    sendMail: (from, mail) =>
      client.decide('send-mail', async (graph) => {
        await graph.write('sendMail', { path: { from } }, message(mail));
      }),
    giveAccessPass: (id, terms, actor) =>
      acting.act('give-access-pass', actor, (graph) => giveAccessPass(graph, id, terms, actor.as)),
    accessPassPolicy: () => client.decide('access-pass-policy', readAccessPassPolicy),
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

/** Microsoft Graph, "user: sendMail". It leaves no copy in the mailbox that sends. */
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
