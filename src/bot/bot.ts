/** A table of contents: message → dialog and commands, card action → card-actions, installation → welcome. */
import { noticeCard } from '../cards/message-cards.ts';
import { recordRefusal } from '../requests/actions/refusal.ts';
import { DirectoryUnavailable } from '../requests/model/ports.ts';
import { welcomeCard } from '../cards/help-cards.ts';
import { createAnswerAgain } from './answering/answer-again.ts';
import { createAnswerInTime } from './answering/answer-in-time.ts';
import { type BudgetOptions, createBudget } from './budget.ts';
import { askKey } from './chat/ask-key.ts';
import { answer, isPrivate, onMeaning, ownRequests } from './chat/commands.ts';
import { type Dialogs, createDialogs } from './chat/dialogs.ts';
import { meaningOf } from './chat/meaning.ts';
import { type Known, resetDialog } from './chat/reset-dialog.ts';
import { requestMade } from './chat/submit-ask.ts';
import { mayBeElsewhere } from './connector-errors.ts';
import { onRequestCard } from './clicks/card-actions.ts';
import { clickedCard } from './clicks/clicked-card.ts';
import { answerPlaceOf, bringToChat } from './clicks/clicks-among-others.ts';
import { BY_CLICKS, BY_MESSAGES, OverBudget, directoryForPeople } from './directory-for-people.ts';
import { createLookUpInTurn } from './chat/look-up-in-turn.ts';
import type { DocumentStore, PostedCard } from './ports.ts';
import { remember } from './posting/conversations.ts';
import { localeOfReader } from './reader.ts';
import type { BotServices } from './services.ts';
import { type CardData, type Incoming, type Turn, show, showNotice, tell, tellOrShow } from './turn.ts';

/** Runs `logic` in the person's own chat, as if they had done the same there. @returns false if the bot can't write to them */
export type Privately = (turn: Turn, logic: (chat: Turn) => Promise<void>) => Promise<boolean>;

export type BotOptions = Omit<BotServices, 'answers' | 'lookUp' | 'answerInTime'> & {
  readonly documents: DocumentStore;
  readonly privately: Privately;
};
export type Bot = Pick<Dialogs<Known>, 'forget'> & {
  /** Answers what someone did; an invoke has its answer before this ends. */
  run(incoming: Incoming): Promise<void>;
};

/** How soon a person is told again that what they write is refused for a while. */
const ANSWER_AGAIN_MS = 60_000;

