/** What approvers read first of a request that has no title of its own for their card. */
import type { Status } from '../../requests/model/request.ts';
import { secretOf } from '../kit/aftercare.ts';
import type { CardContext } from '../kit/card-context.ts';

/** By its state; of what is handed over where that is no password. */
export function titleForApprovers(status: Status, context: Pick<CardContext, 'locale' | 'handOver'>): string {
  const { titles, passTitles } = context.locale.approval;
  const pass = secretOf(status, context) === 'access-pass';
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
