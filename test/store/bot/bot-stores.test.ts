import assert from 'node:assert/strict';
import { requestCalled } from '../../support/ids.ts';
import type { PostedCard } from '../../../src/bot/ports.ts';
import { type TestStore, openTestStore } from '../../support/store.ts';

describe('Conversations, cards and documents', function () {
  this.timeout(60_000);
  let store: TestStore;
  before(async () => {
    store = await openTestStore();
  });
  after(() => store.dispose());

  const conversation = {
    key: 'person:1',
    id: 'a:1',
    serviceUrl: 'https://smba.trafficmanager.net/emea/',
    otherServiceUrl: null,
    bot: '28:b',
    member: '29:m',
    channel: null,
    locale: 'nl-NL',
    timeZone: 'Europe/Amsterdam',
  };
  const card = {
    request: requestCalled('r'),
    audience: 'approvers',
    serviceUrl: 'https://smba.trafficmanager.net/emea/',
    conversation: '19:c',
    activity: '1',
    drawn: 'a1b2',
    locale: 'en-GB',
    news: null,
  } as const;

  const cardsOf = async (request: string) => (await store.cards.of(requestCalled(request))).cards;

  it('keeps the latest version of a conversation', async () => {
    assert.equal(await store.conversations.get('person:1'), undefined);
    await store.conversations.put(conversation);
    assert.deepEqual(await store.conversations.get('person:1'), conversation);
    const moved = { ...conversation, id: 'a:2', member: null, channel: '19:c', locale: 'en-US', timeZone: '' };
    await store.conversations.put(moved);
    assert.deepEqual(await store.conversations.get('person:1'), moved);
  });

  it('changes a conversation’s address only if it still has the old one', async () => {
    const { serviceUrl: from } = conversation;
    const addresses = { serviceUrl: 'https://smba.trafficmanager.net/fr/', otherServiceUrl: from };
    const before = await store.conversations.get('person:1');
    await store.conversations.readdress(conversation, addresses);
    assert.deepEqual(await store.conversations.get('person:1'), { ...before, ...addresses });
    await store.conversations.readdress(conversation, { serviceUrl: from, otherServiceUrl: null });
    assert.deepEqual(await store.conversations.get('person:1'), { ...before, ...addresses });
  });

  it('keeps one card per request and audience', async () => {
    const other = { ...card, audience: 'requester', activity: '2' } as const;
    await store.cards.put(card);
    await store.cards.put(other);
    const others = ['alert', 'handover', 'owner', 'reminder'] as const;
    for (const audience of others) await store.cards.put({ ...card, request: requestCalled('s'), audience });
    await store.cards.put({ ...card, request: requestCalled('another') });
    assert.deepEqual(await cardsOf('r'), [card, other]);
    const redrawn = { ...card, activity: '3', drawn: '' };
    await store.cards.put(redrawn);
    assert.deepEqual(await cardsOf('r'), [redrawn, other]);
    const audiences = (await cardsOf('s')).map(({ audience }) => audience);
    assert.deepEqual(audiences, others);
    assert.deepEqual(await cardsOf('unknown'), []);
    assert.equal(await store.cards.at(other), requestCalled('r'));
    assert.equal(await store.cards.at(redrawn), undefined, 'not a requester’s');
    assert.equal(await store.cards.at({ conversation: 'nowhere', activity: 'nothing' }), undefined);
  });

  it('keeps a message as the card of one request, forever', async () => {
    const form = { ...card, request: requestCalled('first'), audience: 'requester', activity: 'form' } as const;
    assert.equal(await store.cards.replace(undefined, form), true);
    assert.equal(await store.cards.replace(undefined, { ...form, request: requestCalled('second') }), false);
    await assert.rejects(
      store.cards.put({ ...form, request: requestCalled('third') }),
      /cards_one_request_per_message/,
    );
    const unplaced = { ...form, activity: '' };
    for (const name of ['second', 'third']) await store.cards.put({ ...unplaced, request: requestCalled(name) });
    assert.equal(await store.cards.at(form), requestCalled('first'));
  });

  it('lets one of many replace a card that they all read', async () => {
    const before = { ...card, request: requestCalled('swapped') };
    const after = (drawn: number) => ({ ...before, activity: '', drawn: `attempt ${drawn}` });
    const swaps = async (from?: PostedCard) =>
      (await Promise.all(Array.from({ length: 10 }, (_, n) => store.cards.replace(from, after(n))))).filter(Boolean);
    assert.equal((await swaps()).length, 1);
    const [first] = await cardsOf('swapped');
    assert.ok(first);
    assert.equal(await store.cards.replace({ ...first, drawn: 'older' }, before), false);
    assert.equal(await store.cards.replace({ ...first, activity: 'elsewhere' }, before), false);
    assert.equal(await store.cards.replace(first, before), true);
    assert.equal((await swaps(before)).length, 1);
    const [last] = await cardsOf('swapped');
    assert.ok(last);
    assert.equal(await store.cards.replace(before, undefined), false);
    assert.equal(await store.cards.replace(last, undefined), true);
    assert.deepEqual(await cardsOf('swapped'), []);
  });

  it('takes a message for a card whose place is unknown, once', async () => {
    const message = { conversation: '19:c;messageid=7', activity: '7' };
    const attempt = { ...card, request: requestCalled('in doubt'), activity: '', drawn: 'attempt' };
    await store.cards.put(attempt);
    const adoptions = Array.from({ length: 5 }, () => store.cards.adopt(attempt, message));
    assert.deepEqual((await Promise.all(adoptions)).filter(Boolean), [true]);
    const adopted = { ...attempt, ...message, drawn: '' };
    assert.deepEqual(await store.cards.of(attempt.request), { cards: [adopted], copies: [] });
    assert.equal(await store.cards.replace(attempt, adopted), false, 'the attempt is over');
  });

  it('keeps messages as copies of a card, each of one request, and no more than ten', async () => {
    const [here, there] = ['has copies', 'has others'].map((name) => ({
      ...card,
      request: requestCalled(name),
      activity: name,
    }));
    assert.ok(here && there);
    for (const one of [here, there]) await store.cards.put(one);
    const message = (activity: string) => ({ conversation: card.conversation, activity });
    assert.deepEqual(
      await Promise.all(Array.from({ length: 5 }, () => store.cards.adopt(here, message('copy')))).then((all) =>
        all.filter(Boolean),
      ),
      [true],
    );
    assert.equal(await store.cards.adopt(there, message('copy')), false, 'another request’s copy');
    assert.equal(await store.cards.adopt(there, here), false, 'another request’s card');
    const unplaced = { ...there, request: requestCalled('in doubt too'), activity: '' };
    await store.cards.put(unplaced);
    for (const taken of [message('copy'), here]) assert.equal(await store.cards.adopt(unplaced, taken), false);
    const copy = { ...here, ...message('copy'), drawn: '' };
    assert.deepEqual(await store.cards.of(here.request), { cards: [here], copies: [copy] });
    await store.cards.copyShows(copy, 'this');
    assert.deepEqual((await store.cards.of(here.request)).copies, [{ ...copy, drawn: 'this' }]);
    const more: boolean[] = [];
    for (let n = 1; n <= 12; n += 1) more.push(await store.cards.adopt(here, message(`copy ${n}`)));
    assert.equal(more.filter(Boolean).length, 9);
    await store.cards.forgetCopy(copy);
    assert.equal((await store.cards.of(here.request)).copies.length, 9);
  });

  it('lets one of many store a document of which they all read the same version', async () => {
    const { documents } = store;
    assert.deepEqual(await documents.read('a'), { version: 0, body: undefined });
    const swaps = async (version: number) =>
      (await Promise.all(Array.from({ length: 10 }, (_, n) => documents.swap('a', version, { n })))).filter(Boolean);
    for (const version of [0, 1, 2]) {
      assert.equal((await swaps(version)).length, 1);
      assert.equal((await documents.read('a')).version, version + 1);
    }
    assert.equal(await documents.swap('a', 2, 'late'), false);
    assert.equal(await documents.swap('a', 0, 'late'), false);
    assert.equal(await documents.swap('never read', 1, 'x'), false);
    assert.equal(await documents.swap('a', 3, { n: [1, null, 'ü\0'] }), true);
    assert.deepEqual(await documents.read('a'), { version: 4, body: { n: [1, null, 'ü\ufffd'] } });
  });
});
