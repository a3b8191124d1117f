import assert from 'node:assert/strict';
import { FAILURE_REASONS, REFUSAL_REASONS } from '../../src/requests/model/reasons.ts';
import { locales } from '../../src/locales/index.ts';
import { gallery } from '../../sandbox/gallery/gallery.ts';
import { homes } from '../../sandbox/gallery/samples.ts';
import { statuses } from '../../sandbox/gallery/statuses.ts';
import { faultsOf } from '../cards/support/card-library.ts';
import { runsOf, verbsOf } from '../cards/support/walk.ts';

const [en] = locales;
assert.ok(en);

describe('the gallery of all cards', () => {
  for (const locale of locales) {
    const samples = gallery(locale).flatMap(({ rows }) => rows.flatMap((row) => row.samples));

    it(`has only valid cards, all in ${locale.tag}`, () => {
      for (const { id, card } of samples) {
        assert.deepEqual(faultsOf(card), [], id);
        assert.equal(card.lang, locale.tag, id);
      }
    });
  }

  const sections = gallery(en);
  const rows = sections.flatMap((section) => section.rows);

  it('gives every section, row and card its own id', () => {
    const ids = [sections, rows, rows.flatMap(({ samples }) => samples)].flat().map(({ id }) => id);
    assert.deepEqual(
      ids.filter((id, at) => ids.indexOf(id) !== at || !/^[\w-]+$/.test(id)),
      [],
    );
  });

  it('shows every state, refusal, failure and home, to the requester and to the approvers', () => {
    const wanted = [
      ...statuses().map(({ state }) => state),
      ...REFUSAL_REASONS,
      ...FAILURE_REASONS,
      ...homes.map((home) => ('because' in home ? home.because : 'kind' in home ? home.kind : home.where)),
    ].filter((name) => name !== 'cloud' && name !== 'redirected' && name !== 'escalated');
    const requests = rows.filter(({ samples }) => samples.some(({ id }) => id.endsWith('-approvers-own')));
    for (const name of wanted) {
      const row = requests.find(({ title }) => title.split(', ').includes(name));
      assert.ok(
        row?.samples.some(({ id }) => id.endsWith('-requester-own')),
        name,
      );
    }
  });

  it('shows every card of a decision: codes, two approvers, each lockdown, reminders', () => {
    const wanted = ['identity-code', 'two-approvers', 'lockdown-two-approvers', 'lockdown-stopped', 'reminders'];
    for (const id of wanted) assert.ok(sections.find((section) => section.id === id)?.rows.length, id);
    const said = new Set(rows.flatMap(({ samples }) => samples.flatMap(({ card }) => runsOf(card))));
    const { first, second, lapsed, usedUp, noMore } = en.progress.code;
    for (const text of [first, second, lapsed, usedUp, noMore, '048 213']) assert.ok(said.has(text), text);
  });

  it('shows what comes with a reset: to its owner, to its approver, as an alert, in the approver’s name, with a pass', () => {
    const ids = rows.flatMap(({ samples }) => samples.map(({ id }) => id));
    for (const end of ['-owner', '-handover', '-handover-own', '-alert-own', '-alert-other'])
      assert.ok(
        ids.some((id) => id.endsWith(end)),
        end,
      );
    const names = new Set(sections.map(({ id }) => id));
    for (const id of ['aftercare', 'not-me', 'in-name', 'pass']) assert.ok(names.has(id), id);
    const verbs = new Set(rows.flatMap(({ samples }) => samples.flatMap(({ card }) => verbsOf(card))));
    for (const verb of ['not-me', 'resume', 'secure']) assert.ok(verbs.has(verb), verb);
  });

  it('shows every text that the bot sends without a card', () => {
    const said = rows.flatMap(({ samples }) => samples.flatMap(({ card }) => runsOf(card)));
    const { lockdownSet, approvalsUnfit, approvalsMoved, chatLink, continued, doctorSum, ...others } = en.chat;
    const moved = approvalsMoved('Allan Deyoung', 'IT Help Desk › Approvals');
    const former = continued('PR-7K4MQ2');
    const texts = [
      ...Object.values(others),
      moved,
      chatLink('https://teams.microsoft.com/l/chat/0/0?users=28:7c1b6a1f-93d4-4c50-8f0e-2b4b0f2f7d22'),
      former,
      doctorSum(2, 15, 1),
      ...Object.values(approvalsUnfit),
      ...Object.values(lockdownSet),
    ];
    for (const text of texts) assert.ok(said.includes(text), text);
  });
});
