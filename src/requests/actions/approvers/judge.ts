/** Carries out an approver's click, at once or from a stored row: rights are read live, and one compare-and-swap decides. */
import { type Click, isVerdict } from '../../model/click.ts';
import type { Directory } from '../../model/ports.ts';
import type { Request } from '../../model/request.ts';
import type { Deps } from '../../model/services.ts';
import { moveUntil } from '../../move.ts';
import { judgeGuest } from './invite-guest.ts';
import { judgeInvitation } from './invite-again.ts';
import { type Judged, type Outcome, isOwnVerdict, judgeVerdict, outcomeOf, withRefusal } from './judge-click.ts';
import { judgeResume, judgeSecure } from './sign-in-again.ts';

/** Decides, or answers why not; refusals are recorded. @throws `DirectoryUnavailable` if rights can't be read now: nothing moved */
export async function decide(deps: Deps, source: string, request: Request, click: Click): Promise<Outcome> {
  const once = invitingOnce(deps);
  const result = await moveUntil<Outcome>(deps, source, request, async (now) => {
    const next = await judged(once, now, click).catch((error: unknown) => overtaken(deps, now, click, error));
    return withRefusal(deps, { person: click.by, source }, click.type, now, next);
  });
  return 'answer' in result ? result.answer : outcomeOf(result.moved, result.by);
}

/** A click that is judged again, as another one moved the request meanwhile, sends no second mail. */
function invitingOnce(deps: Deps): Deps {
  const { directory } = deps;
  let invited: ReturnType<Directory['invite']> | undefined;
  let invitedAgain: ReturnType<Directory['inviteAgain']> | undefined;
  return {
    ...deps,
    directory: {
      ...directory,
      invite: (...guest) => (invited ??= directory.invite(...guest)),
      inviteAgain: (...guest) => (invitedAgain ??= directory.inviteAgain(...guest)),
    },
  };
}

function judged(deps: Deps, request: Request, click: Click): Promise<Judged> {
  switch (click.type) {
    case 'approved':
    case 'denied':
    case 'handled':
      return judgeVerdict(deps, request, click);
    case 'resumed':
      return judgeResume(deps, request, click.by, click.assertion);
    case 'secured':
      return judgeSecure(deps, request, click.by, click.assertion);
    case 'invited':
      return judgeGuest(deps, request, click);
    case 'invited-again':
      return judgeInvitation(deps, request, click.by);
  }
}

/** Rights that couldn't be read in time no longer matter if another click of the same person has decided. */
async function overtaken(deps: Deps, { id }: Request, click: Click, error: unknown): Promise<Judged> {
  const now = isVerdict(click) ? await deps.store.load(id) : undefined;
  if (now === undefined || !isVerdict(click) || !isOwnVerdict(now, click)) throw error;
  return { answer: { kind: 'moved', request: now } };
}
