/** Advances a journey: time passes, a call is held back, a button is pressed that may not be there. */
import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { type RequestId } from '../../../src/requests/model/ids.ts';
import { graphTime } from '../../../sandbox/directory/passwords/credentials.ts';
import type { RecordedCall } from '../../../sandbox/directory/local-directory.ts';
import { findUser } from '../../../sandbox/directory/tenant.ts';
import { answerTo, invokeOf } from '../http/forge.ts';
import { putBackIn, whileStopped } from './journey.ts';
import type { World } from './world.ts';

export const MINUTE = 60_000;

/**
 * As if this much time had passed since the reset: in the request's row, for its waiting jobs, and in the directory's data
 * about the account.
 */
export async function timePasses(world: World, request: RequestId, milliseconds: number): Promise<void> {
  await whileStopped(world, async (rows) => {
    for (const path of [['at'], ['handover', 'until'], ['handover', 'at']]) {
      await putBackIn(rows, request, path, milliseconds);
    }
    await sql`update pgboss.job set start_after = start_after - ${milliseconds} * interval '1 ms'
      where data ->> 'request' = ${request} and state in ('created', 'retry')`.execute(rows);
    const { subject_id: subject } = await rows
      .selectFrom('requests')
      .select('subject_id')
      .where('id', '=', request)
      .executeTakeFirstOrThrow();
    const account = findUser(world.directory.tenant, subject ?? '');
    const changed = account?.lastPasswordChangeDateTime ?? null;
    assert.ok(account && changed);
    account.lastPasswordChangeDateTime = graphTime(new Date(Date.parse(changed) - milliseconds));
  });
}

/** Which calls to Graph; in the form that a fault takes. */
export type Which = { readonly method: string; readonly path: RegExp };

/** Holds back the next such call, or the one after this many others, until it is released. */
export function hold(
  { directory }: World,
  { method, path }: Which,
  others = 0,
): { reached: Promise<void>; letGo: () => void } {
  let letGo = (): void => undefined;
  const gone = new Promise<void>((resolve) => (letGo = resolve));
  let before = others;
  const reached = new Promise<void>((resolve) => {
    const stop = directory.onCall(async (call, moment) => {
      if (moment !== 'received' || call.method !== method || !path.test(call.path)) return;
      before -= 1;
      if (before >= 0) return;
      stop();
      resolve();
      await gone;
    });
  });
  return { reached, letGo: () => letGo() };
}

/** Holds back every such call until it is released. @returns releases them, and holds none from then on */
export function holdAll({ directory }: World, holds: (call: RecordedCall) => boolean): () => void {
  const released = Promise.withResolvers<undefined>();
  const stop = directory.onCall(async (call, moment) => {
    if (moment === 'received' && holds(call)) await released.promise;
  });
  return () => {
    stop();
    released.resolve(undefined);
  };
}

/** Someone presses a button with this verb and request in their own chat, whatever is there. @returns what they read */
export async function press(world: World, name: string, verb: string, request: string): Promise<string> {
  const value = { action: { type: 'Action.Execute', verb, data: { verb, request } }, trigger: 'manual' };
  const { statusCode, text } = await answerTo(world, invokeOf(world, world.id(name), value));
  assert.equal(statusCode, 200);
  return text;
}
