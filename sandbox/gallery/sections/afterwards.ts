/** What a reset may lead to beyond the password itself: every such status, with its title. */
import { CHORES, type Status, type Subject } from '../../../src/requests/model/request.ts';
import {
  disownedBy,
  doneFor,
  erased,
  reminded,
  resettingFor,
  revealed,
  sealed,
  stageOf,
  waitingFor,
} from '../statuses.ts';

export type Titled = readonly [title: string, Status];

const pass = { secret: 'access-pass' } as const;
const making = { ...pass, step: 'begun' } as const;

/** All of them, without their titles. */
export function afterwards(subject: Subject): readonly Status[] {
  return [aftercareStatuses, disownedStatuses, passStatuses, waitingStatuses].flatMap((of) =>
    of(subject).map(([, status]) => status),
  );
}

/** What happens to the account if its owner does not object. */
export function aftercareStatuses(subject: Subject): readonly Titled[] {
  return [
    ['nobody knows whether it was carried out', doneFor(subject, { confirmed: false, sessions: 'not-needed' })],
    ['the same, and it was read', doneFor(subject, { confirmed: false, sessions: 'not-needed', handover: revealed })],
    ['sessions are being ended', doneFor(subject, { sessions: 'due' })],
    ['sessions could not be ended', doneFor(subject, { sessions: 'failed', handover: revealed })],
    ...CHORES.map((scramble): Titled => [
      `unread, scramble ${scramble}`,
      doneFor(subject, { handover: erased, scramble }),
    ]),
  ];
}

/** What happens if its owner disowns it. */
export function disownedStatuses(subject: Subject): readonly Titled[] {
  const disowned = disownedBy(subject);
  const handover = erased;
  return [
    ['stopped', { state: 'frozen', subject, disowned }],
    ['under way', resettingFor(subject, { disowned })],
    ['under way, and it waits for a sign-in', waitingFor(subject, { disowned })],
    ...CHORES.flatMap((chore): readonly Titled[] => [
      [`scramble ${chore}`, doneFor(subject, { disowned, handover, scramble: chore })],
      [`sessions ${chore}`, doneFor(subject, { disowned, handover: revealed, scramble: 'done', sessions: chore })],
    ]),
  ];
}

/** A Temporary Access Pass instead of a password. */
export function passStatuses(subject: Subject): readonly Titled[] {
  const disowned = disownedBy(subject);
  return [
    ['being made', resettingFor(subject, { attempt: making })],
    ['it waits for a sign-in', waitingFor(subject, { attempt: making })],
    ...[sealed, reminded, revealed, erased].map((handover): Titled => [
      stageOf(handover),
      doneFor(subject, { ...pass, handover }),
    ]),
    ['disowned', doneFor(subject, { ...pass, handover: erased, scramble: 'done', disowned })],
  ];
}

/** If the approver, in whose name it is done, has to sign in again. */
export function waitingStatuses(subject: Subject): readonly Titled[] {
  return [['it waits for a sign-in', waitingFor(subject)]];
}
