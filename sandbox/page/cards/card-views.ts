/**
 * What each person sees of a card beyond the message: their own view of it, a note, and whether an answer is pending.
 */
import * as api from '../api.ts';
import { sentence } from '../dom.ts';
import { readAnswer, signInReason, type Note } from './invoke-answer.ts';
import type { Message, Person } from '../model.ts';
import { withPeople } from './people-picker.ts';
import type { AskToSignIn } from '../sign-in/sign-in-dialog.ts';
import { isDue, refreshOf, type LastRefresh } from './refresh.ts';
import { field } from '../shape.ts';
import type { Store } from '../store.ts';

export type CardView = {
  /** The card that only they see, and the revision of the message on which they pressed the button. */
  readonly own: { readonly card: object; readonly revision: number } | null;
  readonly note: Note | null;
  readonly busy: boolean;
  readonly refreshed: LastRefresh | null;
};

export type CardViews = {
  of(person: Person, message: Message): CardView;
  /**
   * The cards as this person sees them: their own view, until the message is edited. An edit between their click and
   * the answer is newer: the answer was given on the card as it was before.
   */
  cards(person: Person, message: Message): readonly unknown[];
  execute(person: Person, message: Message, action: Omit<api.CardAction, 'trigger'>): Promise<void>;
  submit(person: Person, message: Message, data: unknown): Promise<void>;
  /** To be called when a message comes into view, and when it is edited in view. */
  refreshIfDue(person: Person, message: Message): Promise<void>;
};

const NOTHING: CardView = { own: null, note: null, busy: false, refreshed: null };
const ADAPTIVE = 'application/vnd.microsoft.card.adaptive';

export function createCardViews(store: Store, people: readonly Person[], askToSignIn: AskToSignIn): CardViews {
  const views = new Map<string, CardView>();
  const key = (person: Person, message: Message): string => `${person.id} ${message.conversationId} ${message.id}`;
  const of = (person: Person, message: Message): CardView => views.get(key(person, message)) ?? NOTHING;
  const change = (person: Person, message: Message, changes: Partial<CardView>): void => {
    views.set(key(person, message), { ...of(person, message), ...changes });
    store.announce({ kind: 'card', message });
  };
  const failure = (error: unknown): Partial<CardView> => ({ note: { kind: 'error', text: sentence(error) } });

  const invoke = async (person: Person, message: Message, action: api.CardAction): Promise<Partial<CardView>> => {
    try {
      let outcome = await api.invoke(person, message, action);
      // A card that refreshes itself never asks for a sign-in.
      while (outcome.signInLink !== null && action.trigger === 'manual') {
        const code = await askToSignIn(signInReason(outcome.body), outcome.signInLink);
        if (code === null) return { note: { kind: 'info', text: 'You did not sign in, so nothing was done.' } };
        outcome = await api.invoke(person, message, action, code);
      }
      if (outcome.problem !== null) return failure(`Something went wrong. ${outcome.problem}`);
      const meaning = readAnswer(outcome.body);
      return 'card' in meaning ? { own: { card: meaning.card, revision: message.revision }, note: null } : meaning;
    } catch (error) {
      return failure(error);
    }
  };

  return {
    of,
    cards(person, message) {
      const { own } = of(person, message);
      const sent = message.attachments.filter(({ contentType }) => contentType === ADAPTIVE);
      const cards =
        own && own.revision >= message.revision ? [own.card] : sent.map((attachment) => field(attachment, 'content'));
      return cards.map((card) => withPeople(card, people));
    },
    async execute(person, message, action) {
      if (of(person, message).busy) return;
      change(person, message, { busy: true, note: null });
      change(person, message, { busy: false, ...(await invoke(person, message, { ...action, trigger: 'manual' })) });
    },
    async submit(person, message, data) {
      if (of(person, message).busy) return;
      change(person, message, { busy: true, note: null });
      const problem = await api.submit(person, message, data).catch(sentence);
      const note: Note =
        problem === null
          ? { kind: 'info', text: 'Your response was sent to the app.' }
          : { kind: 'error', text: `Something went wrong. ${problem}` };
      change(person, message, { busy: false, note });
    },
    async refreshIfDue(person, message) {
      const [first] = message.attachments.filter(({ contentType }) => contentType === ADAPTIVE);
      const card = field(first, 'content');
      const action = refreshOf(card);
      const now = Date.now();
      const { refreshed, busy } = of(person, message);
      if (!action || busy || message.deletedAt !== null) return;
      if (!isDue(card, person.channelAccount, refreshed, message.revision, now)) return;
      views.set(key(person, message), { ...of(person, message), refreshed: { at: now, revision: message.revision } });
      change(person, message, await invoke(person, message, { ...action, trigger: 'automatic' }));
    },
  };
}
