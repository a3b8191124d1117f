/** Invitations of guests, in Microsoft's own mail (Microsoft Graph, "Create invitation"). */
import { z } from 'zod';
import { isObjectId } from '../../requests/model/ids.ts';
import { DirectoryUnavailable, type InviteResult } from '../../requests/model/ports.ts';
import { GraphRefused } from '../graph/graph-errors.ts';
import type { Graph } from '../graph/graph-client.ts';
import { appsPage } from '../home/own-page.ts';

const made = z.object({ invitedUser: z.object({ id: z.string().toLowerCase().refine(isObjectId) }) });

/**
 * Adds a guest and mails them. For a guest who has not accepted, Graph only sends the mail again, so it can be repeated.
 * @returns the guest account; if Graph refused for good, why
 * @throws `DirectoryUnavailable` if it isn't known what Graph did, `DirectoryRefused` for any other refusal
 */
export async function inviteGuest(
  graph: Graph,
  { address, language, tenantId }: { readonly address: string; readonly language: string; readonly tenantId: string },
): Promise<InviteResult> {
  try {
    const { value } = await graph.write(
      'invite',
      {},
      { ...invitation(address, tenantId), invitedUserMessageInfo: { messageLanguage: language } },
    );
    const parsed = made.safeParse(value);
    if (!parsed.success) throw new DirectoryUnavailable('no-guest');
    return { ok: true, account: parsed.data.invitedUser.id };
  } catch (error) {
    const because = error instanceof GraphRefused ? refusalIn(error) : null;
    if (because === null) throw error;
    return { ok: false, because };
  }
}

/**
 * Without the permission, Graph answers 401 `Unauthorized` (or, as everywhere, 403 `Authorization_RequestDenied`). Any other 403 is
 * a setting of the tenant: "Guest invitations not allowed for your company", "blocked by cross-tenant access settings". 400 is for
 * the address: a domain that is blocked, or not allowed, for invitations, a verified one of ours, an account that is there.
 */
function refusalIn({ status, codes }: GraphRefused): Extract<InviteResult, { ok: false }>['because'] | null {
  if (status === 401 || codes.includes('Authorization_RequestDenied')) return 'no-permission';
  if (status === 403) return 'not-allowed';
  return status === 400 ? 'address-refused' : null;
}

/** Mails the invitation of an account that exists already once more. */
export async function inviteAgain(
  graph: Graph,
  { id, mail, tenantId }: { readonly id: string; readonly mail: string; readonly tenantId: string },
): Promise<void> {
  await graph.write('invite', {}, { ...invitation(mail, tenantId), invitedUser: { id } });
}

function invitation(address: string, tenantId: string): object {
  return { invitedUserEmailAddress: address, inviteRedirectUrl: appsPage(tenantId), sendInvitationMessage: true };
}
