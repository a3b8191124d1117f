/** What approvers see first of a request: its title, where a card has none of its own, and its colour. */
import type { Chore, RequestIn, Status } from '../../requests/model/request.ts';
import { secretOf } from '../../requests/rules/policy.ts';
import type { Tone } from '../kit/blocks.ts';
import type { CardContext } from '../kit/card-context.ts';

/** By its state; of what is handed over where that is no password. */
export function titleForApprovers(status: Status, context: Pick<CardContext, 'locale' | 'handOver'>): string {
  const { titles, passTitles } = context.locale.approval;
  const pass = secretOf(status, context.handOver) === 'access-pass';
  switch (status.state) {
    case 'resetting':
      if (status.waitsSince !== null) return titles.waits;
      return pass ? passTitles.resetting : titles.resetting;
    case 'pending':
    case 'approved':
    case 'done':
      return pass ? passTitles[status.state] : titles[status.state];
    default:
      return titles[status.state];
  }
}

/** The colour of what an owner disowned: an alarm until all is done that can be done from here. */
export function disownedTone(status: RequestIn<'frozen' | 'resetting' | 'done'>['status']): Tone {
  if (status.state === 'frozen') return 'warning';
  const settled = (chore: Chore): boolean => chore === 'done' || chore === 'not-needed';
  return status.state === 'done' && settled(status.scramble) && settled(status.sessions) ? 'warning' : 'attention';
}
