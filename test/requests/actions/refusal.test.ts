import assert from 'node:assert/strict';
import { deny } from '../../../src/requests/actions/decide.ts';
import type { Requester } from '../../../src/requests/model/request.ts';
import { memory } from '../../support/memory.ts';
import { ID, alex, caller, pending } from '../../support/samples.ts';

describe('a refusal', () => {
  it('whoever is refused is on record by id and name alone, also where more is known of them', async () => {
    const deps = memory([pending({}, { requester: alex })]);
    const known: Requester = { ...alex, signInName: 'alexw@contoso.com' };
    await deny(deps, ID, caller(known), 'No');
    assert.deepEqual(
      deps.audits.map(({ by }) => by),
      [alex],
    );
  });
});
