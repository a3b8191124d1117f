/** The gallery's sections of the cards that are not a request's own. */
import { Password } from '../../../src/requests/model/secrets/password.ts';
import { askCard, askOwnCard } from '../../../src/cards/requester/ask-card.ts';
import type { Card } from '../../../src/cards/kit/card.ts';
import { errorCard, noticeCard } from '../../../src/cards/message-cards.ts';
import { revealCard } from '../../../src/cards/requester/reveal-card.ts';
import type { Locale } from '../../../src/locales/index.ts';
import { SIGNPOSTS } from '../../../src/locales/reading/topics.ts';
import type { Request } from '../../../src/requests/model/request.ts';
import { NOT_ALLOWED_REASONS } from '../../../src/requests/model/reasons.ts';
import { alreadyDecidedCard, notAllowedCard } from '../../../src/cards/approvers/click-without-effect.ts';
import { approvalCard } from '../../../src/cards/approvers/approval-card.ts';
import { pendingCard, statusCard, withWayBack } from '../../../src/cards/list-cards.ts';
import { choicesCard, secretCard, signpostCard, thanksCard } from '../../../src/cards/answer-cards.ts';
import { helpCard, welcomeCard } from '../../../src/cards/help-cards.ts';
import { LATER, alex, cloudSubject, contextIn, requestIn } from '../samples.ts';
import { type Row, type Section, row } from '../section.ts';
import { firstApproval, pendingFor, statuses } from '../statuses.ts';

const REFERENCE = 'PR-7K4MQ2';

/** The cards of the dialog, before there is a request. */
export function askingSection(locale: Locale): Section {
  const who = 'alexw@contoso.com';
  const reason = 'Forgotten after the holidays';
  const rows = [
    row('ask', 'Whose and why', [
      ['nothing', 'Nothing is known yet', askCard({ locale })],
      ['mine', '“reset my password”', askOwnCard({ locale, name: 'Megan Bowen' })],
      ['said', '“I forgot my password”', askOwnCard({ locale, name: 'Megan Bowen', reason: 'I forgot my password' })],
      ['other', '“reset password for …”', askCard({ locale, who })],
    ]),
    row('ask-problem', 'Something is missing', [
      ['who', 'Whose', askCard({ locale, reason, missing: ['who'] })],
      ['reason', 'Why', askCard({ locale, whose: 'mine', missing: ['reason'] })],
    ]),
    row('ask-doubt', 'It is not certain whose', [
      ['named', 'Another was named', askCard({ locale, whose: 'mine', doubt: { kind: 'named', named: [who] } })],
      ['several', 'Several', askCard({ locale, doubt: { kind: 'several', named: [who, 'meganb@contoso.com'] } })],
      ['unclear', 'No whole address', askCard({ locale, doubt: { kind: 'unclear', named: ['alexw @contoso.com'] } })],
      ['both', 'Two answers', askCard({ locale, reason, doubt: { kind: 'both', named: [], onCard: true } })],
      [
        'typed',
        'Several, on the card',
        askCard({
          locale,
          ...{ whose: 'other', who: `${who} or Megan`, reason: 'x' },
          missing: ['reason'],
          doubt: { kind: 'several', named: [who, 'Megan'], onCard: true },
        }),
      ],
    ]),
    row('help', 'What the bot can do', [
      ['welcome', 'First words', welcomeCard(locale)],
      ['everybody', 'To everybody', helpCard(locale, { canApprove: false })],
      ['approver', 'To an approver', helpCard(locale, { canApprove: true })],
    ]),
    row('answer', 'What asks for no reset', [
      ['choices', 'Not understood', choicesCard(locale)],
      ['thanks', 'Thanks', thanksCard(locale)],
      ['secret', 'Their password', secretCard(locale)],
    ]),
    row(
      'signpost',
      'What a reset does not solve',
      SIGNPOSTS.map((topic) => [topic, topic, signpostCard(locale, topic, undefined)]),
    ),
    row('signpost-operator', 'The operator’s own help', [
      [
        'both',
        'Text and page',
        signpostCard(locale, 'mfa', { text: 'Call 1234.', link: 'https://help.contoso.com/mfa' }),
      ],
    ]),
  ];
  return { id: 'asking', title: 'Asking', rows };
}

