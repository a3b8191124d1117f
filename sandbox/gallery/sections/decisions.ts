/**
 * The gallery's sections of what an approval can wait for: a second approver, the end of a lockdown, an approver who
 * can act.
 */
import type { CardContext } from '../../../src/cards/kit/card-context.ts';
import { requestCard } from '../../../src/cards/request-card.ts';
import type { Locale } from '../../../src/locales/index.ts';
import type { Status } from '../../../src/requests/model/request.ts';
import { approvalCard } from '../../../src/cards/approvers/approval-card.ts';
import { alreadyDecidedCard } from '../../../src/cards/approvers/click-without-effect.ts';
import { pendingCard, statusCard } from '../../../src/cards/list-cards.ts';
import { asSealed } from '../../../src/requests/model/secrets/sealed.ts';
import { requestRow } from '../request-rows.ts';
import { cloudSubject, contextIn, grady, lidia, lockdowns, privilegedSubject, requestIn } from '../samples.ts';
import { type Row, type Section, row } from '../section.ts';
import { approvedStatuses, escalatedFor, firstApproval, pendingFor, statuses, waitingFor } from '../statuses.ts';

/** A privileged account's request, from the first approval on. */
export function twoApproversSection(locale: Locale): Section {
  const context = contextIn(locale);
  const approved = approvedStatuses(privilegedSubject, firstApproval).filter(isFirstOfItsState());
  const late = approved.map(
    (status) => [status.state, status.state, alreadyDecidedCard(contextIn(locale), requestIn(status))] as const,
  );
  const rows = [
    requestRow('two-none', 'No one has approved', pendingFor(privilegedSubject), context),
    requestRow('two-first', 'One has approved', pendingFor(privilegedSubject, { firstApproval }), context),
    requestRow(
      'two-lifted',
      'One has approved, and two are no longer needed',
      pendingFor(cloudSubject, { firstApproval }),
      context,
    ),
    ...approved.map((status) => requestRow(`two-${status.state}`, status.state, status, context)),
    row('two-again', 'A second click by the first approver', [
      [
        'agreed',
        'The answer, to them alone',
        approvalCard(requestIn(pendingFor(privilegedSubject, { firstApproval })), context, { problem: 'agreed' }),
      ],
    ]),
    row('two-late', 'A click that came too late', late),
  ];
  return { id: 'two-approvers', title: 'Two approvers', rows };
}

/** Clicks that wait until the directory says what their approvers may do. */
export function slowDirectorySection(locale: Locale): Section {
  const context = contextIn(locale);
  const checking = [lidia, grady].map((by) => ({ by, click: asSealed<'click'>('SEALED') }));
  const rows = [
    requestRow(
      'slow-pending',
      'One click waits',
      pendingFor(cloudSubject, { checking: checking.slice(0, 1) }),
      context,
    ),
    requestRow('slow-escalated', 'Two clicks wait', escalatedFor(cloudSubject, { checking }), context),
    requestRow(
      'slow-sign-in',
      'A new sign-in waits',
      waitingFor(cloudSubject, { checking: checking.slice(0, 1) }),
      contextIn(locale, { resetAs: 'approver' }),
    ),
  ];
  return { id: 'slow-directory', title: 'Clicks that wait for the directory', rows };
}

/** Every open card, under every lockdown that an admin can order. */
export function lockdownSections(locale: Locale): readonly Section[] {
  return lockdowns.map((lockdown): Section => {
    const id = `lockdown-${lockdown.mode}`;
    return { id, title: `Lockdown: ${lockdown.mode}`, rows: lockdownRows(id, contextIn(locale, { lockdown })) };
  });
}

function lockdownRows(id: string, context: CardContext): readonly Row[] {
  const open: readonly (readonly [string, Status])[] = [
    ['asked', { state: 'asked' }],
    ['pending', pendingFor(cloudSubject)],
    ['pending, privileged', pendingFor(privilegedSubject)],
    ['pending, one has approved', pendingFor(cloudSubject, { firstApproval })],
    ['escalated', escalatedFor(cloudSubject)],
    ['escalated, privileged', escalatedFor(privilegedSubject)],
    ['escalated, one has approved', escalatedFor(privilegedSubject, { firstApproval })],
    ...approvedStatuses(cloudSubject, firstApproval)
      .filter(({ state }) => state === 'approved')
      .map((status) => ['approved', status] as const),
  ];
  const waiting = open.map(([, status]) => requestIn(status)).filter(({ status }) => status.state === 'pending');
  return [
    ...open.map(([title, status]) => requestRow(`${id}-${title.replaceAll(/[^a-z]+/gu, '-')}`, title, status, context)),
    row(`${id}-lists`, 'Lists', [
      ['own', 'One’s own requests', statusCard(context, waiting)],
      ['pending', 'What waits for an approver', pendingCard(context, waiting)],
    ]),
  ];
}

/** The line in an approvers' thread: while it waits, and how it ended. */
export function reminderSection(locale: Locale): Section {
  const context = contextIn(locale);
  const all: readonly Status[] = [
    pendingFor(cloudSubject, { firstApproval }),
    ...statuses().filter(isFirstOfItsState()),
  ];
  const cards = all.map((status, at) => {
    const title = at === 0 ? 'pending, one has approved' : status.state;
    return [title.replaceAll(/[^a-z]+/gu, '-'), title, requestCard(requestIn(status), 'reminder', context)] as const;
  });
  const rows = [row('reminder', 'In the thread of the approvers’ card', cards)];
  return { id: 'reminders', title: 'Reminders', rows };
}

function isFirstOfItsState(): (status: Status) => boolean {
  const seen = new Set<string>();
  return ({ state }) => seen.size < seen.add(state).size;
}
