/** Finding out, as a job: whose password it is, where it lives, and so where the request goes. */
import type { Deps } from './deps.ts';
import type { HomeOrganisation } from './home.ts';
import { move } from './move.ts';
import {
  COOLDOWN_MS,
  HOUR_MS,
  MOST_CANDIDATES,
  isBeyondRoles,
  later,
  refusalToAsk,
  refusalToReset,
  routeOf,
} from './policy.ts';
import { type Account, DirectoryRefused, type Standing } from './ports.ts';
import { type RequestId, type RequestIn, type Route, type Subject, isIn } from './request.ts';
import type { Event } from './event.ts';
import { isUnredeemed } from './transitions.ts';

/**
 * Looks an asked request up and moves it on. Does nothing where it has been moved already.
 * @param last whether this is the last try: then the requester is told that the directory does not answer
 * @throws whatever went wrong, so that it is logged and, before the last try, tried again
 */
export async function lookUp(deps: Deps, id: RequestId, last: boolean): Promise<void> {
  const request = await deps.store.load(id);
  if (request === undefined || !isIn(request, 'asked')) return;
  try {
    await placed(deps, request, await answer(deps, request));
  } catch (error) {
    if (last || error instanceof DirectoryRefused) {
      await move(deps, request, { type: 'refused', because: 'directory-unavailable', domain: null });
    }
    throw error;
  }
}

async function placed(deps: Deps, request: RequestIn<'asked'>, event: Event): Promise<void> {
  const most = deps.rules.approvalsPerHour;
  const cap = { since: later(deps.clock.now(), -HOUR_MS), most, reserve: most };
  const result = await move(
    deps,
    request,
    event,
    event.type === 'found' && reachesApprovers(event.route, event.subject) ? cap : undefined,
  );
  if (!result.moved && result.because !== 'stale') {
    const because = result.because === 'too-busy' ? 'too-busy' : 'already-open';
    await move(deps, request, { type: 'refused', because, domain: null });
  }
}

async function answer(deps: Deps, request: RequestIn<'asked'>): Promise<Event> {
  const { directory } = deps;
  const { requester, who } = request;
  const [asker, found] = await Promise.all([directory.account(requester.id), directory.find(who)]);
  const refusal = refusalToAsk(asker, who);
  if (refusal !== null) return { type: 'refused', because: refusal, domain: null };
  const [account, ...others] = found;
  if (account === undefined) {
    // For the advice to ask there; it tells nothing of any account.
    const domain = 'id' in who ? null : await directory.foreignDomain(who.text);
    return { type: 'refused', because: 'not-found', domain };
  }
  if (found.length > MOST_CANDIDATES) return { type: 'refused', because: 'too-many-found', domain: null };
  if (others.length > 0) return offered(found);
  const placement = await placedAccount(deps, account);
  return needsConfirmation(request, account, placement) ? offered([account]) : placement;
}

/** Shown to the requester by name and sign-in name: what goes on is what they saw and chose. */
function offered(accounts: readonly Account[]): Event {
  return {
    type: 'candidates-found',
    candidates: accounts.map(({ id, name, signInName }) => ({ id, name, signInName })),
  };
}

/**
 * Words that lead to one account may still mean another: where it is not the requester's own, nobody is asked to approve
 * before the requester has seen which one it is. An id was chosen already, or is their own.
 */
function needsConfirmation({ who, requester }: RequestIn<'asked'>, account: Account, placement: Event): boolean {
  const isForApprovers = placement.type === 'found' && placement.route !== 'redirected';
  return isForApprovers && 'text' in who && account.id !== requester.id;
}

async function placedAccount(deps: Deps, account: Account): Promise<Event> {
  const route = routeOf(account.home, deps.rules.resetAs);
  if (!reachesApprovers(route, account)) return { type: 'found', subject: await subjectOf(deps, account), route };
  const { store, directory, clock } = deps;
  const [standing, lockdown, latest] = await Promise.all([
    directory.standing(account.id),
    store.lockdown(),
    store.latestReset(account.id, later(clock.now(), -COOLDOWN_MS)),
  ]);
  const refusal = refusalToReset(standing, lockdown, latest, clock.now());
  if (refusal !== null) return { type: 'refused', because: refusal, domain: null };
  return { type: 'found', subject: await subjectOf(deps, account, standing), route };
}

/** Is there something for an approver to do? An invitation that was never accepted can be sent again. */
export function reachesApprovers(route: Route, account: Pick<Account, 'home'>): boolean {
  return route !== 'redirected' || isUnredeemed(account);
}

const UNREAD: Pick<Standing, 'roles' | 'privileged'> = { roles: [], privileged: false };

/** The account with what the cards and the approvers need beside it. Its standing is read where approvers see it. */
export async function subjectOf(
  { directory, helpDeskOf }: Deps,
  account: Account,
  { roles, privileged }: Pick<Standing, 'roles' | 'privileged'> = UNREAD,
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
  };
}

/**
 * The domain whose help desk answers for a password. The organisation of the last sign-in says more than an address; for a
 * password that is kept here, the sign-in name's domain counts. For personal accounts no help desk can do anything.
 */
function helpDeskDomain({ home, signInName }: Account, organisation: HomeOrganisation | undefined): string | null {
  switch (home.where) {
    case 'elsewhere': {
      const personal = home.kind === 'microsoft-account' || home.kind === 'facebook';
      return personal ? null : (organisation?.domain ?? home.domain);
    }
    case 'our-identity-provider':
      return home.domain;
    case 'here':
      return signInName.slice(signInName.lastIndexOf('@') + 1);
    case 'nowhere':
    case 'application':
    case 'unsure':
      return null;
  }
}