export function createBot(options: BotOptions): Bot {
  const answers = createBudget({ burst: 1, refillMs: ANSWER_AGAIN_MS });
  const answerAgain = createAnswerAgain(options);
  const lookUp = createLookUpInTurn(options);
  const servicesWith = (questions: BudgetOptions): BotServices => {
    const directory = directoryForPeople(options.requests.directory, createBudget(questions));
    const requests = { ...options.requests, directory };
    const answerInTime = createAnswerInTime({ ...options, requests });
    return { ...options, answers, lookUp, answerInTime, requests };
  };
  const services = servicesWith(BY_MESSAGES);
  const servicesOfClicks = servicesWith(BY_CLICKS);
  const dialogs = createDialogs(options.documents, (turn) => resetDialog(services, turn));

  async function onMessage(turn: Turn): Promise<void> {
    if (turn.click !== undefined) return onClick(turn, turn.click.data);
    const meaning = await meaningOf(options.connector, turn);
    const inDialog = (where: Turn): Promise<void> =>
      dialogs.run(where, (quiet, dialog) => onMeaning(services, quiet, meaning, dialog));
    if (turn.place.scope === 'personal') return inDialog(turn);
    return isPrivate(meaning) ? inPrivate(turn, inDialog) : answer(services, turn, meaning);
  }

  /** Answers in the personal chat; where it was asked, one line says so, without saying what it is about. */
  async function inPrivate(turn: Turn, answer: (chat: Turn) => Promise<void>): Promise<void> {
    const answered = await options.privately(turn, (chat) =>
      answer(chat)
        .catch((error: unknown) => toldToWait(chat, error))
        .catch((error: unknown) => {
          // Their chat may have another address.
          if (mayBeElsewhere(error)) throw error;
          return answerAgain(chat, error);
        }),
    );
    const { inPrivateChat, cannotWriteToYou } = turn.locale.chat;
    return tellOrShow(turn, answered ? inPrivateChat : cannotWriteToYou);
  }

  async function onClick(turn: Turn, data: CardData): Promise<void> {
    const card = await clickedCard(services, turn);
    switch (answerPlaceOf(turn, data, card)) {
      case 'here':
        return onCard(turn, data, card);
      case 'privately':
        return inPrivate(turn, (chat) => {
          // The inputs go along; the form's message doesn't, so the key of the ask is this delivery's.
          const carried = data['verb'] === 'ask' ? { ask: askKey(turn.delivery.id), ...data } : data;
          return onCard({ ...chat, click: { data: carried, message: undefined } }, carried, undefined);
        });
      case 'on-its-card':
        await bringToChat(services, turn, data['request']);
        return tellOrShow(turn, turn.locale.chat.onlyInPrivateChat);
    }
  }

  async function onCard(turn: Turn, data: CardData, card: PostedCard | undefined): Promise<void> {
    const { caller, locale } = turn;
    switch (data['verb']) {
      case 'start':
        return dialogs.run(turn, (_quiet, dialog) => dialog.begin({ who: { id: caller.person.id } }));
      case 'start-other':
        return dialogs.run(turn, (_quiet, dialog) => dialog.begin({}));
      case 'own-requests':
        return ownRequests(services, turn);
      case 'ask':
        return dialogs.run(turn, (_quiet, dialog) => (dialog.known() === undefined ? dialog.begin({}) : dialog.goOn()));
      case 'cancel-ask':
        await dialogs.run(turn, (_quiet, dialog) => dialog.stop());
        return show(turn, (await requestMade(services, turn)) ?? noticeCard(locale, locale.chat.askCancelled));
      default:
        if (await onRequestCard(servicesOfClicks, turn, data, card)) return;
        await recordRefusal(services.requests, 'click', caller, undefined, 'unreadable');
        return showNotice(turn, locale.chat.requestUnknown);
    }
  }

  /** Says that the person asks too much, once a minute, or that the directory is unavailable. @throws any other error */
  async function toldToWait(turn: Turn, error: unknown): Promise<void> {
    const { slowDown, directoryUnavailable } = turn.locale.chat;
    if (error instanceof OverBudget) return answers.take(turn.caller.person.id) ? tell(turn, slowDown) : undefined;
    if (!(error instanceof DirectoryUnavailable)) throw error;
    options.log.warn({ error }, 'Message not answered: the directory is unavailable');
    return tell(turn, directoryUnavailable);
  }

  return {
    async run(arrived) {
      const { isNew: isNewChat, timeZone } = await remember(options.conversations, arrived);
      const incoming = { ...arrived, locale: localeOfReader({ ...arrived.place, timeZone }) };
      const { caller, kind, locale } = incoming;
      // What waited because they couldn't be written to comes now.
      if (caller !== undefined && (isNewChat || kind === 'installation')) {
        await options.requests.store.drawFor(caller.person.id);
      }
      switch (incoming.kind) {
        case 'invoke':
          if (incoming.caller !== undefined && incoming.click !== undefined) {
            return onClick(incoming, incoming.click.data);
          }
          incoming.answer({ unreadable: locale.chat.requestUnknown });
          return;
        case 'message': {
          if (incoming.caller === undefined) return tell(incoming, locale.chat.otherOrganisation);
          const turn: Turn = incoming;
          return onMessage(turn)
            .catch((error: unknown) => toldToWait(turn, error))
            .catch((error: unknown) => answerAgain(turn, error));
        }
        case 'installation':
          return show(incoming, welcomeCard(locale));
        case 'other':
      }
    },
    forget: (owner) => dialogs.forget(owner),
  };
}
