/** The activities that Teams sends to a bot, field by field as Teams fills them. Pure. */
import { randomUUID } from 'node:crypto';
import type { Proof } from './card-sign-in.ts';
import type { PersonAccount, TeamsPerson } from '../chats/people.ts';
import { personAccount } from '../chats/people.ts';
import type { Place } from '../chats/places.ts';

export const BOT_NAME = 'Password Reset';

/** What is the same for every activity. */
export type Tenant = {
  readonly appId: string;
  readonly tenantId: string;
  readonly serviceUrl: string;
};

/** Who acts, where, in which language, and when. */
export type Occasion = {
  readonly person: TeamsPerson;
  readonly place: Place;
  readonly locale: string;
  readonly id: string;
  readonly at: Date;
};

export type Activity = Readonly<Record<string, unknown>>;

export function botAccount(tenant: Tenant): { id: string; name: string } {
  return { id: `28:${tenant.appId}`, name: BOT_NAME };
}

/** What someone typed. In a channel the bot is mentioned first, as an `<at>` with its entity. */
export function typedMessage(tenant: Tenant, occasion: Occasion, text: string, mention: boolean): Activity {
  const bot = botAccount(tenant);
  const at = `<at>${bot.name}</at>`;
  return {
    ...common(tenant, occasion, mention ? [{ type: 'mention', text: at, mentioned: bot }] : []),
    type: 'message',
    textFormat: 'plain',
    text: mention ? `${at} ${text}` : text,
    attachments: [{ contentType: 'text/html', content: html(mention ? bot.name : undefined, text) }],
  };
}

/** `Action.Submit`: a message with a value and no text. */
export function submittedCard(tenant: Tenant, occasion: Occasion, cardId: string, data: unknown): Activity {
  return { ...common(tenant, occasion), ...ofCard(tenant, occasion, cardId), type: 'message', value: data };
}

export type CardAction = {
  readonly verb: string;
  readonly data: unknown;
  readonly id?: string;
  readonly trigger?: 'manual' | 'automatic';
};

/** `Action.Execute`, or the refresh of a card. */
export function executedAction(
  tenant: Tenant,
  occasion: Occasion,
  cardId: string,
  action: CardAction,
  proof?: Proof,
): Activity {
  const { verb, data, id = '', trigger = 'manual' } = action;
  return {
    ...common(tenant, occasion),
    ...ofCard(tenant, occasion, cardId),
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: { type: 'Action.Execute', id, verb, data }, trigger, ...proof },
  };
}

/** What the bot receives when someone installs it for themselves. */
export function installation(tenant: Tenant, occasion: Occasion): readonly Activity[] {
  const bot = botAccount(tenant);
  const person: PersonAccount = personAccount(tenant.appId, occasion.person);
  const first = common(tenant, occasion);
  return [
    { ...first, type: 'conversationUpdate', membersAdded: [{ id: person.id, aadObjectId: person.aadObjectId }, bot] },
    { ...first, id: `f:${randomUUID()}`, type: 'installationUpdate', action: 'add' },
  ];
}

function common(tenant: Tenant, occasion: Occasion, entities: readonly unknown[] = []): Activity {
  const { person, place, locale, id, at } = occasion;
  const [, country = 'US'] = locale.split('-');
  return {
    id,
    channelId: 'msteams',
    serviceUrl: tenant.serviceUrl,
    timestamp: at.toISOString(),
    localTimestamp: at.toISOString(),
    localTimezone: 'Europe/Amsterdam',
    from: personAccount(tenant.appId, person),
    recipient: botAccount(tenant),
    conversation: {
      ...(place.kind === 'personal' ? {} : { isGroup: true }),
      conversationType: place.kind,
      tenantId: tenant.tenantId,
      id: place.id,
    },
    locale,
    entities: [...entities, { type: 'clientInfo', locale, country, platform: 'Web', timezone: 'Europe/Amsterdam' }],
    channelData: channelData(tenant, place),
  };
}

function channelData(tenant: Tenant, place: Place): Activity {
  if (place.kind !== 'channel') return { tenant: { id: tenant.tenantId } };
  const { channelId, teamId, name, team, type, tells } = place.channel;
  return {
    teamsChannelId: channelId,
    teamsTeamId: teamId,
    channel: { id: channelId, name, ...(tells === 'activity' ? { type } : {}) },
    team: { id: teamId, name: team },
    tenant: { id: tenant.tenantId },
  };
}

function ofCard(tenant: Tenant, occasion: Occasion, cardId: string): Activity {
  return {
    replyToId: cardId,
    channelData: {
      ...channelData(tenant, occasion.place),
      source: { name: 'message' },
      legacy: { replyToId: cardId },
    },
  };
}

function html(mention: string | undefined, text: string): string {
  const at =
    mention === undefined ? '' : `<span itemscope itemtype="http://schema.skype.com/Mention">${mention}</span> `;
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return `<p>${at}${escaped.replaceAll('\n', '<br>')}</p>`;
}
