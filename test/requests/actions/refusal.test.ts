import assert from 'node:assert/strict';
import { deny } from '../../../src/requests/actions/approvers/decide.ts';
import type { Requester } from '../../../src/requests/model/request.ts';
import { memory } from '../../support/memory.ts';
import { ID, alex, caller, pending } from '../../support/samples.ts';

describe('a refusal', () => {
  it('is on record with the person’s id and name only, even if more is known about them', async () => {
    const deps = memory([pending({}, { requester: alex })]);
    const known: Requester = { ...alex, signInName: 'alexw@contoso.com' };
    await deny(deps, ID, caller(known), 'No');
    assert.deepEqual(
      deps.audits.map(({ by }) => by),
      [alex],
    );
  });
});
