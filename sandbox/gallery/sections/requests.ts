/** The gallery's sections of requests: their states, what is refused, what fails. */
import type { Locale } from '../../../src/locales/index.ts';
import type { Status } from '../../../src/requests/model/request.ts';
import { requestRow } from '../request-rows.ts';
import { cloudSubject, contextIn } from '../samples.ts';
import type { Row, Section } from '../section.ts';
import { pendingFor, stageOf, statuses } from '../statuses.ts';

/** These have sections of their own. */
const ELSEWHERE: readonly Status['state'][] = ['refused', 'failed', 'redirected', 'escalated', 'advised'];

export function requestSections(locale: Locale): readonly Section[] {
  const all = statuses(cloudSubject, 'you');
  const rows = (wanted: (status: Status) => boolean) =>
    all.filter(wanted).map((status) => requestRow(idOf(status), titleOf(status), status, contextIn(locale)));
  return [
    { id: 'states', title: 'A request, state by state', rows: rows(({ state }) => !ELSEWHERE.includes(state)) },
    { id: 'advised', title: 'What helps better', rows: rows(({ state }) => state === 'advised') },
    { id: 'self-service', title: 'Where self-service is open to the owner', rows: selfServiceRows(locale) },
    { id: 'refused', title: 'What is refused', rows: rows(({ state }) => state === 'refused') },
    { id: 'failed', title: 'What fails', rows: rows(({ state }) => state === 'failed') },
  ];
}

/** Beside the advice: where an admin is asked all the same, or at once. */
function selfServiceRows(locale: Locale): readonly Row[] {
  const ofOwner = (isAdmin: boolean) => pendingFor({ ...cloudSubject, selfService: { isAdmin } });
  return [
    requestRow('self-service-passed', 'pending, after self-service', ofOwner(false), contextIn(locale)),
    requestRow(
      'self-service-offer',
      'pending, self-service only offered',
      ofOwner(true),
      contextIn(locale, { selfService: 'offer' }),
    ),
  ];
}

function idOf(status: Status): string {
  return [status.state, ...variantOf(status)].join('-').replaceAll(/[^a-z]+/gu, '-');
}

function titleOf(status: Status): string {
  return [status.state, ...variantOf(status)].join(', ');
}

/** What distinguishes it from others in the same state. */
function variantOf(status: Status): readonly string[] {
  switch (status.state) {
    case 'advised':
      return [status.advice];
    case 'choosing':
      return status.candidates.length === 1 ? ['one account'] : [];
    case 'done':
      return [`password ${stageOf(status.handover)}`];
    case 'failed':
      return [status.because, ...(status.tried ? ['after a try'] : [])];
    case 'refused':
      return [status.because, ...(status.domain === null ? ['no domain'] : [])];
    case 'cancelled':
    case 'expired':
      return status.subject === null ? ['before the account was found'] : [];
    default:
      return [];
  }
}
