/** What sets a request apart from an ordinary one: approvers see it in one place, the most severe first. */
import { isOwn } from '../../../requests/model/about.ts';
import type { Request, Undecided } from '../../../requests/model/request.ts';
import { recentChanges } from '../../../requests/rules/recent.ts';
import { when } from '../../kit/blocks.ts';
import type { CardContext } from '../../kit/card-context.ts';

/** A few words each; none for an ordinary request. */
export function unusualOf(request: Request<Undecided>, { locale, lockdown }: CardContext): readonly string[] {
  const { unusual } = locale.approval;
  const { subject } = request.status;
  return [
    ...(lockdown.mode === 'off' ? [] : [unusual.lockdown[lockdown.mode]]),
    ...when(subject.privileged, unusual.privileged),
    ...recentChanges(request).map(({ what, days }) => unusual.recent[what](days)),
    ...when(!isOwn(request), unusual.other),
  ];
}
