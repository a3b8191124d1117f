/** What anyone does in Teams: writes, presses, presses twice, looks again, tries again. */
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { LocalTeams } from '../../../sandbox/teams/local-teams.ts';
import type { TeamsPerson } from '../../../sandbox/teams/chats/people.ts';
import type { Chance } from '../../support/random.ts';
import { dataOf, textOf, verbsOf } from '../../support/world/read-card.ts';
import type { Board, Shown } from './board.ts';

/** How patient people are. */
export type Pace = {
  /** Multiplies what people take their time for: 1 on a day of ten minutes. */
  readonly scale: number;
};

export type Tally = {
  said: number;
  pressed: number;
  pressedTwice: number;
  /** Turns that the bot did not take: Teams showed an error. */
  refused: number;
  /** Milliseconds of each turn that was taken. */
  readonly turnMs: number[];
};

export type Stage = {
  readonly teams: LocalTeams;
  readonly board: Board;
  readonly chance: Chance;
  readonly pace: Pace;
  readonly tally: Tally;
  /** What they did and what was answered, in order. */
  readonly diary: string[];
};

/** What a button answers with: the card that replaces the one it was on, for whoever pressed it. */
export type Answer = { readonly card: unknown; readonly text: string; readonly verbs: readonly string[] };
type Place = { readonly conversation: string; readonly activity: string };

const DOUBLE_SHARE = 0.1;
/** How long people wait for something to happen before they try again, and how long in all. */
const AGAIN_MS = { least: 8_000, more: 7_000 } as const;
const PATIENCE_MS = 240_000;

const envelope = z.object({ statusCode: z.literal(200), value: z.unknown() });
const refresh = z.object({ refresh: z.object({ action: z.object({ verb: z.string(), data: z.unknown() }) }) });

/** Writes to the bot in the personal chat. @returns whether the bot took it */
export async function say(stage: Stage, { id }: TeamsPerson, text: string, locale?: string): Promise<boolean> {
  const { teams, tally, diary } = stage;
  tally.said += 1;
  const options = locale === undefined ? {} : { locale };
  return timed(stage, async () => {
    const { problem } = await teams.sendMessage(id, teams.personalChat(id), text, options);
    diary.push(`${now()} says “${text}”: ${problem ?? 'taken'}`);
    return problem === null;
  });
}

/**
 * Presses a button; one time in ten, twice at once.
 * @param useful which of the answers to a double click this person acts on; by default the last
 */
export async function press(
  stage: Stage,
  who: TeamsPerson,
  on: Pick<Shown, 'message' | 'card'>,
  verb: string,
  inputs: Readonly<Record<string, string>> = {},
  useful: (answer: Answer) => boolean = () => false,
): Promise<Answer | undefined> {
  if (!verbsOf(on.card).includes(verb)) return undefined;
  const { tally, chance } = stage;
  const data = { ...dataOf(on.card, verb), ...inputs };
  const place = { conversation: on.message.conversationId, activity: on.message.id };
  const twice = chance.happens(DOUBLE_SHARE);
  tally.pressed += 1;
  if (twice) tally.pressedTwice += 1;
  const clicks = Array.from({ length: twice ? 2 : 1 }, () => invoke(stage, who, place, { verb, data }));
  const answers = (await Promise.all(clicks)).filter((answer) => answer !== undefined);
  return answers.find(useful) ?? answers.at(-1);
}

/** Opens the chat again: Teams refreshes the card for those whom it names. */
export async function lookAgain(stage: Stage, who: TeamsPerson, on: Shown): Promise<Answer | undefined> {
  const { data } = refresh.safeParse(on.card);
  if (data === undefined) return { card: on.card, text: textOf(on.card), verbs: on.verbs };
  const place = { conversation: on.message.conversationId, activity: on.message.id };
  return invoke(stage, who, place, { ...data.refresh.action, trigger: 'automatic' });
}

async function invoke(
  stage: Stage,
  { id }: TeamsPerson,
  { conversation, activity }: Place,
  action: Parameters<LocalTeams['invoke']>[3],
): Promise<Answer | undefined> {
  let answer: Answer | undefined;
  await timed(stage, async () => {
    const { status, body, problem } = await stage.teams.invoke(id, conversation, activity, action);
    const card = envelope.safeParse(body).data?.value;
    if (status === 200 && card !== undefined) answer = { card, text: textOf(card), verbs: verbsOf(card) };
    stage.diary.push(`${now()} presses ${action.verb}: ${problem ?? firstLines(answer?.text ?? JSON.stringify(body))}`);
    return answer !== undefined;
  });
  return answer;
}

function now(): string {
  return new Date().toISOString().slice(11, 23);
}

function firstLines(text: string): string {
  return text.replaceAll(/\s+/g, ' ').slice(0, 120);
}

async function timed(stage: Stage, act: () => Promise<boolean>): Promise<boolean> {
  const started = performance.now();
  const taken = await act();
  if (taken) stage.tally.turnMs.push(performance.now() - started);
  else stage.tally.refused += 1;
  return taken;
}

/**
 * Does something, waits for what should follow, and does it again if that does not come. The Bot Service repeats next to nothing, and
 * a killed instance's turns are lost: it is people who try again.
 * @param key the conversation or the request whose cards are looked at
 * @returns undefined if they gave up
 */
export async function keepAt<T>(
  { board, chance }: Stage,
  key: string,
  look: () => T | undefined,
  act: () => Promise<unknown>,
): Promise<T | undefined> {
  const end = performance.now() + PATIENCE_MS;
  while (performance.now() < end) {
    const there = look();
    if (there !== undefined) return there;
    await act();
    const found = await board.until(key, look, AGAIN_MS.least + chance.next() * AGAIN_MS.more);
    if (found !== undefined) return found;
  }
  return look();
}

/** Takes their time: a few seconds of a day of ten minutes; one in ten takes twenty times as long. */
export async function think({ chance, pace }: Stage): Promise<void> {
  const usual = -Math.log(1 - chance.next()) * 2_000;
  const slow = chance.happens(0.1) ? 20 : 1;
  await wait(Math.min(usual * slow, 90_000) * pace.scale);
}
