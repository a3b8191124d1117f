/** The subject of a request, with everything that its cards show. */
import type { Account, SelfService, Standing } from '../model/ports.ts';
import type { ObjectId, Subject } from '../model/request.ts';
import type { Deps } from '../model/services.ts';
import { helpDeskDomain } from '../rules/help-desk-domain.ts';
import { isBeyondRoles } from '../rules/policy.ts';
import { usableSelfService } from '../rules/self-service.ts';

/** What the report says of self-service, in time and where it is offered. Never throws. */
export async function reportedSelfService(
  { directory, rules }: Pick<Deps, 'directory' | 'rules'>,
  id: ObjectId,
): Promise<SelfService | null> {
  return rules.selfService === 'off' ? null : directory.selfService(id);
}

/** Self-service that can help the owner of this account. Never throws. */
export async function selfServiceFor(
  deps: Pick<Deps, 'directory' | 'rules'>,
  { id, home }: Pick<Account, 'id' | 'home'>,
): Promise<SelfService | null> {
  return usableSelfService(home, await reportedSelfService(deps, id));
}

/** What is read of an account only if approvers see it. */
type ForApprovers = Pick<Standing, 'roles' | 'privileged'> &
  Partial<Pick<Subject, 'selfService' | 'securityInfoChanged'>>;
const UNREAD: ForApprovers = { roles: [], privileged: false };

/** The account with everything that its cards show. */
export async function asSubject(
  { directory, helpDeskOf }: Deps,
  account: Account,
  { roles, privileged, selfService = null, securityInfoChanged = null }: ForApprovers = UNREAD,
): Promise<Subject> {
  const [organisation, page] = await Promise.all([
    directory.homeOrganisation(account),
    directory.ownPage(account.home),
  ]);
  const domain = helpDeskDomain(account, organisation);
  const helpDesk = domain === null ? undefined : helpDeskOf(domain);
  return {
    ...account,
    roles,
    privileged: privileged || isBeyondRoles(account),
    organisation: organisation ?? null,
    helpDesk: helpDesk ?? null,
    page: page ?? null,
    selfService,
    securityInfoChanged,
  };
}
