import assert from 'node:assert/strict';
import { requestCard } from '../../../src/cards/request-card.ts';
import { locales } from '../../../src/locales/index.ts';
import { cloudSubject, contextIn, requestIn } from '../../../sandbox/gallery/samples.ts';
import { firstApproval, pendingFor, statuses } from '../../../sandbox/gallery/statuses.ts';
import { nodesOf, runsOf } from '../support/walk.ts';

const [en] = locales;
assert.ok(en);
const reminder = (...of: Parameters<typeof requestIn>): ReturnType<typeof requestCard> =>
  requestCard(requestIn(...of), 'reminder', contextIn(en));

describe('the reminder in the approvers’ thread', () => {
  it('says what still waits for a decision, and until when', () => {
    assert.deepEqual(
      runsOf(reminder(pendingFor(cloudSubject, { reminded: true }))).map((text) => text.trim()),
      ['Still waiting for a decision', 'PR-7K4MQ2', 'Megan Bowen (meganb@contoso.com), expires 22 Nov 2026, 18:40 UTC'],
    );
  });

  it('says that a second approver is missing, if one has approved', () => {
    const [title] = runsOf(reminder(pendingFor(cloudSubject, { firstApproval })));
    assert.equal(title, 'Still waiting for a second approver');
  });

  it('says afterwards what became of the request', () => {
    const titles = { ...en.approval.titles, ...en.secrets.password.titles };
    for (const status of statuses().filter(({ state }) => state !== 'pending' && state !== 'escalated')) {
      const said = runsOf(reminder(status));
      assert.equal(said[0], titles[status.state]);
      assert.doesNotMatch(said.join('\n'), /expires/u);
    }
  });

  it('has no buttons or fields: the card above has them', () => {
    for (const status of statuses()) {
      const types = nodesOf(reminder(status)).map(({ type }) => String(type));
      assert.deepEqual(
        types.filter((type) => /^(?:Action|Input)/u.test(type)),
        [],
      );
    }
  });
});
