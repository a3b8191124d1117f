/** What approvers see first of a request: its title, where a card has none of its own, and its colour. */
import type { Chore, RequestIn, Status } from '../../requests/model/request.ts';
import { secretOf } from '../../requests/rules/policy.ts';
import type { Tone } from '../kit/blocks.ts';
import type { CardContext } from '../kit/card-context.ts';

/** By state, and for the states of a reset by what is handed over. */
export function titleForApprovers(
  status: Status,
  { locale, handOver }: Pick<CardContext, 'locale' | 'handOver'>,
): string {
  const { titles } = locale.approval;
  switch (status.state) {
    case 'resetting':
      if (status.step === 'sign-in-needed') return titles.waits;
      return locale.secrets[status.attempt.secret].titles.resetting;
    case 'pending':
    case 'approved':
    case 'done':
      return locale.secrets[secretOf(status, handOver)].titles[status.state];
    default:
      return titles[status.state];
  }
}

/** The colour of a disowned reset: an alarm until everything is done that can be done from here. */
export function disownedTone(status: RequestIn<'frozen' | 'resetting' | 'done'>['status']): Tone {
  if (status.state === 'frozen') return 'warning';
  const settled = (chore: Chore): boolean => chore === 'done' || chore === 'not-needed';
  return status.state === 'done' && settled(status.scramble) && settled(status.sessions) ? 'warning' : 'attention';
}
