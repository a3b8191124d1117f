/** Invites the owner of an address that nobody here has: a guest is added only by the click of someone who may invite. */
import type { Click } from '../../model/click.ts';
import { DirectoryRefused, type InviteResult } from '../../model/ports.ts';
import type { ClickProblem } from '../../model/reasons.ts';
import { type Request, type RequestIn, isIn } from '../../model/request.ts';
import type { Deps } from '../../model/services.ts';
import { isInternal, isUnredeemed } from '../../rules/policy.ts';
import { type Judged, notAllowed } from './judge-click.ts';

type Invitation = Extract<Click, { type: 'invited' }>;

/**
 * Once for each request; a second click gets the same answer. Everything is read again first, as whoever asked may have left, and
 * the address may have an account by now. One that never accepted is invited again: it may be our own, whose recording was lost.
 * Two people who press at once make one guest and may send two mails, which is harmless.
 * @throws `DirectoryUnavailable` if rights can't be read now, or Graph doesn't say what it did: the next try finds the guest
 */
export async function judgeGuest(deps: Deps, request: Request, click: Invitation): Promise<Judged> {
  if (!isIn(request, 'uninvited', 'invited')) return ended('invitation-not-needed');
  try {
    return await judged(deps, request, click);
  } catch (error) {
    if (!(error instanceof DirectoryRefused)) throw error;
    return { answer: { kind: 'ended', because: 'guest-not-invited', error } };
  }
}

async function judged(
  { directory, store }: Deps,
  request: RequestIn<'uninvited' | 'invited'>,
  { by, language }: Invitation,
): Promise<Judged> {
  const { address } = request.status;
  const [may, asker, found, lockdown] = await Promise.all([
    directory.mayInvite(by.id),
    directory.account(request.requester.id, by.id),
    directory.find({ text: address }),
    store.lockdown(),
  ]);
  if (!may.allowed) return notAllowed(may.because);
  if (isIn(request, 'invited')) return { answer: { kind: 'moved', request } };
  if (lockdown.mode === 'stopped') return stopped('locked-down');
  if (asker === undefined || !isInternal(asker.home)) return stopped('requester-void');
  const [account] = found;
  if (account !== undefined) {
    if (!isUnredeemed(account)) return ended('guest-there');
    if ((await directory.standing(account.id)).protected) return stopped('protected');
  }
  // Another click may have been quicker while the rights were read.
  const now = await store.load(request.id);
  if (now !== undefined && isIn(now, 'invited')) return { answer: { kind: 'moved', request: now } };
  const result = await directory.invite(address, language);
  return result.ok
    ? { event: { type: 'invited', by, account: result.account } }
    : { answer: { kind: 'ended', because: PROBLEMS[result.because], refused: result.because } };
}

const PROBLEMS: Readonly<Record<Extract<InviteResult, { ok: false }>['because'], ClickProblem>> = {
  'not-allowed': 'guest-not-allowed',
  'address-refused': 'guest-refused',
  'no-permission': 'guest-not-invited',
};

function stopped(refused: string): Judged {
  return { answer: { kind: 'ended', because: 'invitation-stopped', refused } };
}

function ended(because: ClickProblem): Judged {
  return { answer: { kind: 'ended', because } };
}
