/**
 * Mistakes that must not compile. Each stands under a `@ts-expect-error`, so that `npm run typecheck` fails where one of them
 * would pass. None of it runs.
 */
import type { Directory } from '../../../src/requests/model/ports.ts';
import type { ObjectId, RequestId } from '../../../src/requests/model/ids.ts';
import { ID, alex, lidia, megan } from '../../support/samples.ts';

/** Compiled, never called. */
const compiled: (...mistakes: readonly ((directory: Directory) => unknown)[]) => void = () => undefined;

describe('the compiler refuses', () => {
  it('a text that nobody has checked, as an id', () => {
    compiled(
      // @ts-expect-error: `isObjectId` decides
      (): ObjectId => 'aaaaaaaa-0000-4000-8000-000000000001',
      // @ts-expect-error: `isRequestId` decides
      (): RequestId => 'AAAAAAAAAAAAAAAAAAAAAA',
    );
  });

  it('the id of a request as a person’s, and the other way round', () => {
    compiled(
      // @ts-expect-error: a request is nobody
      (directory) => directory.isApprover(ID),
      // @ts-expect-error: a person is no request
      (): RequestId => megan.id,
    );
  });

  it('the parties of a reset by their order, which could be the wrong one', () => {
    compiled(
      // @ts-expect-error: they have names
      (directory) => directory.mayReset(lidia.id, alex.id, 'password'),
      (directory) => directory.mayReset({ subject: alex.id, approver: lidia.id, secret: 'password' }),
    );
  });
});
