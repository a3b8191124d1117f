import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { personCalled } from '../../support/ids.ts';
import { type Parts, openParts } from '../support/open-parts.ts';
import { EVERY_STATUS, aRequest, creation } from '../support/samples.ts';

describe('A stored request', function () {
  this.timeout(60_000);
  let parts: Parts;
  before(async () => {
    parts = await openParts();
  });
  after(() => parts.dispose());

  for (const [state, statuses] of Object.entries(EVERY_STATUS)) {
    it(`reads back as it was written: ${state}`, async () => {
      for (const status of statuses) {
        const subject =
          'subject' in status && status.subject
            ? { subject: { ...status.subject, id: personCalled(randomUUID()) } }
            : {};
        const request = aRequest({ who: { id: personCalled('x') }, status: { ...status, ...subject } });
        assert.equal(await parts.requests.save(creation(request)), 'saved');
        assert.deepEqual(await parts.requests.load(request.id), request);
      }
    });
  }

  it('that no click waits on is the same as before clicks were stored, so that versions can share it', async () => {
    const [status] = EVERY_STATUS.pending;
    assert.ok(status !== undefined);
    const request = aRequest({ status });
    await parts.requests.save(creation(request));
    const { rows } =
      await sql`select body #> '{status,checking}' as checking from requests where id = ${request.id}`.execute(
        parts.database.rows,
      );
    assert.deepEqual(rows, [{ checking: null }]);
    assert.deepEqual(await parts.requests.load(request.id), request);
  });

  it('keeps text that PostgreSQL cannot store, except the characters that it refuses', async () => {
    const request = aRequest({ reason: 'nul \0 and half a pair \ud83d', who: { text: '\0' } });
    assert.equal(await parts.requests.save(creation(request)), 'saved');
    const read = await parts.requests.load(request.id);
    assert.equal(read?.reason, 'nul \ufffd and half a pair \ufffd');
    assert.deepEqual(read.who, { text: '\ufffd' });
  });

  const spoilt = {
    'an unknown state': sql`jsonb_set(body, '{status,state}', '"dreaming"')`,
    'a missing field': sql`body - 'reason'`,
    'a field of a newer version': sql`body || '{"colour": "red"}'`,
  };
  for (const [what, body] of Object.entries(spoilt)) {
    it(`is refused, with an error without its values, if its row has ${what}`, async () => {
      const request = aRequest();
      await parts.requests.save(creation(request));
      await sql`update requests set body = ${body} where id = ${request.id}`.execute(parts.database.rows);
      await assert.rejects(parts.requests.load(request.id), (error: Error) => {
        assert.match(error.message, new RegExp(`The stored request ${request.reference} cannot be read: `));
        assert.doesNotMatch(error.message, /dreaming|colour|forthcoffee/);
        return true;
      });
    });
  }

  it('is refused if its columns and its body disagree', async () => {
    const request = aRequest();
    await parts.requests.save(creation(request));
    await sql`update requests set state = 'done' where id = ${request.id}`.execute(parts.database.rows);
    await assert.rejects(parts.requests.load(request.id), /contradicts its column "state"/);
  });
});
