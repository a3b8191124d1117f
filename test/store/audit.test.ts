import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { type Parts, anAuditEntry, countOf, openParts } from './parts.ts';

describe('The audit trail', function () {
  this.timeout(60_000);
  let parts: Parts;
  before(async () => {
    parts = await openParts();
    await parts.requests.audit(anAuditEntry);
  });
  after(() => parts.dispose());

  it('holds who did what and when', async () => {
    const row = await parts.database.rows.selectFrom('audit').selectAll().executeTakeFirstOrThrow();
    assert.deepEqual(
      { ...row, seq: Number(row.seq) },
      {
        seq: 1,
        at: new Date(anAuditEntry.at),
        action: 'approvals-here',
        by_id: 'b',
        by_name: 'Hanna\ufffdHelpdesk',
        request_id: null,
        detail: anAuditEntry.detail,
      },
    );
  });

  for (const statement of ["update audit set action = 'other'", 'delete from audit', 'truncate audit']) {
    it(`is append-only: the database refuses to ${statement}`, async () => {
      const [verb] = statement.split(' ');
      await assert.rejects(
        sql.raw(statement).execute(parts.database.rows),
        new RegExp(`append-only: ${verb} refused`, 'i'),
      );
      assert.equal(await countOf(parts, 'audit'), 1);
    });
  }
});
