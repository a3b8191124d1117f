import assert from 'node:assert/strict';
import { type TestStore, openTestStore } from '../support/store.ts';

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
  };
  const card = {
    request: 'r',
    audience: 'approvers',
    serviceUrl: 'https://smba.trafficmanager.net/emea/',
    conversation: '19:c',
    activity: '1',
    drawn: 'a1b2',
    locale: 'en-GB',
  } as const;

  it('keeps a conversation, and its newest form', async () => {
    assert.equal(await store.conversations.get('person:1'), undefined);
    await store.conversations.put(conversation);
    assert.deepEqual(await store.conversations.get('person:1'), conversation);
    const moved = { ...conversation, id: 'a:2', member: null, channel: '19:c', locale: 'en-US' };
    await store.conversations.put(moved);
    assert.deepEqual(await store.conversations.get('person:1'), moved);
  });

  it('gives a conversation other addresses while it has the one that they follow', async () => {
    const { serviceUrl: from } = conversation;
    const addresses = { serviceUrl: 'https://smba.trafficmanager.net/fr/', otherServiceUrl: from };
    const before = await store.conversations.get('person:1');
    await store.conversations.readdress('person:1', from, addresses);
    assert.deepEqual(await store.conversations.get('person:1'), { ...before, ...addresses });
    await store.conversations.readdress('person:1', from, { serviceUrl: from, otherServiceUrl: null });
    assert.deepEqual(await store.conversations.get('person:1'), { ...before, ...addresses });
  });

  it('keeps one card for each audience of a request', async () => {
    const other = { ...card, audience: 'requester', activity: '2' } as const;
    await store.cards.put(card);
    await store.cards.put(other);
    const others = ['alert', 'handover', 'owner', 'reminder'] as const;
    for (const audience of others) await store.cards.put({ ...card, request: 's', audience });
    await store.cards.put({ ...card, request: 'another' });
    assert.deepEqual(await store.cards.of('r'), [card, other]);
    const redrawn = { ...card, activity: '3', drawn: '' };
    await store.cards.put(redrawn);
    assert.deepEqual(await store.cards.of('r'), [redrawn, other]);
    const audiences = (await store.cards.of('s')).map(({ audience }) => audience);
    assert.deepEqual(audiences, others);
    assert.deepEqual(await store.cards.of('unknown'), []);
    assert.deepEqual(await store.cards.at(other.conversation, other.activity), ['r']);
    assert.deepEqual(await store.cards.at(redrawn.conversation, redrawn.activity), [], 'not a requester’s');
    assert.deepEqual(await store.cards.at('nowhere', 'nothing'), []);
  });

  it('reads, writes and deletes documents', async () => {
    const { documents } = store;
    assert.deepEqual(await documents.read(['a', 'b']), {});
    await documents.write({ b: { n: [1, null, 'ü\0'] }, a: 'text' });
    assert.deepEqual(await documents.read(['a', 'b', 'c']), { a: 'text', b: { n: [1, null, 'ü\ufffd'] } });
    await documents.write({ a: { eTag: '*', deep: { er: true } } });
    assert.deepEqual(await documents.read(['a']), { a: { eTag: '*', deep: { er: true } } });
    await documents.delete(['a', 'never']);
    assert.deepEqual(await documents.read(['a', 'b']), { b: { n: [1, null, 'ü\ufffd'] } });
  });

  it('does nothing for no documents', async () => {
    await store.documents.write({});
    await store.documents.delete([]);
    assert.deepEqual(await store.documents.read([]), {});
  });
});
