/** A table of contents: message → dialog and commands, card action → card-actions, installation → welcome. */
import type { TurnContext } from 'botbuilder';
import { DialogSet } from 'botbuilder-dialogs';
import { noticeCard, welcomeCard } from '../cards/requester/message-cards.ts';
import { locales } from '../locales/index.ts';
import type { DocumentStore } from './ports.ts';
import { DirectoryUnavailable } from '../requests/model/ports.ts';
import { recordRefusal } from '../requests/actions/refusal.ts';
import type { Person } from '../requests/model/request.ts';
import type { Caller } from '../requests/model/services.ts';
import { answerPlaceOf, bringToChat } from './clicks/clicks-among-others.ts';
import { apology } from './chat/apology.ts';
import { askKey } from './chat/ask-key.ts';
import { onRequestCard } from './clicks/card-actions.ts';
import { type Budget, createBudget } from './budget.ts';
import { cardData } from './clicks/card-data.ts';
import { isPrivate, onMeaning, onMeaningAmongOthers } from './chat/commands.ts';
import { remember } from './posting/conversations.ts';
import type { BotDeps } from './services.ts';
import { type Dialogs, createDialogs } from './chat/dialogs.ts';
import { BY_CLICKS, BY_MESSAGES, OverBudget, directoryForPeople } from './directory-for-people.ts';
import { sendInvokeAnswer, sendInvokeError } from './sdk/invoke-answers.ts';
import { partsOf, signInNamesOf, spoken } from './words/mentions.ts';
import { RESET_DIALOG, ResetDialog } from './chat/reset-dialog.ts';
import { createLookUpInTurn } from './chat/look-up-in-turn.ts';
import { isToldToWait, requestMade, submitAsk } from './chat/submit-ask.ts';
import { type Turn, isInvoke, readTurn, show, sourceOf, tell, tellOrShow } from './turn.ts';
import { type Meaning, understand } from './words/understand.ts';

/** Runs `logic` in somebody's personal chat, as if they had written there. @returns false where the bot cannot write to them */
export type Privately = (turn: Turn, person: Person, logic: (turn: Turn) => Promise<void>) => Promise<boolean>;

export type BotOptions = Omit<BotDeps, 'answers' | 'lookUp'> & {
  readonly documents: DocumentStore;
  readonly privately: Privately;
};
export type Bot = {
  run(context: TurnContext): Promise<void>;
  /** Tells the person that his turn failed, and forgets the dialog that failed. */
  apologise(context: TurnContext, reference: string): Promise<void>;
};

/** How soon a person is told again that what they write is refused for a while. */
const ANSWER_AGAIN_MS = 60_000;

