/** One message: who, when, text, cards, and what went wrong. Its cards are redrawn only when they change. */
import { renderCard, type DrawnCard } from '../cards/card-host.ts';
import type { CardViews } from '../cards/card-views.ts';
import { avatar, button, make, timeOf } from '../dom.ts';
import { createFocusKeeper } from './focus-keeper.ts';
import type { Note } from '../cards/invoke-answer.ts';
import { keepTyping } from '../cards/keep-typing.ts';
import type { ListItem } from './message-list.ts';
import type { Message, Person } from '../model.ts';
import { refreshOf, type RefreshAction } from '../cards/refresh.ts';
import { field } from '../shape.ts';

const ADAPTIVE = 'application/vnd.microsoft.card.adaptive';

/** In a chat your own messages are on the right; in a thread all are on the left, with names. */
export function createMessage(views: CardViews, person: Person, first: Message, where: 'chat' | 'thread'): ListItem {
  const own = first.from.id === person.channelAccount;
  const named = where === 'thread' || !own;
  const meta = make('div', { class: 'meta' });
  const body = make('div', { class: 'body' });
  const note = make('p', { class: 'note', role: 'status', 'data-testid': 'card-note' });
  const element = make(
    'article',
    {
      class: named ? 'message' : 'message message-mine',
      'data-testid': 'message',
      'data-message-id': first.id,
      'data-from': first.fromBot ? 'bot' : own ? 'self' : 'other',
      'aria-label': `${own ? 'You' : first.from.name}, ${timeOf(first.sentAt)}`,
    },
    ...(named ? [avatar(first.from.name, first.fromBot ? 'bot' : 'person')] : []),
    make('div', { class: 'column' }, meta, body, note),
  );
  const focus = createFocusKeeper(element);
  let message = first;
  let drawn: string | undefined;
  let shown: readonly DrawnCard[] = [];
  /** The latest note on the card, and the revision of the message it is about. */
  let told: { readonly note: Note | null; readonly revision: number } = { note: null, revision: 0 };
  let heard: Note | null = null;
  let inSight = false;

  const showNote = (): void => {
    const trouble: Note | null =
      message.trouble === null ? null : { kind: 'error', text: `Not delivered. ${message.trouble}` };
    // A note is out of date once the card is edited.
    const shown = (told.revision === message.revision ? told.note : null) ?? trouble;
    note.textContent = shown?.text ?? '';
    note.dataset['kind'] = shown?.kind ?? '';
    note.hidden = !shown;
  };
  const draft = (card: unknown): DrawnCard =>
    renderCard(card, {
      execute: (action) => void views.execute(person, message, action),
      submit: (data) => void views.submit(person, message, data),
      complain(text) {
        told = { note: { kind: 'error', text }, revision: message.revision };
        showNote();
      },
    });
  const draw = (): void => {
    const cards = views.cards(person, message);
    const next = JSON.stringify([message.text, message.deletedAt, message.attachments, cards]);
    if (next === drawn) return;
    drawn = next;
    const before = shown;
    const focused = document.activeElement;
    shown = cards.map(draft);
    body.replaceChildren(...bodyOf(message, shown));
    for (const [index, card] of shown.entries()) {
      const old = before[index];
      if (old) keepTyping(old, card, focused);
    }
  };
  const update = (changed: Message): void => {
    const edited = changed.revision !== message.revision;
    message = changed;
    const view = views.of(person, message);
    focus.hold();
    if (view.note !== heard || view.busy) told = { note: view.note, revision: message.revision };
    heard = view.note;
    meta.replaceChildren(
      ...metaOf(message, named),
      ...refreshButton(message, (action) => void views.execute(person, message, action)),
    );
    draw();
    body.toggleAttribute('inert', view.busy);
    element.classList.toggle('message-busy', view.busy);
    element.setAttribute('aria-busy', String(view.busy));
    if (!view.busy) focus.restore('.card');
    showNote();
    if (edited && inSight) void views.refreshIfDue(person, message);
  };

  update(first);
  new IntersectionObserver(([entry]) => {
    inSight = entry?.isIntersecting ?? false;
    if (inSight) void views.refreshIfDue(person, message);
  }).observe(element);
  return { element, update };
}

function metaOf(message: Message, named: boolean): Node[] {
  const parts: HTMLElement[] = [make('time', { datetime: message.sentAt }, timeOf(message.sentAt))];
  if (named) parts.unshift(make('span', { class: 'who' }, message.from.name));
  if (message.editedAt !== null && message.deletedAt === null) {
    parts.push(make('span', { 'data-testid': 'edited', title: timeOf(message.editedAt) }, 'edited'));
  }
  return parts;
}

function refreshButton(message: Message, execute: (action: RefreshAction) => void): Node[] {
  const offered = message.attachments.map((attachment) => refreshOf(field(attachment, 'content'))).find(Boolean);
  if (!offered || message.deletedAt !== null) return [];
  const title = 'Ask the bot for a fresh card';
  return [
    button({ class: 'link', 'data-testid': 'refresh', title, 'aria-label': title }, 'Refresh', () => execute(offered)),
  ];
}

function bodyOf(message: Message, cards: readonly DrawnCard[]): Node[] {
  if (message.deletedAt !== null) return [make('p', { class: 'text deleted' }, 'This message was deleted.')];
  const text = message.text === '' ? [] : [make('p', { class: 'text', 'data-testid': 'text' }, message.text)];
  const others = message.attachments.filter(({ contentType }) => contentType !== ADAPTIVE);
  const missing = others.map(({ contentType }) =>
    make('p', { class: 'text deleted' }, `An attachment of the type ${contentType} is not shown here.`),
  );
  return [...text, ...cards.map(({ element }) => element), ...missing];
}
