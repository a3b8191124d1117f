/** What journeys check and trigger when passwords are reset in approvers' names. */
import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { type RequestId } from '../../../src/requests/model/ids.ts';
import type { JobName } from '../../../src/requests/model/ports.ts';
import type { Request } from '../../../src/requests/model/request.ts';
import type { LocalAuthority } from '../../../sandbox/authority/local-authority.ts';
import type { RecordedCall } from '../../../sandbox/directory/local-directory.ts';
import type { PasswordWrite } from '../../../sandbox/directory/tenant.ts';
import type { Brought } from '../../../sandbox/teams/sign-in/brought-token.ts';
import { fromRow } from '../../../src/store/requests/request-row.ts';
import { whileStopped } from './journey.ts';
import type { Answer, CardMessage, World } from './world.ts';

/** A signed token, as Teams and Entra issue them, in any text. */
export const TOKEN = /eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}/;
/** The call for a reset in someone's own name. */
export const RESET = { method: 'POST', path: /\/resetPassword$/ } as const;
/** A poll of its operation. */
export const LOOK = { method: 'GET', path: /\/authentication\/operations\// } as const;

/** @throws if this world's bot resets in its own name */
export function authorityOf({ authority }: World): LocalAuthority {
  assert.ok(authority, 'This world has no authority');
  return authority;
}

/** Every call that changes something in the directory. */
export function changesOf({ directory }: World): RecordedCall[] {
  return directory.calls.filter(({ method, path }) => method !== 'GET' && !path.endsWith('/$batch'));
}

/** Every password written for someone, oldest first. */
export function writesFor(world: World, name: string): PasswordWrite[] {
  return world.directory.tenant.passwordWrites.filter(({ user }) => user === world.id(name));
}

/** Asserts that something was changed in the directory, each time in a person's name. */
export function assertNeverAsApp(world: World): void {
  const changes = changesOf(world);
  assert.ok(changes.length > 0, 'Nothing was changed at all');
  assert.deepEqual(
    changes.filter(({ person }) => person === null).map(({ method, path }) => `${method} ${path}`),
    [],
  );
}

/** Does this once, when the next such call for someone arrives, or when it is applied and its answer is on its way. */
export function atCall(
  world: World,
  { method, path }: typeof RESET | typeof LOOK,
  { of, moment }: { readonly of: string; readonly moment: 'received' | 'applied' },
  act: () => void,
): void {
  const stop = world.directory.onCall((call, now) => {
    if (now !== moment || call.method !== method || !path.test(call.path) || !call.path.includes(world.id(of))) return;
    stop();
    act();
  });
}

/** The click comes twice, without and with a token: the third read of their roles is the one before the write. */
const BEFORE_THE_WRITE = 3;

/** Does this once, after an approver's click was accepted and before anything is written. */
export function beforeTheWrite(world: World, approver: string, act: () => void): void {
  let looks = 0;
  const stop = world.directory.onCall(({ path, query }, moment) => {
    const own = path.endsWith('/roleAssignments') && query['$filter']?.includes(world.id(approver));
    if (own !== true || moment !== 'received') return;
    looks += 1;
    if (looks < BEFORE_THE_WRITE) return;
    stop();
    act();
  });
}

/** Waits for the call to the directory after which this is true. */
export function until({ directory }: World, isSo: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (!isSo()) return;
      stop();
      resolve();
    };
    const stop = directory.onCall(look);
    look();
  });
}

/** Presses the button, signs in in the window that the client offers, and sends its code. */
export async function throughWindow(
  world: World,
  name: string,
  on: CardMessage,
  verb: string,
  brought?: Brought,
): Promise<Answer> {
  const { signInLink } = await world.click(name, on, verb);
  assert.ok(signInLink, 'The client offers no way to sign in');
  return world.click(name, on, verb, {}, { code: await world.teams.acceptSignIn(signInLink, brought) });
}

/** The stored request. */
export function stored(world: World, id: RequestId): Promise<Request> {
  return whileStopped(world, async (rows) =>
    fromRow(await rows.selectFrom('requests').selectAll().where('id', '=', id).executeTakeFirstOrThrow()),
  );
}

/** Makes this job of a request due. @throws if none waits */
export function comeDue(world: World, request: string, job: JobName): Promise<void> {
  return whileStopped(world, async (rows) => {
    const brought = await sql`update pgboss.job set start_after = now()
      where name = ${job} and data ->> 'request' = ${request} and state < 'active'`.execute(rows);
    assert.ok(brought.numAffectedRows, `No job "${job}" waits`);
  });
}
