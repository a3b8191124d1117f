/** Finds out whose password it is and where it lives, and so where the request goes. */
import { isOwnAccount } from '../model/about.ts';
import type { Deps } from '../model/services.ts';
import { JOB, type Moved, move } from '../move.ts';
import {
  COOLDOWN_MS,
  HOUR_MS,
  isUnredeemed,
  later,
  MOST_CANDIDATES,
  outsiderOf,
  refusalToAsk,
  refusalToReset,
  routeOf,
} from '../rules/policy.ts';
import { isSelfServiceFirst } from '../rules/self-service.ts';
import { adviceOf, summaryOf } from '../rules/sign-ins.ts';
import { type Account, type Change, DirectoryRefused } from '../model/ports.ts';
import {
  type Request,
  type RequestId,
  type RequestIn,
  type Route,
  type Subject,
  type Who,
  UNDECIDED,
  isIn,
} from '../model/request.ts';
import type { Event } from '../model/event.ts';
import type { Advice } from '../model/sign-ins.ts';
import { asSubject, selfServiceFor } from './subject.ts';

/** The account's other request may move at the same time: rarely, and hardly ever more than once. */
const MOST_TRIES = 5;

type Asked = RequestIn<'asked'>;

/**
 * Looks up a request that was asked and moves it on. Does nothing if it has already moved.
 * @param last whether this is the last try: then the requester is told that the directory does not answer
 * @throws any failure, so that it is logged and, unless this is the last try, retried
 */
export async function lookUp(deps: Deps, id: RequestId, last: boolean): Promise<void> {
  const request = await deps.store.load(id);
  if (request !== undefined && isIn(request, 'asked')) await lookUpAsked(deps, request, last);
}

/**
 * The same for a request that was read or stored just now.
 * @param own the requester's account, if this very turn has read it
 * @returns the request as it is then
 * @throws as `lookUp`
 */
export async function lookUpAsked(deps: Deps, request: Asked, last: boolean, own?: Account): Promise<Request> {
  try {
    return await placed(deps, request, await answer(deps, request, own));
  } catch (error) {
    if (last || error instanceof DirectoryRefused) {
      await move(deps, JOB, request, { type: 'refused', because: 'directory-unavailable', domain: null });
    }
    throw error;
  }
}

async function placed(deps: Deps, request: Asked, event: Event): Promise<Request> {
  const more = isCounted(event) ? { cap: capOf(deps) } : {};
  const result = await move(deps, JOB, request, event, more);
  if (result.moved || result.because === 'stale') return result.request ?? request;
  if (event.type === 'not-here') return notFound(deps, request, event);
  if (result.because === 'subject-busy' && event.type === 'found') return contested(deps, request, event);
  return turnedAway(deps, request, result);
}

/** A request that the store did not take, and that nobody else moved, is refused, and the requester is told. */
async function turnedAway(deps: Deps, request: Asked, { because }: Extract<Moved, { moved: false }>): Promise<Request> {
  const told = because === 'asked-already' ? 'already-open' : 'too-busy';
  const result = await move(deps, JOB, request, { type: 'refused', because: told, domain: null });
  return result.request ?? request;
}

/** The approvers have enough requests: whoever asks is told what needs none of them. */
async function notFound(
  deps: Deps,
  request: Asked,
  { domain }: Extract<Event, { type: 'not-here' }>,
): Promise<Request> {
  const result = await move(deps, JOB, request, { type: 'refused', because: 'not-found', domain });
  return result.request ?? request;
}

/** A withheld request counts like one that reached the approvers, so that nobody can tell the two apart. */
function isCounted(event: Event): boolean {
  if (event.type === 'refused') return event.subject !== undefined;
  if (event.type === 'not-here') return true;
  return event.type === 'found' && reachesApprovers(event.route, event.subject);
}

function capOf({ clock, rules }: Deps): NonNullable<Change['cap']> {
  const most = rules.approvalsPerHour;
  return { since: later(clock.now(), -HOUR_MS), most, reserve: most };
}

/**
 * The account already has an open request. The owner's own ask wins over someone else's until that is approved. Whoever asked
 * for someone else learns of no request but their own.
 * @throws if the other request keeps moving: the look-up is retried
 */
async function contested(deps: Deps, request: Asked, event: Extract<Event, { type: 'found' }>): Promise<Request> {
  const { subject } = event;
  const isOwn = isOwnAccount(request, subject);
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const other = await deps.store.openFor(subject.id);
    if (other !== undefined && !(isOwn && !isOwnAccount(other, subject) && isIn(other, ...UNDECIDED))) {
      return refusedFor(deps, request, subject, other);
    }
    const displaces =
      other === undefined
        ? {}
        : { displaces: { request: other, event: { type: 'superseded', instead: request.reference } as const } };
    const result = await move(deps, JOB, request, event, { cap: capOf(deps), ...displaces });
    if (result.moved || result.request?.version !== request.version) return result.request ?? request;
    if (result.because !== 'stale' && result.because !== 'subject-busy') return turnedAway(deps, request, result);
  }
  throw new Error(`The other open request for the account of ${request.reference} keeps moving`);
}

