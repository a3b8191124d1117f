/** What journeys about "This was not me" share: Alex asks for a colleague who knows the bot, and Grady approves. */
import assert from 'node:assert/strict';
import type { RequestId } from '../../../src/requests/model/ids.ts';
import { SAMPLE_PASSWORD } from '../../../sandbox/directory/people.ts';
import { writesFor } from './as-approver.ts';
import { PASSWORD, requestOf } from './journey.ts';
import type { Which } from './stages.ts';
import { addressOf, colleague } from './colleagues.ts';
import { verbsOf } from './read-card.ts';
import { type Answer, type CardMessage, NAMES, type World, startWorld } from './world.ts';

const { alex, helpdesk } = NAMES;

export const ALERT = 'The owner says: this was not me';
/** What cards say about a secured account. */
export const LOCKED = ['Replaced by one that nobody knows', 'Ended: signed out everywhere'] as const;

/** A request that someone else made, with the owner's own card. */
export type Asked = { readonly approval: CardMessage; readonly request: RequestId; readonly owner: CardMessage };

/** A world with these colleagues besides the sample people. */
export function worldWith(names: readonly string[]): Promise<World> {
  const people = names.map((name) => colleague(name, name.slice(0, 3).toLowerCase()));
  return startWorld({ people, settings: { REQUESTS_PER_HOUR: '1000' } });
}

/** Alex asks for someone who knows the bot, so they are told. */
export async function askedFor(world: World, name: string): Promise<Asked> {
  await world.say(name, 'help');
  const approval = await world.askFor(alex, `reset password for ${name}`, `It is about ${name}`);
  const owner = await world.told(name, /Alex Wilber asked for a new password for your account/);
  assert.deepEqual(verbsOf(owner.card), ['not-me']);
  return { approval, request: requestOf(approval), owner };
}

/** The same, approved and done, with all sessions ended. @returns Grady's card to hand the password over */
export async function doneFor(world: World, name: string): Promise<Asked & { readonly handover: CardMessage }> {
  const asked = await askedFor(world, name);
  await world.click(helpdesk, asked.approval, 'approve');
  const handover = await world.told(helpdesk, new RegExp(`^(?=[^]*${name})(?=[^]*Show once)`));
  await world.approvalCard(new RegExp(`Ended: signed out everywhere[^]*${name}`));
  return { ...asked, handover };
}

/** The owner presses the button; the answer has nothing left to stop. */
export async function saysNotMe(world: World, name: string, owner: CardMessage): Promise<Answer> {
  const answer = await world.click(name, owner, 'not-me');
  assert.equal(answer.statusCode, 200);
  assert.ok(!verbsOf(answer.value).includes('not-me'));
  return answer;
}

/** The alert about someone, once it says all of this. */
export function alertFor(world: World, name: string, ...says: readonly string[]): Promise<CardMessage> {
  return world.approvalCard(new RegExp(`^${[ALERT, name, ...says].map((text) => `(?=[^]*${text})`).join('')}`));
}

export function signIn({ directory }: World, name: string, password: string): string {
  return directory.signIn(addressOf(name), password);
}

/** The writing of someone's password. */
export function writing(world: World, name: string): Which {
  return { method: 'PATCH', path: new RegExp(world.id(name)) };
}

export function assertNotShown(text: string): void {
  assert.doesNotMatch(text, PASSWORD);
}

/** Asserts that the last password written for them is a new one, and that no earlier one works. */
export function assertLocked(world: World, name: string): void {
  const written = writesFor(world, name);
  assert.ok(written.length > 1 && written.at(-1)?.changed === true);
  for (const password of [SAMPLE_PASSWORD, ...written.slice(0, -1).map((write) => write.password)])
    assert.equal(signIn(world, name, password), 'wrong-password');
}

export function assertUntouched(world: World, name: string): void {
  assert.deepEqual(writesFor(world, name), []);
  assert.equal(signIn(world, name, SAMPLE_PASSWORD), 'ok');
}
