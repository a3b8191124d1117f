/** What journeys look at, and let happen, where passwords are reset in the name of approvers. */
import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { type RequestId } from '../../src/requests/model/ids.ts';
import type { JobName } from '../../src/requests/model/ports.ts';
import type { Request } from '../../src/requests/model/request.ts';
import type { LocalAuthority } from '../../sandbox/authority/local-authority.ts';
import type { RecordedCall } from '../../sandbox/directory/local-directory.ts';
import type { PasswordWrite } from '../../sandbox/directory/tenant.ts';
import type { Brought } from '../../sandbox/teams/brought-token.ts';
import { fromRow } from '../../src/store/requests/request-row.ts';
import { whileStopped } from './journey.ts';
import type { Answer, CardMessage, World } from './world.ts';

/** A signed token, as Teams brings them and Entra gives them, in any text. */
export const TOKEN = /eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}/;
/** A reset in somebody's own name, as it is sent. */
export const RESET = { method: 'POST', path: /\/resetPassword$/ } as const;
/** A look at what became of it. */
export const LOOK = { method: 'GET', path: /\/authentication\/operations\// } as const;

/** @throws where the bot of this world resets in its own name */
export function authorityOf({ authority }: World): LocalAuthority {
  assert.ok(authority, 'This world has no authority');
  return authority;
}

/** Every call that changes something in the directory. */
export function changesOf({ directory }: World): RecordedCall[] {
  return directory.calls.filter(({ method, path }) => method !== 'GET' && !path.endsWith('/$batch'));
}

/** Every password that was written for somebody, oldest first. */
export function writesFor(world: World, name: string): PasswordWrite[] {
  return world.directory.tenant.passwordWrites.filter(({ user }) => user === world.id(name));
}

/** Asserts that something was changed in the directory, and that every time a person answers for it. */
export function assertNeverAsApp(world: World): void {
  const changes = changesOf(world);
  assert.ok(changes.length > 0, 'Nothing was changed at all');
  assert.deepEqual(
    changes.filter(({ person }) => person === null).map(({ method, path }) => `${method} ${path}`),
    [],
  );
}

/** Does this once, when the next call of this kind for somebody comes in, or when it is done and its answer on its way. */
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

/** His click comes twice, without and with a token: the third look at his roles is the one before the write. */
const BEFORE_THE_WRITE = 3;

/** Does this once, after an approver's click is through and before anything is written. */
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

/** Waits for the call to the directory after which this is so. */
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

/** Presses the button, signs in in the window which the client then offers, and comes back with its code. */
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

/** The request as it is stored. */
export function stored(world: World, id: RequestId): Promise<Request> {
  return whileStopped(world, async (rows) =>
    fromRow(await rows.selectFrom('requests').selectAll().where('id', '=', id).executeTakeFirstOrThrow()),
  );
}

/** The time of this job of a request comes. @throws where none waits */
export function comeDue(world: World, request: string, job: JobName): Promise<void> {
  return whileStopped(world, async (rows) => {
    const brought = await sql`update pgboss.job set start_after = now()
      where name = ${job} and data ->> 'request' = ${request} and state < 'active'`.execute(rows);
    assert.ok(brought.numAffectedRows, `No job "${job}" waits`);
  });
}
