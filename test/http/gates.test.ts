import assert from 'node:assert/strict';
import { passGates } from '../../src/http/gates.ts';
import { megan } from '../../sandbox/directory/cast.ts';

const TENANT = '11111111-1111-4111-8111-111111111111';
const gates = { tenantId: TENANT, serviceUrlHosts: ['smba.trafficmanager.net', '127.0.0.1:4000'] };
const good = {
  type: 'message',
  channelId: 'msteams',
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  from: { id: '29:x' },
  recipient: { id: '28:y' },
  conversation: { id: 'a:1', tenantId: TENANT },
};

function refusal(body: unknown): string {
  const result = passGates(body, gates);
  return result.pass ? 'pass' : `${result.status} ${result.because}`;
}

describe('the gates', () => {
  it('pass an activity of Teams in our tenant from a known connector unchanged', () => {
    const result = passGates({ ...good, value: { a: 1 } }, gates);
    assert.ok(result.pass);
    assert.deepEqual(result.activity, { ...good, value: { a: 1 } });
  });

  for (const body of [
    undefined,
    null,
    [],
    'text',
    {},
    { type: 1 },
    { ...good, type: '' },
    { ...good, type: { length: { toString: 'x' } } },
    { ...good, from: { id: { length: { valueOf: 1 } } } },
    { ...good, from: undefined },
    { ...good, from: { id: 'a\0b' } },
    { ...good, from: { id: 'x'.repeat(1_001) } },
    { ...good, from: { ...good.from, aadObjectId: '\0' } },
    { ...good, from: { ...good.from, role: {} } },
    { ...good, recipient: { ...good.recipient, name: ['x'] } },
    { ...good, conversation: { ...good.conversation, conversationType: [] } },
    { ...good, conversation: { ...good.conversation, aadObjectId: 1 } },
    { ...good, conversation: { ...good.conversation, isGroup: 'yes' } },
    ...['from', 'recipient', 'conversation'].map((party) => ({
      ...good,
      [party]: { id: 'a:1', tenantId: TENANT, name: 'x'.repeat(1_001) },
    })),
    ...['a\nb', 'a\u007fb', 'ა', '\ud800'].map((id) => ({ ...good, conversation: { id, tenantId: TENANT } })),
    { ...good, id: { toString: 'x' } },
    { ...good, replyToId: -1 },
    { ...good, name: {} },
    { ...good, locale: '\0' },
    { ...good, channelData: { channel: { id: {} } } },
    { ...good, channelData: { team: [] } },
  ]) {
    it(`refuse ${JSON.stringify({ body })}: it is no activity`, () => {
      assert.equal(refusal(body), '400 not an activity');
    });
  }

  for (const channelId of ['AseChannel', 'emulator', 'webchat', 'MSTEAMS', '']) {
    it(`refuse the channel "${channelId}"`, () => assert.equal(refusal({ ...good, channelId }), '403 channel'));
  }

  for (const serviceUrl of [
    'https://evil.example/',
    'https://smba.trafficmanager.net.evil.example/',
    'https://evil.example/smba.trafficmanager.net',
    'https://smba.trafficmanager.net@evil.example/',
    'http://smba.trafficmanager.net/',
    'http://127.0.0.1:4001/',
    'http://127.0.0.1/',
    'ftp://smba.trafficmanager.net/',
    'not a URL',
    '',
  ]) {
    it(`refuse the service URL "${serviceUrl}"`, () => {
      assert.equal(refusal({ ...good, serviceUrl }), '403 service URL');
    });
  }

  it('drop whatever else an account or a conversation has: the SDK copies it into every reply', () => {
    const more = { properties: 'x'.repeat(60_000), toJSON: 1 };
    const { from, recipient, conversation } = good;
    const result = passGates(
      {
        ...good,
        from: { ...from, ...more },
        recipient: { ...recipient, ...more },
        conversation: { ...conversation, ...more },
      },
      gates,
    );
    assert.ok(result.pass);
    assert.deepEqual(result.activity, good);
  });

  it('drop channel data that is null, which the SDK cannot handle', () => {
    const result = passGates({ ...good, channelData: null }, gates);
    assert.ok(result.pass);
    assert.equal(result.activity.channelData, undefined);
  });

  it('read a text that is null as none', () => {
    const result = passGates({ ...good, text: null }, gates);
    assert.ok(result.pass);
    assert.equal(result.activity.text, undefined);
  });

  it('accept a listed host and port over http on this machine', () => {
    assert.equal(refusal({ ...good, serviceUrl: 'http://127.0.0.1:4000/connector/' }), 'pass');
  });

  it('find the tenant in either place, and accept only our own', () => {
    const conversation = { id: 'a:1' };
    assert.equal(refusal({ ...good, conversation, channelData: { tenant: { id: TENANT.toUpperCase() } } }), 'pass');
    assert.equal(refusal({ ...good, conversation }), '403 tenant');
    assert.equal(refusal({ ...good, conversation: { id: 'a:1', tenantId: 'other' } }), '403 tenant');
    assert.equal(refusal({ ...good, channelData: { tenant: { id: 'other' } } }), '403 tenant');
    assert.equal(refusal({ ...good, channelData: null }), 'pass');
  });

  it('return a refused activity, so that its sender can be recorded', () => {
    const from = { id: '29:x', aadObjectId: megan.id, name: megan.name };
    const refused = passGates({ ...good, channelId: 'webchat', from }, gates);
    assert.deepEqual(refused, {
      pass: false,
      status: 403,
      because: 'channel',
      activity: { ...good, channelId: 'webchat', from },
    });
    assert.deepEqual(passGates({ ...good, from: {} }, gates), { pass: false, status: 400, because: 'not an activity' });
  });

  it('pass an activity of a sender without an account or a name: an anonymous meeting guest', () => {
    assert.equal(refusal({ ...good, from: { id: '29:x', aadObjectId: null, name: null } }), 'pass');
  });
});
