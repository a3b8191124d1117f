/** The dialog: asks whose password and why, on a card or in a message, and ends by submitting the request. */
import { z } from 'zod';
import { type AskView, askCard, askOwnCard } from '../../cards/requester/ask-card.ts';
import { selfServicePage } from '../../cards/kit/links.ts';
import { locales } from '../../locales/index.ts';
import { isObjectId } from '../../requests/model/ids.ts';
import type { Account, SelfService } from '../../requests/model/ports.ts';
import type { Who } from '../../requests/model/request.ts';
import { withDeadline } from '../../net/deadline.ts';
import { reportedSelfService } from '../../requests/jobs/subject.ts';
import { routeOf } from '../../requests/rules/policy.ts';
import { isSelfServiceFirst, usableSelfService } from '../../requests/rules/self-service.ts';
import { visibleText } from '../../text/visible-text.ts';
import { askKey, cardKey } from './ask-key.ts';
import type { Dialog } from '../dialog.ts';
import { showLive } from '../posting/request-cards.ts';
import type { BotServices } from '../services.ts';
import { type Turn, show } from '../turn.ts';
import { isToldToWait, ownRequest, submitAsk } from './submit-ask.ts';
import { typedText } from '../words/typed-text.ts';
import { isReason, readWhose } from '../words/answer.ts';
import { understand } from '../words/understand.ts';

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
  /** They can probably reset their own password themselves. */
  selfService: z.boolean().optional(),
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

/** The form can wait for Graph, but not so long that people wonder whether they were heard. */
const HOME_PATIENCE_MS = 800;

/** Ends by submitting the request, or by telling whoever has asked too often. */
export function resetDialog(services: BotServices, turn: Turn): Dialog<Known> {
  return {
    id: 'reset',
    read: (stored) => known.parse(stored),

    /** Begins with what the person has already said, and asks only for what is missing. */
    async begin(said) {
      const answered = cardAnswers(turn, said);
      const now = { key: askKey(turn.delivery.id), ...said, ...answered };
      // A form that was submitted may be an old one: `submitAsk` says what became of its request.
      if (answered === undefined && (await isAnswered(services, turn, now))) return null;
      const own = answered === undefined ? await ownAccount(services, turn, now) : undefined;
      if (own === undefined) return goOn(services, turn, now, answered !== undefined);
      const { account, selfService } = own;
      if (!isAnsweredAtOnce(services, own)) {
        return goOn(services, turn, { ...now, selfService: selfService !== null }, false);
      }
      const ask = { requester: turn.caller.person, who: { id: account.id }, reason: suggestedReason(now) };
      await submitAsk(services, turn, ask, now.key ?? askKey(turn.delivery.id), account);
      return null;
    },

    goOn(before) {
      const answered = cardAnswers(turn, before);
      const learned = answered ?? textAnswer(turn, before);
      const incomplete = answered !== undefined || Object.keys(learned).length === 0;
      const doubtLeft = learned.who === undefined ? (learned.doubt ?? before.doubt) : learned.doubt;
      return goOn(services, turn, { ...before, ...learned, doubt: doubtLeft }, incomplete);
    },

    repeat: (before) => ask(services, turn, before, false),
  };
}

/** Their own password, asked for already: that request's card is the answer. Otherwise they may have asked too often. */
async function isAnswered(services: BotServices, turn: Turn, now: Known): Promise<boolean> {
  const asked = isOwn(turn, now) ? await ownRequest(services, turn) : undefined;
  if (asked === undefined) return isToldToWait(services, turn);
  await showLive(services.requests, turn, asked);
  return true;
}

/** @param incomplete the person tried to answer: if something is still missing, they are told what */
async function goOn(services: BotServices, turn: Turn, now: Known, incomplete: boolean): Promise<Known | null> {
  if (now.who !== undefined && now.reason !== undefined) {
    const key = now.key ?? askKey(turn.delivery.id);
    await submitAsk(services, turn, { requester: turn.caller.person, who: now.who, reason: now.reason }, key);
    return null;
  }
  await ask(services, turn, now, incomplete);
  return now;
}

/** Is the dialog about this account already? */
export function isAbout({ who: before }: Known, named: { readonly text: string }): boolean {
  return before !== undefined && 'text' in before && before.text.toLowerCase() === named.text.toLowerCase();
}

type Own = { readonly account: Account; readonly selfService: SelfService | null };

