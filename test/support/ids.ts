/** Ids for tests that need many: the same name always gives the same one. */
import { createHash } from 'node:crypto';
import { type ObjectId, type RequestId, objectIdOf, requestIdOf } from '../../src/requests/model/ids.ts';

export function personCalled(name: string): ObjectId {
  const digits = createHash('sha256').update(name).digest('hex').slice(0, 32);
  return objectIdOf(digits.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5'));
}

export function requestCalled(name: string): RequestId {
  return requestIdOf(createHash('sha256').update(name).digest('base64url').slice(0, 22));
}