export function createBot(options: BotOptions): Bot {
  const answers = createBudget({ burst: 1, refillMs: ANSWER_AGAIN_MS });
  const lookUp = createLookUpInTurn(options.requests, options.log);
  const servicesWith = (questions: Budget): BotDeps => {
    const directory = directoryForPeople(options.requests.directory, questions);
    return { ...options, answers, lookUp, requests: { ...options.requests, directory } };
  };
  const deps = servicesWith(createBudget(BY_MESSAGES));
  const forClicks = servicesWith(createBudget(BY_CLICKS));
  const dialogSet = new DialogSet().add(
    new ResetDialog(
      (turn, ask, key) => submitAsk(deps, turn, ask, key),
      (turn, person) => isToldToWait(deps, turn, person),
    ),
  );
  const dialogs = createDialogs(options.documents, dialogSet);
  const withDialog: Dialogs['turn'] = (turn, logic) => dialogs.turn(turn, logic);

  async function onMessage(turn: Turn, person: Person): Promise<void> {
    const data = cardData(turn.context);
    if (data !== undefined) return onCardAnywhere(turn, person, data);
    const meaning = await meaningOf(turn, person);
    const answer = (where: Turn): Promise<void> =>
      withDialog(where, (dialogs) => onMeaning(deps, where, callerIn(where, person), meaning, dialogs));
    if (turn.scope === 'personal') return answer(turn);
    return isPrivate(meaning)
      ? inPrivate(turn, person, answer)
      : onMeaningAmongOthers(deps, turn, callerIn(turn, person), meaning);
  }

  /** Answers in the personal chat; where it was asked, one line says so, and not of what it is about. */
  async function inPrivate(turn: Turn, person: Person, answer: (chat: Turn) => Promise<void>): Promise<void> {
    const answered = await options.privately(turn, person, (chat) =>
      answer(chat).catch((error: unknown) => toldToWait(chat, person, error)),
    );
    const { inPrivateChat, cannotWriteToYou } = turn.locale.chat;
    return tellOrShow(turn, answered ? inPrivateChat : cannotWriteToYou);
  }

  async function onCardAnywhere(turn: Turn, person: Person, data: Readonly<Record<string, unknown>>): Promise<void> {
    switch (await answerPlaceOf(deps, turn, data)) {
      case 'here':
        return onCard(turn, person, data);
      case 'privately':
        return inPrivate(turn, person, (chat) => {
          // What was filled in goes with it; where it stood does not, and so the key of the ask is this delivery's.
          const carried = data['verb'] === 'ask' ? { ask: askKey(turn.delivery.id), ...data } : data;
          chat.context.activity.value = carried;
          return onCard(chat, person, carried);
        });
      case 'on-its-card':
        await bringToChat(deps, callerIn(turn, person), data['request']);
        return tellOrShow(turn, turn.locale.chat.onlyInPrivateChat);
    }
  }

  async function onCard(turn: Turn, person: Person, data: Readonly<Record<string, unknown>>): Promise<void> {
    switch (data['verb']) {
      case 'start':
        return withDialog(turn, (dialogs) => dialogs.beginDialog(RESET_DIALOG, { who: { id: person.id } }));
      case 'ask':
        return withDialog(turn, (dialogs) =>
          dialogs.activeDialog === undefined ? dialogs.beginDialog(RESET_DIALOG) : dialogs.continueDialog(),
        );
      case 'cancel-ask':
        await withDialog(turn, (dialogs) => dialogs.cancelAllDialogs());
        return show(
          turn,
          (await requestMade(deps, turn, person)) ?? noticeCard(turn.locale, turn.locale.chat.askCancelled),
        );
      default: {
        const caller = callerIn(turn, person);
        if (await onRequestCard(forClicks, turn, caller, data)) return;
        await recordRefusal(deps.requests, 'click', caller, undefined, 'unreadable');
        await show(turn, noticeCard(turn.locale, turn.locale.chat.requestUnknown));
      }
    }
  }

  /** A person who has had too much looked up is told so, once a minute; or that the directory does not answer. @throws all else */
  async function toldToWait(turn: Turn, person: Person, error: unknown): Promise<void> {
    if (!(error instanceof DirectoryUnavailable)) throw error;
    const { slowDown, directoryUnavailable } = turn.locale.chat;
    if (error instanceof OverBudget) return answers.take(person.id) ? tell(turn, slowDown) : undefined;
    options.log.warn({ error }, 'A message was not answered: the directory does not answer');
    return tell(turn, directoryUnavailable);
  }

  return {
    async run(context) {
      const turn = readTurn(context);
      const isNewChat = await remember(options.conversations, turn);
      const { person } = turn;
      const added = context.activity.type === 'installationUpdate' && context.activity.action === 'add';
      // What waited for them, because they could not be written to, comes now.
      if (person !== undefined && (isNewChat || added)) await options.requests.store.drawFor(person.id);
      if (isInvoke(context)) {
        const data = context.activity.name === 'adaptiveCard/action' ? cardData(context) : undefined;
        if (person === undefined || data === undefined)
          return sendInvokeError(context, 400, turn.locale.chat.requestUnknown);
        await onCardAnywhere(turn, person, data);
        return sendInvokeAnswer(context);
      }
      if (context.activity.type === 'message') {
        return person === undefined
          ? tell(turn, turn.locale.chat.otherOrganisation)
          : onMessage(turn, person).catch((error: unknown) => toldToWait(turn, person, error));
      }
      return added ? show(turn, welcomeCard(turn.locale)) : undefined;
    },

    async apologise(context, reference) {
      // Not from the turn: it may be the reading of it that failed.
      const text = apology(context.activity.locale, reference);
      try {
        if (isInvoke(context)) await sendInvokeError(context, 500, text);
        else await tell({ context }, text);
      } finally {
        await dialogs.forget(context);
      }
    },
  };
}

function callerIn({ context }: Turn, person: Person): Caller {
  return { person, source: sourceOf(context) };
}

/** "Reset password for @Megan" means the very person who is mentioned, not everybody of that name. */
async function meaningOf({ context, text }: Turn, person: Person): Promise<Meaning> {
  const meaning = understand(text, person, locales);
  if (meaning.kind !== 'reset') return meaning;
  const parts = partsOf(context.activity);
  const names = await signInNamesOf(context, parts);
  return names.size === 0 ? meaning : understand(spoken(parts, names), person, locales);
}
