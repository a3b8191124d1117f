/**
 * `npm run bench:clicks`: what someone who is locked out presses and types from their first word to their new password, and what
 * their approver does, counted while both use the whole bot with its default settings. A choice is a click, a message or a field is
 * typed; what is filled in already, or may stay empty, is neither.
 */
import assert from 'node:assert/strict';
import { PASSWORD } from '../support/world/journey.ts';
import { digitsIn } from '../support/world/read-card.ts';
import { type CardMessage, NAMES, startWorld } from '../support/world/world.ts';
import { type Node, isNode, ofType } from '../cards/support/walk.ts';
import { tell } from './document/figures.ts';

type Effort = { clicks: number; typed: number };

/** Counted by this file at commit a3fa3cb: the next one brought the card of one button for one's own password. */
const BEFORE: Readonly<Record<'hello' | 'I forgot my password' | 'approver', Effort>> = {
  hello: { clicks: 4, typed: 2 },
  'I forgot my password': { clicks: 3, typed: 2 },
  approver: { clicks: 1, typed: 1 },
};

const world = await startWorld({ settings: { IDENTITY_CODE: 'on' } });
try {
  let approver: Effort = { clicks: 0, typed: 0 };
  for (const [name, first] of [
    [NAMES.megan, 'hello'],
    [NAMES.alex, 'I forgot my password'],
  ] as const) {
    approver = { clicks: 0, typed: 0 };
    told(`own password, from “${first}” to the new one`, await resetBy(name, first, approver), BEFORE[first]);
  }
  told('an approval with its code', approver, BEFORE.approver);
} finally {
  await world.dispose();
}

async function resetBy(name: string, first: string, approver: Effort): Promise<Effort> {
  const effort: Effort = { clicks: 0, typed: 1 };
  const before = world.teams.revision();
  await world.say(name, first);
  let seen = await world.told(name, /Reset my password|Ask for a reset/, before);
  if (has(seen, 'start') && !has(seen, 'ask')) seen = await press(effort, name, seen, 'start');
  await press(effort, name, seen, 'ask');
  seen = await press(effort, name, await world.told(name, /Show my code/, before), 'show-code');
  const code = digitsIn(seen.text);
  assert.ok(code);
  const approval = await world.approvalCard(new RegExp(name), before);
  await press(approver, NAMES.helpdesk, approval, 'approve', { code });
  seen = await press(effort, name, await world.told(name, /Show once/, before), 'reveal');
  assert.match(seen.text, PASSWORD);
  return effort;
}

/** Fills in what the card demands, or what is known, and presses a button. @returns what the clicker sees then */
async function press(
  effort: Effort,
  name: string,
  on: CardMessage,
  verb: string,
  known: Readonly<Record<string, string>> = {},
): Promise<CardMessage> {
  const inputs: Record<string, string> = { ...known };
  effort.typed += Object.keys(known).length;
  for (const { id, isRequired, value } of ofType(folded(on.card), 'Input.Text')) {
    if (isRequired !== true || (value ?? '') !== '') continue;
    inputs[String(id)] = 'Forgotten on holiday';
    effort.typed += 1;
  }
  for (const { id, isRequired, value } of ofType(folded(on.card), 'Input.ChoiceSet')) {
    if (isRequired !== true) continue;
    if ((value ?? '') === '') effort.clicks += 1;
    inputs[String(id)] = 'mine';
  }
  effort.clicks += 1;
  const answer = await world.click(name, on, verb, inputs);
  return { message: on.message, card: answer.value, text: answer.text };
}

/** The card without what its folds hold: their fields belong to their own buttons. */
function folded(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(folded);
  if (!isNode(part)) return part;
  return part['type'] === 'Action.ShowCard' ? null : mapped(part);
}

function mapped(node: Node): Node {
  return Object.fromEntries(Object.entries(node).map(([field, value]) => [field, folded(value)]));
}

function has({ card }: CardMessage, verb: string): boolean {
  return ofType(card, 'Action.Execute').some((action) => action['verb'] === verb);
}

function told(what: string, now: Effort, before: Effort): void {
  for (const unit of ['clicks', 'typed'] as const) {
    tell({ what: `${what}: ${unit}`, value: now[unit], unit: '', most: before[unit], note: `before: ${before[unit]}` });
  }
}
