/** The dialog: asks whose password and why, on a card or by typing, and ends by submitting the request. */
import { Dialog, type DialogContext, type DialogInstance, type DialogTurnResult } from 'botbuilder-dialogs';
import type { TurnContext } from 'botbuilder';
import { z } from 'zod';
import { askCard } from '../cards/ask-card.ts';
import { locales } from '../locales/index.ts';
import type { Ask } from '../requests/ask.ts';
import type { Person } from '../requests/request.ts';
import { askKey, cardKey } from './ask-key.ts';
import { cardData } from './card-data.ts';
import { type Turn, readTurn, show } from './turn.ts';
import { understand, whoOf } from './understand.ts';

export const RESET_DIALOG = 'reset';

const who = z.union([z.object({ id: z.string() }), z.object({ text: z.string() })]);
const known = z.object({ who: who.optional(), reason: z.string().optional(), key: z.string().optional() });
/** What is known of an ask so far. */
export type Known = z.output<typeof known>;

/** What the card sends; clients that do not know Action.Execute send it as a message's value. */
const answers = z.object({
  verb: z.literal('ask'),
  whose: z.enum(['mine', 'other']).optional(),
  /** An object id, from the client's own people picker; anything else there is nobody. */
  account: z.guid().optional().catch(undefined),
  who: z.string().optional(),
  reason: z.string().optional(),
});

/** @param key what makes the ask one ask, however often and on however many devices it is sent; see `askKey` */
type Submit = (turn: Turn, ask: Ask, key: string) => Promise<void>;
/** Tells whoever has asked too often so. @returns whether they were told, and so get no form */
type IsToldToWait = (turn: Turn, person: Person) => Promise<boolean>;

export class ResetDialog extends Dialog<Known> {
  readonly #submit: Submit;
  readonly #isToldToWait: IsToldToWait;

  constructor(submit: Submit, isToldToWait: IsToldToWait) {
    super(RESET_DIALOG);
    this.#submit = submit;
    this.#isToldToWait = isToldToWait;
  }

  /** Begins with what the person has said already; asks only for what is missing. */
  override async beginDialog(dialogs: DialogContext, said: Known = {}): Promise<DialogTurnResult> {
    const turn = readTurn(dialogs.context);
    const answered = cardAnswers(turn);
    const { person } = turn;
    // A form that was sent may be one of before: what became of that is told by `submit`.
    if (answered === undefined && person !== undefined && (await this.#isToldToWait(turn, person))) {
      return dialogs.endDialog();
    }
    return this.#goOn(dialogs, { key: askKey(turn.delivery.id), ...said, ...answered }, answered !== undefined);
  }

  override async continueDialog(dialogs: DialogContext): Promise<DialogTurnResult> {
    const before = known.parse(dialogs.activeDialog?.state);
    const turn = readTurn(dialogs.context);
    const answered = cardAnswers(turn);
    const learned = answered ?? textAnswer(turn, before);
    const incomplete = answered !== undefined || Object.keys(learned).length === 0;
    return this.#goOn(dialogs, { ...before, ...learned }, incomplete);
  }

  override async repromptDialog(context: TurnContext, instance: DialogInstance): Promise<void> {
    await ask(readTurn(context), known.parse(instance.state), false);
  }

  /** @param incomplete whether the person tried to answer: if something is still missing, he is told what */
  async #goOn(dialogs: DialogContext, now: Known, incomplete: boolean): Promise<DialogTurnResult> {
    const turn = readTurn(dialogs.context);
    const { person } = turn;
    if (person === undefined) return dialogs.endDialog();
    if (now.who !== undefined && now.reason !== undefined) {
      const key = now.key ?? askKey(turn.delivery.id);
      await this.#submit(turn, { requester: person, who: now.who, reason: now.reason }, key);
      return dialogs.endDialog();
    }
    if (dialogs.activeDialog !== undefined) dialogs.activeDialog.state = now;
    await ask(turn, now, incomplete);
    return Dialog.EndOfTurn;
  }
}

async function ask(turn: Turn, now: Known, incomplete: boolean): Promise<void> {
  const problem = now.who === undefined ? 'who-missing' : 'reason-missing';
  const card = askCard({
    locale: turn.locale,
    key: now.key ?? '',
    ...(now.who !== undefined && 'text' in now.who ? { who: now.who.text } : {}),
    mine: now.who !== undefined && 'id' in now.who && now.who.id === turn.person?.id,
    ...(now.reason === undefined ? {} : { reason: now.reason }),
    ...(incomplete ? { problem } : {}),
  });
  await show(turn, card);
}

/**
 * What the card says now; its choice of whose counts, whatever was said before.
 * @returns undefined where this turn is no answer to the card
 */
function cardAnswers({ context, person }: Turn): Known | undefined {
  const parsed = answers.safeParse(cardData(context));
  if (!parsed.success || person === undefined) return undefined;
  const { whose, account = '', who: named = '', reason = '' } = parsed.data;
  // What was written counts before what was picked: it is the more deliberate of the two.
  const other = named.trim() || account;
  const silent = whose === undefined && other === '';
  const who = whose === 'mine' ? { id: person.id } : other === '' ? undefined : whoOf(other, person, locales);
  return { ...(silent ? {} : { who }), reason: reason.trim() || undefined, key: cardKey(context) };
}

/** A typed answer is whose, where that is missing; else it is the reason, however much it sounds like a request. */
function textAnswer({ text, person }: Turn, before: Known): Known {
  if (text === '' || person === undefined) return {};
  if (before.who !== undefined) return { reason: text };
  const meaning = understand(text, person, locales);
  if (meaning.kind === 'unknown') return { who: whoOf(text, person, locales) };
  return meaning.kind === 'reset' && meaning.who !== undefined ? { who: meaning.who } : {};
}
