/**
 * Mistakes that must not compile. Each is below a `@ts-expect-error`, so `npm run typecheck` fails if one of them compiles.
 * None of it runs.
 */
/* eslint @typescript-eslint/no-unsafe-class-instance-assignment: off -- the compiler is asked here, not the linter */
import type { ObjectId, RequestId } from '../../../src/requests/model/ids.ts';
import { Password } from '../../../src/requests/model/secrets/password.ts';
import type { Attempt, Handover, IdentityCode, Status } from '../../../src/requests/model/request.ts';
import type { Deps } from '../../../src/requests/model/services.ts';
import { judgeCode } from '../../../src/requests/rules/policy.ts';
import { openSecret } from '../../../src/requests/model/secrets/seal.ts';
import { AT, CODE, GRANT, ID, SEALED, alex, lidia, megan, requestIn, statuses } from '../../support/samples.ts';

const password = new Password('Kqw7mx-3hbt9e-zp4vfa');
const approved = requestIn(statuses.approved);
const people = { subject: megan.id, requester: megan.id, approver: lidia.id };
const purpose = { content: 'secret', request: ID, ...people } as const;

/** Compiled, never called. */
const compiled: (...mistakes: readonly ((deps: Pick<Deps, 'directory' | 'secrets'>) => unknown)[]) => void = () =>
  undefined;

describe('the compiler refuses', () => {
  it('an unchecked text as an id', () => {
    compiled(
      // @ts-expect-error: `isObjectId` decides
      (): ObjectId => 'aaaaaaaa-0000-4000-8000-000000000001',
      // @ts-expect-error: `isRequestId` decides
      (): RequestId => 'AAAAAAAAAAAAAAAAAAAAAA',
    );
  });

  it('a request’s id as a person’s, and the other way round', () => {
    compiled(
      // @ts-expect-error: a request is nobody
      ({ directory }) => directory.isApprover(ID),
      // @ts-expect-error: a person is no request
      (): RequestId => megan.id,
    );
  });

  it('the parties of a reset by position, which could be the wrong order', () => {
    compiled(
      // @ts-expect-error: they have names
      ({ directory }) => directory.mayReset(lidia.id, alex.id, 'password'),
      ({ directory }) => directory.mayReset({ subject: alex.id, approver: lidia.id, secret: 'password' }),
    );
  });

  it('an id, or any other text, as a password', () => {
    compiled(
      // @ts-expect-error: a request is no password
      ({ directory }) => directory.resetPassword(megan.id, ID),
      // @ts-expect-error: nobody can say where this text has been
      ({ directory }) => directory.resetPassword(megan.id, 'Kqw7mx-3hbt9e-zp4vfa'),
      // @ts-expect-error: the account comes first
      ({ directory }) => directory.resetPassword(password, megan.id),
    );
  });

  it('a password as a text, and a comparison with one', () => {
    compiled(
      // @ts-expect-error: it has to be opened by name
      (): string => password,
      // @ts-expect-error: it equals no text
      () => password === 'Kqw7mx-3hbt9e-zp4vfa',
      // @ts-expect-error: what looks like one is none
      (): Password => ({ cleartext: () => '', toString: () => '', toJSON: () => '' }),
    );
  });

  it('a ciphertext in place of its purpose, of a password, or of another ciphertext', () => {
    compiled(
      // @ts-expect-error: the purpose comes first
      ({ secrets }) => secrets.open(SEALED, purpose),
      // @ts-expect-error: a password is no sign-in
      ({ secrets }) => secrets.open({ ...purpose, content: 'sign-in' }, SEALED),
      // @ts-expect-error: a sign-in is no password
      ({ secrets }) => openSecret(secrets, approved, GRANT),
      // @ts-expect-error: what was never sealed
      ({ secrets }) => secrets.open(purpose, 'Kqw7mx-3hbt9e-zp4vfa'),
      // @ts-expect-error: it is kept sealed
      (): Handover => ({ state: 'sealed', sealed: 'Kqw7mx-3hbt9e-zp4vfa', until: AT }),
    );
  });

  it('a code as it was typed where its hash is compared or kept', () => {
    compiled(
      // @ts-expect-error: `codeHash` first
      () => judgeCode(null, CODE, AT),
      // @ts-expect-error: whoever reads the row must not read it
      (): IdentityCode => ({ hash: CODE, until: AT, wrong: [] }),
    );
  });

  it('a reset that waits for a sign-in, and still holds one', () => {
    const waiting = statuses['resetting, waits for a sign-in'];
    compiled(
      (): Status => waiting,
      // @ts-expect-error: what was not enough is forgotten
      (): Status => ({ ...waiting, grant: GRANT }),
      // @ts-expect-error: it cannot go on, and wait
      (): Status => ({ ...statuses['resetting with a sign-in'], waitsSince: AT }),
    );
  });

  it('an operation of a password that nobody has accepted, or of a pass', () => {
    const operation = 'operations/1';
    compiled(
      (): Attempt => ({ secret: 'password', step: 'accepted', sealed: SEALED, operation }),
      // @ts-expect-error: it is only begun
      (): Attempt => ({ secret: 'password', step: 'begun', sealed: SEALED, operation }),
      // @ts-expect-error: nobody could be asked what became of it
      (): Attempt => ({ secret: 'password', step: 'accepted', sealed: SEALED }),
      // @ts-expect-error: a pass is there at once, or not at all
      (): Attempt => ({ secret: 'access-pass', step: 'accepted', operation }),
    );
  });

  it('a password that waits to be read, and that its owner disowned or a job scrambled', () => {
    const { done } = statuses;
    compiled(
      // @ts-expect-error: disowned, it is erased
      (): Status => ({ ...done, disowned: { by: megan, at: AT } }),
      // @ts-expect-error: so it is before it is scrambled
      (): Status => ({ ...done, scramble: 'due' }),
    );
  });

  it('an operation and a sign-in the wrong way round', () => {
    compiled(
      ({ directory }) => directory.operation('operations/1', { as: 'approver', assertion: 'token' }),
      // @ts-expect-error: a sign-in is who acts
      ({ directory }) => directory.operation('token', 'operations/1'),
      // @ts-expect-error: the bot itself may not ask what became of an approver's reset
      ({ directory }) => directory.operation('operations/1', { as: 'app' }),
    );
  });
});
