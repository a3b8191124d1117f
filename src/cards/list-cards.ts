/** Several requests on one card: a requester's own, or those that wait for an approver. */
import type { Locale } from '../locales/index.ts';
import { isOwn, subjectOf } from '../requests/model/about.ts';
import { isUndecided, type Request, type Status } from '../requests/model/request.ts';
import { isLive } from '../requests/rules/open.ts';
import type { Card } from './kit/card.ts';
import { type DataOf, draw } from './kit/draw.ts';
import type { CardContext } from './kit/card-context.ts';
import { lockdownNotice } from './kit/lockdown-notice.ts';
import { plainText } from './kit/text/plain-text.ts';
import { accountText, nameAndAddress } from './kit/account-and-home.ts';
import { opening, paragraphs, when } from './kit/blocks.ts';

/** More would make the card too long to read, and in the end too big for Teams (28 KB). */
export const LIST_LIMIT = 10;

/** The requester's own latest requests, in the given order: newest first. */
export function statusCard(context: CardContext, requests: readonly Request[]): Card {
  const { locale } = context;
  const { lists, buttons } = locale;
  const empty = requests.length === 0;
  return draw('list', {
    ...opening(locale, lists.own, 'accent'),
    notices: lockdownNotice(context, 'requester'),
    paragraphs: paragraphs(empty ? lists.ownEmpty : ''),
    entries: requests
      .slice(0, LIST_LIMIT)
      .map((request, at) =>
        entry(
          request,
          at,
          stateForRequester(request, locale),
          [accountText(request, locale) ?? '', locale.dateTime(request.askedAt)],
          when(isLive(request, context.now), { title: buttons.show, verb: 'show-request', request: request.id }),
        ),
      ),
    more: [],
    start: when(empty, { title: buttons.start }),
  });
}

/**
 * What waits for an approver, in the given order: oldest first. Each has a button that shows its card, on which it is decided.
 * @param requests what is left from here on; more than fit means that there is a next page
 */
export function pendingCard(context: CardContext, requests: readonly Request[]): Card {
  const { locale } = context;
  const { lists, buttons } = locale;
  const shown = requests.slice(0, LIST_LIMIT);
  const last = requests.length > shown.length ? shown.at(-1) : undefined;
  return draw('list', {
    ...opening(locale, lists.pending, 'accent'),
    notices: lockdownNotice(context, 'approvers'),
    paragraphs: paragraphs(requests.length === 0 ? lists.pendingEmpty : lists.pendingText),
    entries: shown.map((request, at) => {
      const { status, requester, askedAt } = request;
      const subject = subjectOf(request);
      const account = subject === null ? '' : nameAndAddress(subject);
      const asked = lists.requestedBy(plainText(requester.name), locale.dateTime(askedAt));
      const show = { title: buttons.show, verb: 'show-approval', request: request.id };
      return entry(request, at, stateForApprovers(status, locale), [account, asked], [show]);
    }),
    more: last === undefined ? [] : [{ text: lists.pendingMore, title: buttons.next, after: last.id }],
    start: [],
  });
}

/** A card that an approver opened from the list, or the answer to a click on it: with the way back. */
export function withWayBack(card: Card, { buttons }: Locale): Card {
  const back = { title: buttons.backToList, data: { verb: 'pending' } };
  const action = { type: 'Action.Execute', verb: 'pending', ...back, fallback: { type: 'Action.Submit', ...back } };
  return { ...card, body: [...card.body, { type: 'ActionSet', spacing: 'Medium', actions: [action] }] };
}

/** For someone else's account, the requester must not learn who decides, nor whether anyone has yet. */
function stateForRequester(request: Request, { lists, states }: Locale): string {
  const waits = isUndecided(request.status) || request.status.state === 'withheld';
  return waits && !isOwn(request) ? lists.received : states[request.status.state];
}

function stateForApprovers(status: Status, { lists, states }: Locale): string {
  if (isUndecided(status) && status.firstApproval !== null) return lists.second;
  return status.state === 'escalated' ? lists.byHand : states[status.state];
}

function entry(
  { reference }: Request,
  at: number,
  state: string,
  lines: readonly string[],
  open: DataOf<'list'>['entries'][number]['show'],
): DataOf<'list'>['entries'][number] {
  return {
    separator: at > 0,
    state,
    reference: plainText(reference),
    lines: paragraphs(...lines),
    show: open,
  };
}
