/** The gallery's section of the code that an approver asks the requester for. */
import { asKeyedHash } from '../../../src/requests/model/secrets/sealed.ts';
import { approvalCard } from '../../../src/cards/approvers/approval-card.ts';
import { codeCard } from '../../../src/cards/requester/code-card.ts';
import { withProblem, withTyped } from '../../../src/cards/typed-fields.ts';
import { requestCard } from '../../../src/cards/request-card.ts';
import type { Locale } from '../../../src/locales/index.ts';
import type { IdentityCode, RequestIn } from '../../../src/requests/model/request.ts';
import type { CodeProblem } from '../../../src/requests/model/reasons.ts';
import { CODE_TRIES, CODES_PER_REQUEST } from '../../../src/requests/rules/policy.ts';
import { requestRow } from '../request-rows.ts';
import { ASKED_AT, LATER, cloudSubject, contextIn, requestIn } from '../samples.ts';
import { type Row, type Section, row } from '../section.ts';
import { firstApproval, pendingFor } from '../statuses.ts';

type Pending = Partial<RequestIn<'pending'>['status']>;

const UNTIL = '2026-11-22T18:02:00.000Z';
const good: IdentityCode = { hash: asKeyedHash('HASH'), until: UNTIL, wrong: [] };
const usedUp: IdentityCode = {
  ...good,
  wrong: Array.from({ length: CODE_TRIES }, (_, at) => asKeyedHash(`WRONG${at}`)),
};
const last = CODES_PER_REQUEST;

const SITUATIONS: readonly (readonly [id: string, title: string, Pending])[] = [
  ['first', 'Nothing was shown yet', {}],
  ['good', 'A code was shown', { code: good, codesShown: 1 }],
  ['lapsed', 'Its time is over', { code: { ...good, until: LATER }, codesShown: 1 }],
  ['used-up', 'A wrong one was typed too often', { code: usedUp, codesShown: 2 }],
  ['last', 'The last code was shown', { code: good, codesShown: last }],
  ['no-more', 'The last code is used up', { code: usedUp, codesShown: last }],
  ['second', 'For the second approver', { firstApproval, codesShown: 1 }],
  ['second-no-more', 'For the second approver, and there are no more', { firstApproval, codesShown: last }],
];

const PROBLEMS: readonly (readonly [id: string, title: string, CodeProblem, Pending])[] = [
  ['wrong', 'A wrong one', { because: 'wrong', triesLeft: 3 }, { code: good, codesShown: 1 }],
  ['wrong-last', 'A wrong one, before the last try', { because: 'wrong', triesLeft: 1 }, { code: good, codesShown: 1 }],
  ['none-typed', 'Nothing was typed', { because: 'none', triesLeft: CODE_TRIES }, { code: good, codesShown: 1 }],
  ['none-shown', 'Nothing was shown yet', { because: 'none', triesLeft: 0 }, {}],
  ['none-second', 'By the second approver', { because: 'none', triesLeft: 0 }, { firstApproval, codesShown: 1 }],
  ['expired', 'Its time is over', { because: 'expired', triesLeft: CODE_TRIES }, { code: good, codesShown: 1 }],
  ['used-up', 'Typed wrongly too often', { because: 'used-up', triesLeft: 0 }, { code: usedUp, codesShown: 1 }],
  ['no-more', 'There are no more', { because: 'used-up', triesLeft: 0 }, { code: usedUp, codesShown: last }],
];

/** What requesters and approvers see of the code, and the same cards if the operator requires none. */
export function codeSection(locale: Locale): Section {
  const context = contextIn(locale);
  const code = codeCard({ locale, digits: '048213', until: UNTIL, now: LATER, reference: 'PR-7K4MQ2' });
  const shown = SITUATIONS.map(
    ([id, title, over]) =>
      [id, title, requestCard(requestIn(pendingFor(cloudSubject, over)), 'requester', context)] as const,
  );
  const justAsked = requestCard(requestIn(pendingFor(cloudSubject)), 'requester', contextIn(locale, { now: ASKED_AT }));
  const problems = PROBLEMS.map(
    ([id, title, problem, over]) =>
      [id, title, approvalCard(requestIn(pendingFor(cloudSubject, over)), context, { problem })] as const,
  );
  const rows = [
    row('code-digits', 'The code', [['card', 'To the requester, once', code]]),
    row('code-requester', 'The requester’s card', [['just-asked', 'They have just asked', justAsked], ...shown]),
    row('code-problem', 'An approval that did not go through', problems),
    fieldsRow(locale),
    requestRow(
      'code-off',
      'No code is asked for',
      pendingFor(cloudSubject),
      contextIn(locale, { identityCode: false }),
    ),
  ];
  return { id: 'identity-code', title: 'The code that an approver asks for', rows };
}

/** A click that did not go through, with what was typed. */
function fieldsRow(locale: Locale): Row {
  const wrong: CodeProblem = { because: 'wrong', triesLeft: 4 };
  const request = requestIn(pendingFor(cloudSubject, { code: good, codesShown: 1 }));
  const typed = withTyped(approvalCard(request, contextIn(locale), { problem: wrong }), { code: '123 456' });
  const noReason = withTyped(approvalCard(request, contextIn(locale)), { code: '123 456' });
  return row('code-typed', 'What was typed stays', [
    ['code', 'A wrong code', typed],
    [
      'reason',
      'A denial without a reason',
      withProblem(noReason, { field: 'reason', text: locale.chat.reasonMissing }),
    ],
  ]);
}
