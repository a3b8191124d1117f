/** The dialog: asks whose password and why, on a card or by typing, and ends by submitting the request. */
import { Dialog, type DialogContext, type DialogInstance, type DialogTurnResult } from 'botbuilder-dialogs';
import type { TurnContext } from 'botbuilder';
import { z } from 'zod';
import { askCard } from '../../cards/requester/ask-card.ts';
import { locales } from '../../locales/index.ts';
import type { Ask } from '../../requests/actions/ask.ts';
import { isObjectId } from '../../requests/model/ids.ts';
import type { Person, Who } from '../../requests/model/request.ts';
import { visibleText } from '../../text/visible-text.ts';
import { askKey, cardKey } from './ask-key.ts';
import { cardData } from '../clicks/card-data.ts';
import { type Turn, readTurn, show } from '../turn.ts';
import { typedText } from '../words/typed-text.ts';
import { isReason, readWhose, understand } from '../words/understand.ts';

export const RESET_DIALOG = 'reset';

const who = z.union([z.object({ id: z.string().refine(isObjectId) }), z.object({ text: z.string() })]);
const doubt = z.object({
  kind: z.enum(['named', 'several', 'unclear', 'both']),
  named: z.array(z.string()),
});
const known = z.object({
  who: who.optional(),
  reason: z.string().optional(),
  /** What the person is asked about whose it is. */
  doubt: doubt.optional(),
  /** What they wrote in the beginning: the same again is no reason. */
  wish: z.string().optional(),
  key: z.string().optional(),
});
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
    const answered = cardAnswers(turn, said);
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
    const answered = cardAnswers(turn, before);
    const learned = answered ?? textAnswer(turn, before);
    const incomplete = answered !== undefined || Object.keys(learned).length === 0;
    const doubtLeft = learned.who === undefined ? (learned.doubt ?? before.doubt) : learned.doubt;
    return this.#goOn(dialogs, { ...before, ...learned, doubt: doubtLeft }, incomplete);
  }

  override async repromptDialog(context: TurnContext, instance: DialogInstance): Promise<void> {
    await ask(readTurn(context), known.parse(instance.state), false);
  }

  /** @param incomplete whether the person tried to answer: if something is still missing, they are told what */
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

/** Is the dialog that is open about this account already? */
export function isAbout({ activeDialog }: DialogContext, named: { readonly text: string }): boolean {
  const before = known.safeParse(activeDialog?.state).data?.who;
  return before !== undefined && 'text' in before && before.text.toLowerCase() === named.text.toLowerCase();
}

async function ask(turn: Turn, now: Known, incomplete: boolean): Promise<void> {
  const problem = now.who === undefined ? (now.doubt === undefined ? 'who-missing' : undefined) : 'reason-missing';
  const card = askCard({
    locale: turn.locale,
    key: now.key ?? '',
    ...(now.who !== undefined && 'text' in now.who ? { who: now.who.text } : {}),
    mine: now.who !== undefined && 'id' in now.who && now.who.id === turn.person?.id,
    ...(now.reason === undefined ? {} : { reason: now.reason }),
    ...(now.doubt === undefined ? {} : { doubt: now.doubt }),
    ...(incomplete && problem !== undefined ? { problem } : {}),
  });
  await show(turn, card);
}

/**
 * What the card says now; its choice of whose counts, whatever was said before.
 * @returns undefined where this turn is no answer to the card
 */
function cardAnswers({ context, person }: Turn, before: Known): Known | undefined {
  const parsed = answers.safeParse(cardData(context));
  if (!parsed.success || person === undefined) return undefined;
  const { whose, account, who: named = '', reason = '' } = parsed.data;
  const why = {
    reason: isReason(reason, before.wish, locales) ? oneLine(reason) : undefined,
    key: cardKey(context),
  };
  const filledIn = before.who !== undefined && 'text' in before.who ? before.who.text : '';
  // What the bot filled in itself is nobody's answer where another one was given.
  const written = (whose === 'mine' || account !== undefined) && named.trim() === filledIn ? '' : named.trim();
  const given = [whose === 'mine', account !== undefined, written !== ''].filter(Boolean).length;
  if (given > 1) return { who: undefined, doubt: { kind: 'both', named: [] }, ...why };
  if (whose === 'mine') return { who: { id: person.id }, doubt: undefined, ...why };
  if (account !== undefined) return { who: { text: account }, doubt: undefined, ...why };
  if (written !== '') return { who: undefined, doubt: undefined, ...readWhose(written, person, locales), ...why };
  return whose === undefined ? why : { who: undefined, ...why };
}

/** A typed answer is whose, where that is missing; else it is the reason, unless it is none. */
function textAnswer({ text, person }: Turn, before: Known): Known {
  if (text === '' || person === undefined) return {};
  if (before.who !== undefined) return isReason(text, before.wish, locales) ? { reason: oneLine(text) } : {};
  const meaning = understand(text, person, locales);
  if (meaning.kind === 'unknown') return readWhose(text, person, locales);
  return meaning.kind === 'reset' ? whoOf(meaning) : {};
}

function whoOf({ who: meant }: { readonly who?: Who }): Known {
  return meant === undefined ? {} : { who: meant };
}

function oneLine(text: string): string {
  return visibleText(typedText(text));
}
