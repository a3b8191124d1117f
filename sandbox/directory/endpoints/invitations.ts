/** Guests: who may invite them, and `POST /invitations` (Microsoft Graph, "Create invitation"). */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { graphTime } from '../passwords/credentials.ts';
import { objectIdOf } from '../../../src/requests/model/ids.ts';
import { addUser } from '../administration.ts';
import { external, guestSignInName, ownIdentity } from '../contoso/build-user.ts';
import { CONTOSO } from '../contoso/ids.ts';
import { type Handler, json } from '../graph/graph-call.ts';
import { GraphError, badRequest, notFound } from '../graph/graph-error.ts';
import type { DirectoryUser } from '../graph-objects.ts';
import { findUser, type Tenant } from '../tenant.ts';

const Invitation = z.strictObject({
  invitedUserEmailAddress: z.email(),
  inviteRedirectUrl: z.url(),
  sendInvitationMessage: z.boolean().nullish(),
  invitedUserDisplayName: z.string().nullish(),
  invitedUserMessageInfo: z.strictObject({ messageLanguage: z.string().regex(/^[a-z]{2}(-[A-Z]{2})?$/) }).nullish(),
  invitedUserType: z.enum(['Guest', 'Member']).nullish(),
  invitedUser: z.looseObject({ id: z.string() }).nullish(),
});
type Invitation = z.output<typeof Invitation>;

export const getAuthorizationPolicy: Handler = (call, _params, { tenant }) => {
  const { allowInvitesFrom } = tenant.guestSettings;
  const context = `${call.base}/$metadata#policies/authorizationPolicy/$entity`;
  return json({ '@odata.context': context, id: 'authorizationPolicy', allowInvitesFrom });
};

/** Adds a new person as a guest; for a guest who has not accepted, it only sends the mail again. */
export const invite: Handler = (call, _params, { tenant, now }) => {
  const parsed = Invitation.safeParse(call.body);
  if (!parsed.success) throw badRequest(`Invalid value specified for property '${namesIn(parsed.error)}'.`);
  const { invitedUserEmailAddress: mail, inviteRedirectUrl: redirectUrl, sendInvitationMessage } = parsed.data;
  refuseBySettings(tenant, mail);
  const user = invitedUser(tenant, parsed.data, now);
  const sent = sendInvitationMessage ?? false;
  if (sent) {
    const at = graphTime(now());
    const language = parsed.data.invitedUserMessageInfo?.messageLanguage ?? 'en-US';
    tenant.invitationsSent.push({ user: user.id, mail, at, appId: call.appId ?? '', redirectUrl, language });
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

/**
 * An app is held to the setting that lets nobody invite, not to the one that lets only admins (Microsoft Graph, "Create
 * invitation"). The texts are those of Microsoft's troubleshooting pages for B2B collaboration and sharing.
 */
function refuseBySettings({ guestSettings, domains }: Tenant, mail: string): void {
  const domain = mail.slice(mail.lastIndexOf('@') + 1).toLowerCase();
  if (guestSettings.allowInvitesFrom === 'none') throw forbidden('Guest invitations not allowed for your company.');
  if (guestSettings.blockedTenantDomains.includes(domain)) {
    throw forbidden('This invitation is blocked by cross-tenant access settings.');
  }
  if (guestSettings.blockedDomains.includes(domain)) {
    throw badRequest('The domain of the invited user is blocked by the policy of this directory.');
  }
  const isOurs = domains.some(({ id, isVerified }) => isVerified && id === domain);
  if (isOurs) throw badRequest('The domain of the user’s email address is a verified domain of this directory.');
}

function forbidden(message: string): GraphError {
  return new GraphError(403, 'Forbidden', message);
}

/** By id, if one is given. @throws GraphError for an unknown id, and for someone who was never invited */
function invitedUser(
  tenant: Tenant,
  { invitedUser: named, invitedUserEmailAddress, invitedUserDisplayName }: Invitation,
  now: () => Date,
): DirectoryUser {
  const mail = invitedUserEmailAddress.toLowerCase();
  const user = named
    ? findUser(tenant, named.id)
    : tenant.users.find((one) => [one.mail, ...one.otherMails].some((address) => address?.toLowerCase() === mail));
  if (user === undefined && named != null) throw notFound(named.id);
  if (user === undefined) return newGuest(tenant, invitedUserEmailAddress, invitedUserDisplayName ?? null, now());
  if (user.externalUserState === null) {
    throw badRequest(`The invited user already exists in the directory as object ID: ${user.id}.`);
  }
  return user;
}

/** Without a name, it is the part of the address before the @. */
function newGuest(tenant: Tenant, mail: string, name: string | null, at: Date): DirectoryUser {
  const guest = external({
    id: objectIdOf(randomUUID()),
    displayName: name ?? mail.slice(0, mail.lastIndexOf('@')),
    mail,
    issuer: CONTOSO.initialDomain,
    externalUserState: 'PendingAcceptance',
    externalUserStateChangeDateTime: graphTime(at),
    createdDateTime: graphTime(at),
    identities: [ownIdentity(guestSignInName(mail))],
  });
  return addUser(tenant, guest, null);
}

function namesIn({ issues }: z.ZodError): string {
  return issues.map(({ path, code }) => (path.length > 0 ? path.join('.') : code)).join(', ');
}
