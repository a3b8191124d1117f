import assert from 'node:assert/strict';
import { withProblem, withTyped } from '../../src/cards/typed-fields.ts';
import { locales } from '../../src/locales/index.ts';
import { gallery } from '../../sandbox/gallery/gallery.ts';
import { faultsOf } from './support/card-library.ts';
import { ofType, runsOf, verbsOf } from './support/walk.ts';

const [en] = locales;
assert.ok(en);
const PROBLEM = 'This is wrong';

/** Every card of the gallery with a field, and the fields' ids. */
const forms = gallery(en)
  .flatMap(({ rows }) => rows.flatMap(({ samples }) => samples))
  .map(({ id, card }) => ({ id, card, fields: fieldsOf(card).map((field) => String(field['id'])) }))
  .filter(({ fields }) => fields.length > 0);

function fieldsOf(card: unknown): readonly Readonly<Record<string, unknown>>[] {
  return ['Input.Text', 'Input.ChoiceSet'].flatMap((type) => ofType(card, type));
}

describe('the fields of every card in the gallery', () => {
  it('are on the cards that ask, decide and hand over', () => {
    assert.deepEqual([...new Set(forms.flatMap(({ fields }) => fields))].sort(), [
      ...['account', 'code', 'copy', 'reason', 'who', 'whose'],
    ]);
  });

  it('keep what was typed', () => {
    for (const { id, card, fields } of forms) {
      const typed = withTyped(card, Object.fromEntries(fields.map((field) => [field, `typed in ${field}`])));
      for (const field of fieldsOf(typed)) assert.equal(field['value'], `typed in ${String(field['id'])}`, id);
      assert.deepEqual(withTyped(card, {}), card, id);
      assert.deepEqual(faultsOf(typed), [], id);
    }
  });

  it('have their problem right below them, in sight, and hold up no other button', () => {
    for (const { id, card, fields } of forms) {
      for (const field of fields) {
        const told = withProblem(card, { field, text: PROBLEM });
        const lists = ofType(told, 'Container')
          .map(({ items }) => items)
          .concat([told.body]);
        const around = lists.find(
          (list) =>
            Array.isArray(list) && list.some((part: unknown) => fieldsOf([part])[0]?.['id'] === field && isPlain(part)),
        );
        assert.ok(Array.isArray(around), `${id}: ${field}`);
        const at = around.findIndex((part: unknown) => isPlain(part) && fieldsOf([part])[0]?.['id'] === field);
        assert.deepEqual(runsOf(around[at + 1]), [PROBLEM], `${id}: ${field}`);
        assert.equal(fieldsOf([around[at]])[0]?.['isRequired'], false);
        assert.deepEqual([...verbsOf(told)].sort(), [...verbsOf(card)].sort(), id);
        assert.deepEqual(
          ofType(told, 'Action.ShowCard').filter((fold) => fieldsOf(fold).some((one) => one['id'] === field)),
          [],
        );
        assert.deepEqual(faultsOf(told), [], id);
      }
    }
  });
});

/** A field itself, not a part that holds one. */
function isPlain(part: unknown): boolean {
  return typeof part === 'object' && part !== null && 'type' in part && String(part.type).startsWith('Input.');
}
