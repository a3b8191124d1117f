/** Several requests on one card: one's own, or those that wait for an approver. */
import type { Locale } from '../locales/index.ts';
import type { Request } from '../requests/request.ts';
import { type Card, type View, cardLayout } from './card.ts';
import { plainText } from './plain-text.ts';
import { accountText, nameAndAddress } from './subject.ts';
import layout from './templates/list.json' with { type: 'json' };
import { opening, paragraphs, when } from './view.ts';

const draw = cardLayout(layout);

/** More would make the card too long to read, and in the end too big for Teams (28 KB). */
const LIST_LIMIT = 10;

/** The requester's own latest requests, as they were given: newest first. */
export function statusCard(locale: Locale, requests: readonly Request[]): Card {
  const { lists, buttons } = locale;
  const empty = requests.length === 0;
  return draw({
    ...opening(locale, lists.own, 'accent'),
    paragraphs: paragraphs(empty ? lists.ownEmpty : ''),
    entries: requests
      .slice(0, LIST_LIMIT)
      .map((request, at) =>
        entry(request, at, locale, [accountText(request, locale) ?? '', locale.dateTime(request.askedAt)]),
      ),
    buttons: when(empty, { start: [{ title: buttons.start }] }),
  });
}

/** What waits for an approver, as it was given: oldest first. Deciding is done on the requests' own cards. */
export function pendingCard(locale: Locale, requests: readonly Request[]): Card {
  const { lists } = locale;
  return draw({
    ...opening(locale, lists.pending, 'accent'),
    paragraphs: paragraphs(requests.length === 0 ? lists.pendingEmpty : lists.pendingText),
    entries: requests.slice(0, LIST_LIMIT).map((request, at) => {
      const { status, requester, askedAt } = request;
      const subject = 'subject' in status ? status.subject : null;
      const account = subject === null ? '' : nameAndAddress(subject);
      const asked = lists.requestedBy(plainText(requester.name), locale.dateTime(askedAt));
      return entry(request, at, locale, [account, asked]);
    }),
    buttons: [],
  });
}

function entry(request: Request, at: number, locale: Locale, lines: readonly string[]): View {
  return {
    separator: at > 0,
    state: locale.states[request.status.state],
    reference: plainText(request.reference),
    lines: paragraphs(...lines),
  };
}
