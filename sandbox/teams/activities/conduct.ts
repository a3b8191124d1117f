/** What people do in Teams: type, press a button, install the bot. Each becomes an activity for the bot. */
import type { Brought } from '../sign-in/brought-token.ts';
import { type InvokeOptions, type Invoked, type Proof, invokeSigningIn } from './card-sign-in.ts';
import type { Delivery } from './delivery.ts';
import type { History } from '../chats/history.ts';
import { executedAction, installation, submittedCard, typedMessage } from './outgoing.ts';
import type { Activity, CardAction, Occasion, Tenant } from './outgoing.ts';
import { personAccount, type TeamsPerson } from '../chats/people.ts';
import type { Place, Places } from '../chats/places.ts';
import { threadId } from '../chats/places.ts';
import type { PersonState } from '../chats/saved-state.ts';

export type Sent = Delivery & {
  /** False for a channel or group message that does not mention the bot: Teams does not send it to the bot. */
  readonly delivered: boolean;
  readonly conversationId: string;
  readonly activityId: string;
};

export type MessageOptions = {
  /** For channels and group chats; by default the bot is mentioned there. */
  readonly mention?: boolean;
  /** The language of their Teams from now on, for example `nl-NL`. */
  readonly locale?: string;
};

export type Conduct = {
  /** Writes in a chat, a channel (which begins a thread) or a thread. */
  sendMessage(personId: string, conversationId: string, text: string, options?: MessageOptions): Promise<Sent>;
  /** `Action.Submit` on a card. */
  submit(personId: string, conversationId: string, activityId: string, data: unknown): Promise<Delivery>;
  /** `Action.Execute` on a card, or its refresh (trigger `automatic`); if the bot asks for a sign-in, with one. */
  invoke(
    personId: string,
    conversationId: string,
    activityId: string,
    action: CardAction,
    options?: InvokeOptions,
  ): Promise<Invoked>;
  /** Installs the bot for someone in their personal chat, and tells the bot. */
  install(personId: string): Promise<Delivery>;
};

export type ConductWorld = {
  readonly tenant: Tenant;
  readonly places: Places;
  readonly history: History;
  person(id: string): TeamsPerson;
  stateOf(person: TeamsPerson): PersonState;
  saveState(): void;
  deliver(activity: Activity): Promise<Delivery>;
  /** The token that someone's client gets for a resource; null if it gets none. */
  tokenFor(personId: string, resource: string, brought: Brought): Promise<string | null>;
};

/** Every call throws if the person or the conversation does not exist, or the person is not in it. */
export function createConduct(world: ConductWorld): Conduct {
  const { tenant, places, history } = world;

  const enter = (personId: string, conversationId: string): { person: TeamsPerson; place: Place } => {
    const person = world.person(personId);
    const place = places.find(conversationId);
    if (!place) throw new Error('No such conversation');
    if (!places.members(conversationId)?.includes(person))
      throw new Error(`${person.name} is not in this conversation`);
    return { person, place };
  };
  const occasion = (person: TeamsPerson, place: Place, id = history.newId()): Occasion => {
    return { person, place, id, locale: world.stateOf(person).locale, at: new Date() };
  };

  return {
    async sendMessage(personId, conversationId, text, { mention = true, locale } = {}) {
      const { person, place } = enter(personId, conversationId);
      if (locale !== undefined) {
        world.stateOf(person).locale = locale;
        world.saveState();
      }
      const id = history.newId();
      const thread: Place =
        place.kind === 'channel' && place.root === null ? { ...place, root: id, id: threadId(place.id, id) } : place;
      const from = personAccount(tenant.appId, person);
      const message = {
        id,
        conversationId: thread.id,
        from,
        fromBot: false,
        replyToId: null,
        text,
        attachments: [],
        summary: '',
      };
      const sent = { delivered: true, conversationId: thread.id, activityId: id };
      const stored = history.add(message);
      const mentioned = thread.kind !== 'personal' && mention;
      if (thread.kind !== 'personal' && !mention) {
        return { ...sent, delivered: false, status: 0, body: undefined, problem: null };
      }
      const delivery = await world.deliver(typedMessage(tenant, occasion(person, thread, id), text, mentioned));
      if (delivery.problem !== null) history.markTrouble(stored, delivery.problem);
      return { ...sent, ...delivery };
    },
    async submit(personId, conversationId, activityId, data) {
      const { person, place } = enter(personId, conversationId);
      return world.deliver(submittedCard(tenant, occasion(person, place), activityId, data));
    },
    async invoke(personId, conversationId, activityId, action, options = {}) {
      const { person, place } = enter(personId, conversationId);
      const send = (proof?: Proof): Promise<Delivery> => {
        const now = occasion(person, place, `f:${crypto.randomUUID()}`);
        return world.deliver(executedAction(tenant, now, activityId, action, proof));
      };
      const tokenFor = (resource: string, brought: Brought) => world.tokenFor(person.id, resource, brought);
      return invokeSigningIn({ send, tokenFor }, options);
    },
    async install(personId) {
      const person = world.person(personId);
      const { place } = enter(personId, places.personalChat(person));
      const state = world.stateOf(person);
      state.installed = true;
      let last: Delivery = { status: 0, body: undefined, problem: null };
      for (const activity of installation(tenant, occasion(person, place, `f:${crypto.randomUUID()}`))) {
        last = await world.deliver(activity);
        if (last.problem !== null) break;
      }
      state.greeted = last.problem === null;
      world.saveState();
      return last;
    },
  };
}
