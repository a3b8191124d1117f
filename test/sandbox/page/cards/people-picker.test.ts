import assert from 'node:assert/strict';
import { withPeople } from '../../../../sandbox/page/cards/people-picker.ts';

describe('the people pickers of a card', () => {
  const people = [{ id: 'id-1', name: 'Megan Bowen', signInName: 'meganb@contoso.com' }];
  const nobody = [{ title: '–', value: 'nobody' }];
  const picker = { type: 'Input.ChoiceSet', choices: nobody, 'choices.data': { dataset: 'graph.microsoft.com/users' } };

  it('offer everybody in the directory by name and sign-in name, at any depth', () => {
    const choices = [{ title: 'Megan Bowen (meganb@contoso.com)', value: 'id-1' }];
    assert.deepEqual(withPeople({ body: [{ items: [picker] }] }, people), {
      body: [{ items: [{ ...picker, choices }] }],
    });
  });

  it('are the only change in a card', () => {
    const card = { body: [{ type: 'Input.ChoiceSet', choices: nobody, isRequired: true, value: null }, 'text', 1] };
    assert.deepEqual(withPeople(card, people), card);
  });
});
