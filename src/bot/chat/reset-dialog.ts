/** The dialog: asks whose password and why, on a card or in a message, and ends by submitting the request. */
import { z } from 'zod';
import { askCard } from '../../cards/requester/ask-card.ts';
import { locales } from '../../locales/index.ts';
import { isObjectId } from '../../requests/model/ids.ts';
import type { Who } from '../../requests/model/request.ts';
import { visibleText } from '../../text/visible-text.ts';
import { askKey, cardKey } from './ask-key.ts';
import type { Dialog } from '../dialog.ts';
import type { BotServices } from '../services.ts';
import { type Turn, show } from '../turn.ts';
import { isToldToWait, submitAsk } from './submit-ask.ts';
import { typedText } from '../words/typed-text.ts';
import { isReason, readWhose, understand } from '../words/understand.ts';

const who = z.union([z.object({ id: z.string().refine(isObjectId) }), z.object({ text: z.string() })]);
const doubt = z.object({
  kind: z.enum(['named', 'several', 'unclear', 'both']),
  named: z.array(z.string()),
});
const known = z.object({
  who: who.optional(),
  reason: z.string().optional(),
  /** What the person still has to clear up about whose it is. */
  doubt: doubt.optional(),
  /** What they first wrote: the same again is not a reason. */
  wish: z.string().optional(),
  key: z.string().optional(),
});
/** What is known of an ask so far. */
export type Known = z.output<typeof known>;

/** What the card sends; clients that don't support `Action.Execute` send it as a message's value. */
const answers = z.object({
  verb: z.literal('ask'),
  whose: z.enum(['mine', 'other']).optional(),
  /** An object id, from the client's own people picker; anything else is nobody. */
  account: z.guid().optional().catch(undefined),
  who: z.string().optional(),
  reason: z.string().optional(),
});

/** Ends by submitting the request, or by telling whoever has asked too often. */
export function resetDialog(services: BotServices, turn: Turn): Dialog<Known> {
  return {
    id: 'reset',
    read: (stored) => known.parse(stored),

    /** Begins with what the person has already said, and asks only for what is missing. */
    async begin(said) {
      const answered = cardAnswers(turn, said);
      // A form that was submitted may be an old one: `submitAsk` says what became of its request.
      if (answered === undefined && (await isToldToWait(services, turn))) return null;
      return goOn(services, turn, { key: askKey(turn.delivery.id), ...said, ...answered }, answered !== undefined);
    },

    goOn(before) {
      const answered = cardAnswers(turn, before);
      const learned = answered ?? textAnswer(turn, before);
      const incomplete = answered !== undefined || Object.keys(learned).length === 0;
      const doubtLeft = learned.who === undefined ? (learned.doubt ?? before.doubt) : learned.doubt;
      return goOn(services, turn, { ...before, ...learned, doubt: doubtLeft }, incomplete);
    },

    repeat: (before) => ask(turn, before, false),
  };
}

/** @param incomplete the person tried to answer: if something is still missing, they are told what */
async function goOn(services: BotServices, turn: Turn, now: Known, incomplete: boolean): Promise<Known | null> {
  if (now.who !== undefined && now.reason !== undefined) {
    const key = now.key ?? askKey(turn.delivery.id);
    await submitAsk(services, turn, { requester: turn.caller.person, who: now.who, reason: now.reason }, key);
    return null;
  }
  await ask(turn, now, incomplete);
  return now;
}

/** Is the dialog about this account already? */
export function isAbout({ who: before }: Known, named: { readonly text: string }): boolean {
  return before !== undefined && 'text' in before && before.text.toLowerCase() === named.text.toLowerCase();
}

async function ask(turn: Turn, now: Known, incomplete: boolean): Promise<void> {
  const problem = now.who === undefined ? (now.doubt === undefined ? 'who-missing' : undefined) : 'reason-missing';
  const card = askCard({
    locale: turn.locale,
    key: now.key ?? '',
    ...(now.who !== undefined && 'text' in now.who ? { who: now.who.text } : {}),
    mine: now.who !== undefined && 'id' in now.who && now.who.id === turn.caller.person.id,
    ...(now.reason === undefined ? {} : { reason: now.reason }),
    ...(now.doubt === undefined ? {} : { doubt: now.doubt }),
    ...(incomplete && problem !== undefined ? { problem } : {}),
  });
  await show(turn, card);
}

/**
 * What the card says now; its choice of whose password counts, whatever was said before.
 * @returns undefined if this turn isn't an answer to the card
 */
function cardAnswers(turn: Turn, before: Known): Known | undefined {
  const { person } = turn.caller;
  const parsed = answers.safeParse(turn.click?.data);
  if (!parsed.success) return undefined;
  const { whose, account, who: named = '', reason = '' } = parsed.data;
  const why = {
    reason: isReason(reason, before.wish, locales) ? oneLine(reason) : undefined,
    key: cardKey(turn),
  };
  const filledIn = before.who !== undefined && 'text' in before.who ? before.who.text : '';
  // What the bot prefilled isn't an answer if the person gave another one.
  const written = (whose === 'mine' || account !== undefined) && named.trim() === filledIn ? '' : named.trim();
  const given = [whose === 'mine', account !== undefined, written !== ''].filter(Boolean).length;
  if (given > 1) return { who: undefined, doubt: { kind: 'both', named: [] }, ...why };
  if (whose === 'mine') return { who: { id: person.id }, doubt: undefined, ...why };
  if (account !== undefined) return { who: { text: account }, doubt: undefined, ...why };
  if (written !== '') return { who: undefined, doubt: undefined, ...readWhose(written, person, locales), ...why };
  return whose === undefined ? why : { who: undefined, ...why };
}

/** A typed answer says whose, if that is missing; otherwise it is the reason, if it says why. */
function textAnswer({ text, caller: { person } }: Turn, before: Known): Known {
  if (text === '') return {};
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