/** @param other the account's open request, which was first */
async function refusedFor(deps: Deps, request: Asked, subject: Subject, other: Request): Promise<Request> {
  const { requester } = request;
  const [isOwn, isSameRequester] = [isOwnAccount(request, subject), requester.id === other.requester.id];
  const because = isOwn && !isSameRequester ? 'already-approved' : 'already-open';
  const quietly = isOwn || isSameRequester ? {} : { subject };
  const event: Event = { type: 'refused', because, domain: null, ...quietly };
  // The owner's card of the other request is in their chat, or can be posted there now.
  const more = because === 'already-approved' ? { jobs: [{ name: 'draw', request: other.id } as const] } : {};
  const result = await move(deps, JOB, request, event, isCounted(event) ? { cap: capOf(deps) } : more);
  return result.moved || result.because === 'stale' ? (result.request ?? request) : turnedAway(deps, request, result);
}

async function answer(deps: Deps, request: Asked, own?: Account): Promise<Event> {
  const { directory } = deps;
  const { requester, who } = request;
  const isKnown = own?.id === requester.id && 'id' in who && who.id === requester.id;
  const [asker, found] = isKnown
    ? [own, [own]]
    : await Promise.all([directory.account(requester.id), directory.find(who)]);
  const refusal = refusalToAsk(asker, who);
  if (refusal !== null) return { type: 'refused', because: refusal, domain: null };
  const [account, ...others] = found;
  if (account === undefined) {
    return nobody(deps, who, asker);
  }
  if (found.length > MOST_CANDIDATES) return { type: 'refused', because: 'too-many-found', domain: null };
  if (others.length > 0) return offered(found);
  return needsConfirmation(deps, request, account) ? offered([account]) : placedAccount(deps, request, account, asker);
}

/**
 * An approver can invite whoever has an address of another organisation. The domain is for the advice to ask there; it says
 * nothing about any account.
 */
async function nobody({ directory }: Deps, who: Who, asker: Account | undefined): Promise<Event> {
  const domain = 'id' in who ? null : await directory.foreignDomain(who.text);
  const outsider = 'id' in who || domain === null ? null : outsiderOf(who.text, domain);
  if (outsider === null) return { type: 'refused', because: 'not-found', domain };
  return { type: 'not-here', ...outsider, asker: asker?.signInName ?? '' };
}

/** The requester sees names and sign-in names, and continues with the account they chose. */
function offered(accounts: readonly Account[]): Event {
  return {
    type: 'candidates-found',
    candidates: accounts.map(({ id, name, signInName }) => ({ id, name, signInName })),
  };
}

/**
 * Words that match one account may still mean another: unless it is the requester's own, the requester confirms it before
 * anyone is asked to approve. An id was already chosen, or is their own.
 */
function needsConfirmation({ rules }: Deps, request: Asked, account: Account): boolean {
  return (
    'text' in request.who && !isOwnAccount(request, account) && routeOf(account.home, rules.resetAs) !== 'redirected'
  );
}

/** @param asker the requester's account */
async function placedAccount(deps: Deps, request: Asked, account: Account, asker: Account | undefined): Promise<Event> {
  const route = routeOf(account.home, deps.rules.resetAs);
  const signInName = asker?.signInName ?? '';
  if (!reachesApprovers(route, account)) {
    return { type: 'found', subject: await asSubject(deps, account), route, asker: signInName };
  }
  const { store, directory, clock } = deps;
  const [standing, lockdown, latest, log, selfService, securityInfoChanged] = await Promise.all([
    directory.standing(account.id),
    store.lockdown(),
    store.latestReset(account.id, later(clock.now(), -COOLDOWN_MS)),
    directory.signIns(account.id),
    selfServiceFor(deps, account),
    directory.securityInfoChanged(account.id),
  ]);
  // Read even if it is refused: the time an answer takes tells as much as its words.
  const subject = await asSubject(deps, account, { ...standing, selfService, securityInfoChanged });
  const because = refusalToReset(standing, lockdown, latest, clock.now());
  if (because === null) {
    const signIns = log === null ? null : summaryOf(log);
    const advice = mayBeAdvised(request, account, route)
      ? (adviceOf(signIns, clock.now()) ?? (await selfServiceAdvice(deps, subject)))
      : null;
    if (advice !== null) return { type: 'advised', advice };
    return { type: 'found', subject, route, asker: signInName, ...(signIns === null ? {} : { signIns }) };
  }
  const isTold = isOwnAccount(request, account) || because === 'locked-down';
  return { type: 'refused', because, domain: null, ...(isTold ? {} : { subject }) };
}

/** Only the owner is told what helps them better, once, and before anyone else hears of it. */
function mayBeAdvised(request: Asked, account: Account, route: Route): boolean {
  return isOwnAccount(request, account) && route !== 'redirected' && request.status.insists !== true;
}

/**
 * They can probably reset it themselves. Not said where a request for the account is open already: then their own ask takes its
 * place, or they are told of their first.
 */
async function selfServiceAdvice({ rules, store }: Deps, subject: Subject): Promise<Advice | null> {
  if (!isSelfServiceFirst(rules, subject) || (await store.openFor(subject.id)) !== undefined) return null;
  return subject.selfService?.isAdmin === true ? 'self-service-for-admins' : 'self-service';
}

/** Is there something for an approver to do? An invitation that was never accepted can be resent. */
export function reachesApprovers(route: Route, account: Pick<Account, 'home'>): boolean {
  return route !== 'redirected' || isUnredeemed(account);
}
