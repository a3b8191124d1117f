/** Every kind of activity that Teams sends, as an attacker may have it sent: signed, but about what is not theirs. */
import { type Activity, invokeOf, messageOf } from '../../support/http/forge.ts';
import type { AttackedBot } from './attacked-bot.ts';

/** Every verb of a card, with what it sends besides the request. */
const VERBS: Readonly<Record<string, Activity>> = {
  approve: { code: '123456', reason: '' },
  deny: { code: '', reason: 'No' },
  handled: { code: '123456' },
  cancel: {},
  choose: { account: 'aaaaaaaa-0001-4000-8000-000000000001' },
  'ask-anyway': {},
  'show-code': { code: '1' },
  reveal: {},
  'not-me': {},
  resume: {},
  secure: {},
  'invite-again': {},
  refresh: {},
};
const TEXTS = [
  'help',
  'status',
  'pending',
  'cancel',
  'hello',
  'yes',
  'lockdown stop',
  'lockdown off',
  'approvals here',
];
const INVOKES: readonly (readonly [name: string, value: unknown])[] = [
  ['signin/verifyState', { state: '123456' }],
  ['signin/tokenExchange', { id: '1', connectionName: 'sso', token: 'a.b.c' }],
  ['signin/failure', { code: 'resourcematchfailed', message: 'x' }],
  ['application/search', { kind: 'search', queryText: 'meg', queryOptions: { skip: 0, top: 15 }, dataset: 'x' }],
  ['task/fetch', { data: { type: 'task/fetch' }, context: { theme: 'default' } }],
  ['task/submit', { data: {} }],
  ['composeExtension/query', { commandId: 'x', parameters: [{ name: 'q', value: 'meg' }] }],
  ['composeExtension/submitAction', { commandId: 'x', botMessagePreviewAction: 'edit' }],
  ['fileConsent/invoke', { action: 'accept', uploadInfo: { contentUrl: 'https://evil.example/' } }],
  ['actionableMessage/executeAction', { body: '' }],
  ['config/fetch', {}],
  ['message/fetchTask', { data: { actionName: 'feedback' } }],
  ['handoff', {}],
];
const OTHERS: readonly Activity[] = [
  { type: 'conversationUpdate', membersAdded: [{ id: '28:x' }], membersRemoved: [] },
  { type: 'conversationUpdate', channelData: { eventType: 'teamDeleted', team: { id: '19:x' } } },
  { type: 'conversationUpdate', channelData: { eventType: 'channelRenamed', channel: { id: '19:x', name: 'x' } } },
  { type: 'installationUpdate', action: 'add' },
  { type: 'installationUpdate', action: 'remove' },
  { type: 'installationUpdate', action: 'add-upgrade' },
  { type: 'messageReaction', reactionsAdded: [{ type: 'like' }], reactionsRemoved: [{ type: 'heart' }] },
  { type: 'messageUpdate', text: 'help', channelData: { eventType: 'editMessage' } },
  { type: 'messageDelete', channelData: { eventType: 'softDeleteMessage' } },
  { type: 'typing' },
  { type: 'event', name: 'application/vnd.microsoft.readReceipt', value: { lastReadMessageId: '1' } },
  { type: 'event', name: 'tokens/response', value: { token: 'a.b.c', connectionName: 'sso' } },
  { type: 'event', name: 'ContinueConversation', value: {} },
  { type: 'command', name: 'x', value: { commandId: '1' } },
  { type: 'commandResult', name: 'x' },
  { type: 'endOfConversation', code: 'completedSuccessfully' },
  { type: 'invokeResponse', value: { status: 200, body: {} } },
  { type: 'contactRelationUpdate', action: 'add' },
  { type: 'handoff' },
  { type: 'suggestion', text: 'help' },
  { type: 'trace', name: 'x', value: {} },
  { type: 'delay', value: 60_000 },
  { type: 'whatever' },
];

/** @param luck chooses among attackers: a number of its own for each activity spreads them, and their limits */
export function activitiesOf({ world, colleagues, guests, requests, channel }: AttackedBot): Activity[] {
  const approver = world.id('Grady Archie');
  const everybody = [...colleagues, ...guests];
  const some = <T>(choices: readonly T[], at: number): T[] => choices.slice(at % choices.length).slice(0, 1);
  const inChannel: Activity = {
    conversation: { id: channel.channelId, conversationType: 'channel', isGroup: true },
    channelData: {
      tenant: { id: world.config.identity.tenantId },
      channel: { id: channel.channelId, name: 'x', type: 'standard' },
      team: { id: channel.teamId, name: 'x' },
    },
    entities: [
      { type: 'mention', text: '<at>Password Reset</at>', mentioned: { id: `28:${world.config.identity.appId}` } },
    ],
  };
  const clicks = Object.entries(VERBS).flatMap(([verb, more], index) =>
    requests.flatMap((request, nth) => {
      const data = { verb, request, ...more };
      const value = { action: { type: 'Action.Execute', id: '', verb, data }, trigger: 'manual' };
      const [who = ''] = some(everybody, index * 2 + nth);
      return [
        invokeOf(world, who, value),
        invokeOf(world, who, { ...value, trigger: 'automatic' }, inChannel),
        invokeOf(world, who, {
          ...value,
          authentication: { id: '1', connectionName: 'sso', token: 'a.b.c' },
          state: '1',
        }),
        messageOf(world, who, { text: undefined, replyToId: '1', value: data }),
        // An approver, but nothing that there is to approve.
        invokeOf(world, approver, {
          ...value,
          action: { ...value.action, data: { ...data, request: 'A'.repeat(22) } },
        }),
      ];
    }),
  );
  const asks = guests.slice(0, 10).flatMap((who, index) => {
    const data = { verb: 'ask', ask: String(index), whose: 'mine', account: 'nobody', who: '', reason: 'Forgotten' };
    const value = { action: { type: 'Action.Execute', id: '', verb: 'ask', data }, trigger: 'manual' };
    return [
      invokeOf(world, who, value),
      messageOf(world, who, { text: undefined, replyToId: '2', value: data }),
      messageOf(world, who, { text: 'I forgot my password' }),
      invokeOf(world, who, { action: { ...value.action, verb: 'start', data: { verb: 'start' } } }),
      invokeOf(world, who, { action: { ...value.action, verb: 'cancel-ask', data: { verb: 'cancel-ask', ask: '1' } } }),
    ];
  });
  const messages = TEXTS.flatMap((text, index) => {
    const [one = '', other = ''] = [...some(everybody, index), ...some(everybody, index + 30)];
    const html = { contentType: 'text/html', content: `<p>${text}</p>` };
    const client = { type: 'clientInfo', locale: 'nl-NL', country: 'NL', platform: 'Windows' };
    return [
      messageOf(world, one, { text, attachments: [html], entities: [client], textFormat: 'plain' }),
      messageOf(world, other, { text: `<at>Password Reset</at> ${text}`, ...inChannel }),
    ];
  });
  const rest = [...INVOKES.map(([name, value]) => ({ type: 'invoke', name, value })), ...OTHERS];
  const others = rest.flatMap((changes, index) =>
    some(everybody, index).flatMap((who) => [
      messageOf(world, who, { text: undefined, ...changes }),
      messageOf(world, who, { ...inChannel, text: undefined, ...changes }),
    ]),
  );
  return [...clicks, ...asks, ...messages, ...others];
}
