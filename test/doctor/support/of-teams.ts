/** Wrong channels, sign-ins and messaging endpoints. */
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { addGroup } from '../../../sandbox/directory/administration.ts';
import { selfSigned, trustedCertificate } from '../../../sandbox/authority/certificate.ts';
import { NAMES } from '../../support/world/world.ts';
import type { SetUp } from './set-up.ts';
import { type Spoil, having, inGroupWith } from './spoil.ts';

const ADMINS = [NAMES.helpdesk, NAMES.userAdmin, NAMES.authAdmin, NAMES.globalAdmin];

/** These people are in the approvals channel, for as long as the doctor looks. */
const withMembers =
  (...names: readonly string[]): Spoil =>
  ({ world }) => {
    const { teams } = world;
    const { channelId } = teams.approvals;
    const before = world.people.filter(({ approver }) => approver).map(({ user }) => user.id);
    teams.setMembers(
      channelId,
      names.map((name) => world.id(name)),
    );
    return () => teams.setMembers(channelId, before);
  };

/** Nobody has set an approvals channel. */
const withoutChannel: Spoil = async ({ change }) => {
  const rename = (from: string, to: string): Promise<void> =>
    change(sql`update conversations set key = ${to} where key = ${from}`);
  await rename('approvals', 'set aside');
  return () => rename('set aside', 'approvals');
};

export type Front = { readonly url: string; close(): Promise<void> };
type Answers = { readonly message?: number; readonly ready?: number };

/** TLS in front of something that answers as the bot does, or otherwise. */
export async function startFront({ message = 401, ready = 200 }: Answers = {}, trusted = true): Promise<Front> {
  const server = createServer(trusted ? trustedCertificate() : selfSigned(), (request, response) => {
    response.statusCode = request.url === '/readyz' ? ready : message;
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('The front has no port');
  return {
    url: `https://127.0.0.1:${address.port}/api/messages`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export const OF_TEAMS: readonly SetUp[] = [
  {
    title: 'an approvals channel that nobody has set',
    spoil: withoutChannel,
    finds: [
      ['wrong', 'channel', /^No approvals channel is set: nobody sees requests\. As an admin, write "@Password Reset/],
    ],
  },
  {
    title: 'an approvals channel that the bot was removed from',
    spoil: ({ world }) => {
      const { channelId } = world.teams.approvals;
      world.teams.setInChannel(channelId, false);
      return () => world.teams.setInChannel(channelId, true);
    },
    finds: [['wrong', 'channel', /^The bot isn't in its approvals channel any more/]],
  },
  {
    title: 'trusted hosts without the one that serves the channel',
    settings: { SERVICE_URL_HOSTS: 'smba.trafficmanager.net' },
    finds: [
      ['wrong', 'channel', /^SERVICE_URL_HOSTS lacks 127\.0\.0\.1:\d+, which serves the approvals channel.*Add it/],
    ],
  },
  {
    title: 'an approvers’ group without anybody who is in the channel',
    settings: { APPROVER_GROUP: 'bbbbbbbb-0009-4000-8000-000000000002' },
    spoil: async (practice) => {
      const undo = await having('groups', (all) => [...all])(practice);
      const made = addGroup(practice.world.directory.tenant, { displayName: 'Approvers' });
      made.id = 'bbbbbbbb-0009-4000-8000-000000000002';
      return undo;
    },
    finds: [
      ['wrong', 'channel', /, nobody could approve now\. Add admins with a role .* who are in APPROVER_GROUP\.$/],
    ],
  },
  {
    title: 'a guest in the approvals channel',
    spoil: withMembers(...ADMINS, 'User One'),
    finds: [['wrong', 'channel', /^A guest is in the approvals channel, and read every request\. Remove/]],
  },
  {
    title: 'an approvals channel without anybody who could approve',
    spoil: withMembers(NAMES.megan, NAMES.alex),
    finds: [['wrong', 'channel', /^In the approvals channel, nobody could approve now/]],
  },
  {
    title: 'an approvals channel with one approver',
    spoil: withMembers(NAMES.megan, NAMES.globalAdmin),
    finds: [
      ['warning', 'channel', /^In the approvals channel, one person could approve now: nobody approves for them/],
    ],
  },
  {
    title: 'an approvals channel whose one approver has their role through a group',
    spoil: async (practice) => {
      const undo = await inGroupWith('Global Administrator', ({ world }) => world.id(NAMES.alex))(practice);
      const back = await withMembers(NAMES.megan, NAMES.alex)(practice);
      return async () => {
        await back();
        await undo();
      };
    },
    finds: [
      ['warning', 'channel', /^In the approvals channel, one person could approve now: nobody approves for them/],
    ],
  },
  {
    title: 'too few approvers for privileged accounts',
    spoil: withMembers(NAMES.helpdesk, NAMES.userAdmin, NAMES.globalAdmin),
    finds: [['warning', 'channel', /one person reaches admins.*their passwords take two/]],
  },
  {
    title: 'an OAuth connection that doesn’t exist',
    settings: { OAUTH_CONNECTION: 'ssso' },
    finds: [['wrong', 'sign-in', /^There is no OAuth connection "ssso" of the Azure Bot: no approval works/]],
  },
  {
    title: 'a token service that doesn’t answer',
    settings: { OAuthUrl: 'http://127.0.0.1:1' },
    finds: [
      ['warning', 'sign-in', /^The token service doesn't answer about the OAuth connection .* OAuthUrl if it is set/],
    ],
  },
  {
    title: 'a consent that no admin has given',
    spoil: having('appConsents', (given) => given.filter((one) => one !== 'UserAuthenticationMethod.ReadWrite.All')),
    finds: [
      ['wrong', 'sign-in', /^No admin has consented to the delegated permission UserAuthenticationMethod\.ReadWrite/],
    ],
  },
  {
    title: 'a consent to write that is too much, and none to what every sign-in takes',
    spoil: having('appConsents', (given) => [...given, 'openid', 'offline_access', 'User.Read', 'User.ReadWrite.All']),
    finds: [['wrong', 'sign-in', /^The consent to the delegated permission User\.ReadWrite\.All is more than the bot/]],
  },
  {
    title: 'a consent to read that is too much',
    spoil: having('appConsents', (given) => [...given, 'Mail.Read']),
    finds: [['warning', 'sign-in', /^The consent to the delegated permission Mail\.Read is more than the bot needs/]],
  },
  {
    title: 'an endpoint without TLS',
    args: ['--endpoint', 'http://bot.contoso.com/api/messages'],
    finds: [['wrong', 'endpoint', /isn't https, and Teams sends nothing there/]],
  },
  {
    title: 'an endpoint with another path',
    args: ['--endpoint', 'https://bot.contoso.com/messages'],
    finds: [['wrong', 'endpoint', /isn't where the bot listens\. Set https:\/\/bot\.contoso\.com\/api\/messages/]],
  },
  {
    title: 'an endpoint where nothing listens',
    args: ['--endpoint', 'https://127.0.0.1:1/api/messages'],
    finds: [['wrong', 'endpoint', /can't be reached \(ECONNREFUSED\)/]],
  },
];
