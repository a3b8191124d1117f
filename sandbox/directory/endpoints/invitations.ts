/** `POST /invitations` (Microsoft Graph, "Create invitation"): mails an earlier invitation once more. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { graphTime } from '../passwords/credentials.ts';
import type { Handler } from '../graph/graph-call.ts';
import { badRequest, notFound } from '../graph/graph-error.ts';
import type { DirectoryUser } from '../graph-objects.ts';
import { findUser, type Tenant } from '../tenant.ts';

const Invitation = z.strictObject({
  invitedUserEmailAddress: z.email(),
  inviteRedirectUrl: z.url(),
  sendInvitationMessage: z.boolean().nullish(),
  invitedUserDisplayName: z.string().nullish(),
  invitedUserType: z.enum(['Guest', 'Member']).nullish(),
  invitedUser: z.looseObject({ id: z.string() }).nullish(),
});
type Invitation = z.output<typeof Invitation>;

/** Adds nobody: it refuses a stranger, of whom Graph would make a guest. */
export const invite: Handler = (call, _params, { tenant, now }) => {
  const parsed = Invitation.safeParse(call.body);
  if (!parsed.success) throw badRequest(`Invalid value specified for property '${namesIn(parsed.error)}'.`);
  const { invitedUserEmailAddress: mail, inviteRedirectUrl: redirectUrl, sendInvitationMessage } = parsed.data;
  const user = invitedUser(tenant, parsed.data);
  const sent = sendInvitationMessage ?? false;
  if (sent) {
    const at = graphTime(now());
    tenant.invitationsSent.push({ user: user.id, mail, at, appId: call.appId ?? '', redirectUrl });
  }
  const body = {
    '@odata.context': `${call.base}/$metadata#invitations/$entity`,
    id: randomUUID(),
    inviteRedeemUrl: `https://login.microsoftonline.com/redeem?rd=${encodeURIComponent(redirectUrl)}`,
    inviteRedirectUrl: redirectUrl,
    invitedUserDisplayName: user.displayName,
    invitedUserEmailAddress: mail,
    invitedUserType: user.userType,
    resetRedemption: false,
    sendInvitationMessage: sent,
    status: user.externalUserState === 'PendingAcceptance' ? 'PendingAcceptance' : 'Completed',
    invitedUser: { id: user.id },
  };
  return { status: 201, body };
};

/** By id, if one is given. @throws GraphError for nobody, and for somebody who was never invited */
function invitedUser(tenant: Tenant, { invitedUser: named, invitedUserEmailAddress }: Invitation): DirectoryUser {
  const mail = invitedUserEmailAddress.toLowerCase();
  const user = named
    ? findUser(tenant, named.id)
    : tenant.users.find((one) => [one.mail, ...one.otherMails].some((address) => address?.toLowerCase() === mail));
  if (user === undefined) throw notFound(named?.id ?? invitedUserEmailAddress);
  if (user.externalUserState === null) {
    throw badRequest(`The invited user already exists in the directory as object ID: ${user.id}.`);
  }
  return user;
}

function namesIn({ issues }: z.ZodError): string {
  return issues.map(({ path, code }) => (path.length > 0 ? path.join('.') : code)).join(', ');
}