/** Answers to a click, and lists. */
export function answersSection(locale: Locale): Section {
  const all = oneOfEachState();
  const context = contextIn(locale);
  const waiting = [
    ...all.filter(({ status }) => status.state === 'pending' || status.state === 'escalated'),
    requestIn(pendingFor(cloudSubject, { firstApproval }), { requester: alex }),
  ];
  const rows = [
    row('reveal', 'The temporary password', [
      [
        'card',
        'To its one reader, once',
        revealCard({
          locale,
          now: LATER,
          secret: 'password',
          password: new Password('Tq4mzk-w7hrpd-c9vbxn'),
          signInName: 'meganb@contoso.com',
          reference: REFERENCE,
        }),
      ],
    ]),
    row('list-own', 'One’s own requests', [
      ['many', 'Some', statusCard(context, all)],
      ['none', 'None', statusCard(context, [])],
    ]),
    row('list-pending', 'What waits for an approver', [
      ['many', 'Some', pendingCard(context, waiting)],
      [
        'more',
        'More than fit',
        pendingCard(
          context,
          Array.from({ length: 11 }, () => requestIn(pendingFor(cloudSubject))),
        ),
      ],
      ['none', 'None', pendingCard(context, [])],
    ]),
    row('list-opened', 'Opened from that list, by an approver in their own chat', [
      ...all
        .filter(({ status }) => status.state === 'pending' || status.state === 'denied')
        .map((request) => {
          const { state } = request.status;
          return [state, state, withWayBack(approvalCard(request, context), locale)] as const;
        }),
    ]),
    lateRow(locale),
    row(
      'not-allowed',
      'A click by somebody who may not decide',
      NOT_ALLOWED_REASONS.map((reason) => [reason, reason, notAllowedCard(locale, reason)]),
    ),
    row('error', 'Something failed in the bot', [['card', 'With a reference', errorCard(locale, 'E-4F7K2M')]]),
    noticesRow(locale),
  ];
  return { id: 'answers', title: 'Answers and lists', rows };
}

function lateRow(locale: Locale): Row {
  const cards = oneOfEachState()
    .filter(({ status }) => ['handled', 'denied', 'cancelled', 'expired', 'approved', 'done'].includes(status.state))
    .map((request): readonly [string, string, Card] => [
      request.status.state,
      request.status.state,
      alreadyDecidedCard(contextIn(locale), request),
    ]);
  return row('late', 'A click that came too late', cards);
}

function oneOfEachState(): readonly Request[] {
  const byState = new Map(statuses().map((status) => [status.state, status]));
  return [...byState.values()].map((status) => requestIn(status));
}

const CHAT_LINK = 'https://teams.microsoft.com/l/chat/0/0?users=28:7c1b6a1f-93d4-4c50-8f0e-2b4b0f2f7d22';

/** One-sentence replies: in a message, or on this card in answer to a click. */
function noticesRow(locale: Locale): Row {
  const { lockdownSet, approvalsUnfit, approvalsMoved, chatLink, continued, doctorSum, ...others } = locale.chat;
  const moved = ['approvalsMoved', approvalsMoved('Allan Deyoung', 'IT Help Desk › Approvals')] as const;
  const former = ['continued', continued('PR-7K4MQ2')] as const;
  const link = ['chatLink', chatLink(CHAT_LINK)] as const;
  const sum = ['doctorSum', doctorSum(2, 15, 1)] as const;
  const unfit = Object.entries(approvalsUnfit).map(([because, text]) => [`approvalsUnfit-${because}`, text] as const);
  const orders = Object.entries(lockdownSet).map(([mode, text]) => [`lockdownSet-${mode}`, text] as const);
  const notices = [...Object.entries(others), moved, link, former, sum, ...unfit, ...orders].map(
    ([name, text]): readonly [string, string, Card] => [name, name, noticeCard(locale, text)],
  );
  return row('notice', 'One sentence', notices);
}