/** Whose account it is, if it is clear that it is their own; undefined also where Graph doesn't say so in time: they get the form. */
async function ownAccount({ requests, log }: BotServices, turn: Turn, now: Known): Promise<Own | undefined> {
  if (!isOwn(turn, now)) return undefined;
  const { id } = turn.caller.person;
  try {
    const [account, reported] = await withDeadline(
      Promise.all([requests.directory.account(id, id), reportedSelfService(requests, id)]),
      HOME_PATIENCE_MS,
    );
    return account && { account, selfService: usableSelfService(account.home, reported) };
  } catch (error) {
    log.info({ error }, 'Form shown before it is known where the password lives');
    return undefined;
  }
}

/**
 * Nobody has to fill in a form to learn that their own password lives elsewhere, or that they can reset it themselves: what they
 * wrote is reason enough, and their request shows where.
 */
function isAnsweredAtOnce({ requests: { rules } }: BotServices, { account, selfService }: Own): boolean {
  return routeOf(account.home, rules.resetAs) === 'redirected' || isSelfServiceFirst(rules, { selfService });
}

/** It is clear that it is their own. */
function isOwn({ caller }: Turn, { who: meant, doubt: left }: Known): boolean {
  return left === undefined && meant !== undefined && 'id' in meant && meant.id === caller.person.id;
}

/** What they wrote, if it says why: "I forgot my password". */
function suggestedReason({ reason, wish = '' }: Known): string {
  return reason ?? (isReason(wish, undefined, locales) ? oneLine(wish) : '');
}

async function ask({ requests }: BotServices, turn: Turn, now: Known, incomplete: boolean): Promise<void> {
  if (isOwn(turn, now)) {
    const { locale, caller } = turn;
    const page = now.selfService === true ? { page: selfServicePage(requests.rules.cloud, locale.tag) } : {};
    const said = { name: caller.person.name, key: now.key ?? '', reason: suggestedReason(now) };
    return show(turn, askOwnCard({ locale, ...said, ...page }));
  }
  const onCard = answers.safeParse(turn.click?.data).success;
  const { doubt: unclear } = now;
  const missing: ('who' | 'reason')[] = [];
  if (now.who === undefined && unclear === undefined) missing.push('who');
  if (now.reason === undefined) missing.push('reason');
  const card = askCard({
    locale: turn.locale,
    key: now.key ?? '',
    ...filledIn(turn, now),
    ...(unclear === undefined ? {} : { doubt: { ...unclear, onCard } }),
    ...(incomplete ? { missing } : {}),
  });
  await show(turn, card);
}

/** The fields of the form: what was typed stays, good enough or not; before that, what the person has said. */
function filledIn(turn: Turn, { who: meant, reason }: Known): Pick<AskView, 'whose' | 'who' | 'reason'> {
  const known = meant !== undefined && 'text' in meant ? meant.text : '';
  const typed = answers.safeParse(turn.click?.data);
  if (typed.success) {
    const { whose, who: named = '', reason: why = '' } = typed.data;
    return { ...(whose === undefined ? {} : { whose }), who: named === '' ? known : named, reason: why };
  }
  const isMine = meant !== undefined && 'id' in meant && meant.id === turn.caller.person.id;
  return { ...(isMine ? { whose: 'mine' } : {}), who: known, ...(reason === undefined ? {} : { reason }) };
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
  // Their own needs no reason.
  const isEnough = whose === 'mine' || isReason(reason, before.wish, locales);
  const why = { reason: isEnough ? oneLine(reason) : undefined, key: cardKey(turn) };
  const prefilled = before.who !== undefined && 'text' in before.who ? before.who.text : '';
  // What the bot prefilled isn't an answer if the person gave another one.
  const written = (whose === 'mine' || account !== undefined) && named.trim() === prefilled ? '' : named.trim();
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
  const meaning = understand(text, person, locales);
  if (before.who !== undefined) {
    if (isReason(text, before.wish, locales)) return { reason: oneLine(text) };
    return meaning.kind === 'yes' && 'id' in before.who ? { reason: '' } : {};
  }
  if (meaning.kind === 'unknown') return readWhose(text, person, locales);
  return meaning.kind === 'reset' ? whoOf(meaning) : {};
}

/** "Password expired", in answer to "whose?", doesn't say that it is their own. */
function whoOf({ who: meant, assumed = false }: { readonly who?: Who; readonly assumed?: boolean }): Known {
  return meant === undefined || assumed ? {} : { who: meant };
}

function oneLine(text: string): string {
  return visibleText(typedText(text));
}
