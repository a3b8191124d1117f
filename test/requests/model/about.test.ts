import assert from 'node:assert/strict';
import { isDisowned, isOwn, readerAfter, readerOf, subjectOf } from '../../../src/requests/model/about.ts';
import { AT, alex, lidia, megan, meganSubject, pending, requestIn, statuses } from '../../support/samples.ts';

const own = pending();
const byAlex = pending({}, { requester: alex });

describe('who a request is about', () => {
  it('has a subject once the account is found', () => {
    assert.equal(subjectOf(requestIn({ state: 'asked' })), null);
    assert.equal(subjectOf(requestIn({ state: 'expired', at: AT, subject: null })), null);
    assert.equal(subjectOf(own), meganSubject);
  });

  it('is the requester’s own if the subject asked, and before the account is found if they named themselves', () => {
    assert.equal(isOwn(own), true);
    assert.equal(isOwn(byAlex), false);
    assert.equal(isOwn(requestIn({ state: 'asked' }, { who: { id: megan.id } })), true);
    assert.equal(isOwn(requestIn({ state: 'asked' }, { who: { text: 'meganb@contoso.com' } })), false);
  });

  it('is read by the owner who asked for themselves, otherwise by the approver', () => {
    assert.equal(readerAfter(own, meganSubject, lidia).id, megan.id);
    assert.deepEqual(readerAfter(byAlex, meganSubject, lidia), lidia);
  });

  it('has the approver who decided as its reader, and before that only the requester', () => {
    assert.deepEqual(readerOf(byAlex), alex);
    assert.deepEqual(readerOf(requestIn(statuses.done, { requester: alex })), lidia);
    assert.equal(readerOf(requestIn(statuses.done)).id, megan.id);
  });

  it('is disowned once its owner has said so', () => {
    assert.equal(isDisowned(requestIn(statuses.done)), false);
    assert.equal(isDisowned(requestIn(statuses.frozen)), true);
    assert.equal(isDisowned(own), false);
  });
});
