/** What the chat page asks of the local Teams, under `/sandbox`, and the page's own files. */
import { z } from 'zod';
import type { Conduct } from '../activities/conduct.ts';
import type { Delivery } from '../activities/delivery.ts';
import type { History } from '../chats/history.ts';
import type { Answer, Call, Route } from '../http/http.ts';
import { Refusal } from '../http/http.ts';
import type { Hub } from '../chats/hub.ts';
import { BOT_NAME, type Tenant } from '../activities/outgoing.ts';
import { fileRoutes } from './page-files.ts';
import { personAccount, type TeamsPerson } from '../chats/people.ts';
import { CHANNEL_NAME, TEAM_NAME, type Places } from '../chats/places.ts';
import type { PersonState } from '../chats/saved-state.ts';

/** The result of a sign-in, also in words. */
export type SignInVerdict = { readonly admitted: boolean; readonly verdict: string };

/** The sign-ins of the local directory. */
export type DirectorySignIns = {
  attempt(name: string, password: string): SignInVerdict;
  /** How a sign-in can end, by its error code. `meaning`: in words. */
  readonly endings: readonly { readonly code: number; readonly meaning: string }[];
  /** Adds a sign-in that ended so to the log. @param person object id */
  record(person: string, code: number): void;
};

export type PageWorld = {
  readonly tenant: Tenant;
  readonly people: readonly TeamsPerson[];
  readonly places: Places;
  readonly history: History;
  readonly hub: Hub;
  readonly conduct: Conduct;
  person(id: string): TeamsPerson;
  stateOf(person: TeamsPerson): PersonState;
  saveState(): void;
  readonly signIns: DirectorySignIns | undefined;
};

const text = z.string();
const atCard = { person: text, conversation: text, activity: text };
const schemas = {
  message: z.object({ person: text, conversation: text, text: text.min(1), mention: z.boolean() }),
  submit: z.object({ ...atCard, data: z.unknown() }),
  invoke: z.object({
    ...atCard,
    ...{ verb: text, id: text, data: z.unknown(), trigger: z.enum(['manual', 'automatic']) },
    code: text.optional(),
  }),
  greet: z.object({ person: text }),
  locale: z.object({ person: text, locale: z.enum(['en-US', 'nl-NL']) }),
  signIn: z.object({ name: text, password: text }),
  ending: z.object({ person: text, code: z.number() }),
};

export function pageRoutes(world: PageWorld): Route[] {
  const { tenant, people, places, history, conduct } = world;

  const state = () => ({
    bot: BOT_NAME,
    channel: { id: places.approvals.channelId, name: CHANNEL_NAME, team: TEAM_NAME },
    endings: world.signIns?.endings ?? null,
    people: people.map((person) => ({
      id: person.id,
      name: person.name,
      about: person.about,
      group: person.group,
      signInName: person.userPrincipalName,
      guest: person.userType === 'Guest',
      approver: person.approver,
      channelAccount: personAccount(tenant.appId, person).id,
      chat: places.personalChat(person),
      locale: world.stateOf(person).locale,
    })),
  });
  // The bot greets people who open their chat for the first time, as after an installation; both panes may ask.
  const greetings = new Map<string, Promise<Delivery>>();
  const greet = (personId: string): Promise<{ problem: string | null }> => {
    const person = world.person(personId);
    const { greeted, installed } = world.stateOf(person);
    if (greeted || !installed || history.list(places.personalChat(person)).length > 0) {
      return Promise.resolve({ problem: null });
    }
    const running = greetings.get(person.id) ?? conduct.install(person.id).finally(() => greetings.delete(person.id));
    greetings.set(person.id, running);
    return running.then(({ problem }) => ({ problem }));
  };

  return [
    ...fileRoutes(),
    get('/sandbox/state', state),
    get('/sandbox/messages', () => history.list()),
    { method: 'GET', path: '/sandbox/events', handle: () => events(world.hub) },
    post('/sandbox/messages', schemas.message, async ({ person, conversation, text: said, mention }) => {
      const { problem } = await conduct.sendMessage(person, conversation, said, { mention });
      return { problem };
    }),
    post('/sandbox/submit', schemas.submit, async ({ person, conversation, activity, data }) => {
      const { problem } = await conduct.submit(person, conversation, activity, data);
      return { problem };
    }),
    post('/sandbox/invoke', schemas.invoke, ({ person, conversation, activity, code, ...action }) =>
      conduct.invoke(person, conversation, activity, action, code === undefined ? {} : { code }),
    ),
    post('/sandbox/greet', schemas.greet, ({ person }) => greet(person)),
    post('/sandbox/locale', schemas.locale, ({ person, locale }) => {
      world.stateOf(world.person(person)).locale = locale;
      world.saveState();
      return { locale };
    }),
    post('/sandbox/sign-in', schemas.signIn, ({ name, password }) => signIns().attempt(name, password)),
    post('/sandbox/sign-in-log', schemas.ending, ({ person, code }) => {
      signIns().record(world.person(person).id, code);
      return { problem: null };
    }),
  ];

  function signIns(): DirectorySignIns {
    if (!world.signIns) throw new Refusal(404, 'NotFound', 'There is no directory to sign in to.');
    return world.signIns;
  }
}

function get(path: string, give: () => unknown): Route {
  return { method: 'GET', path, handle: () => ({ status: 200, body: give() }) };
}

function post<T>(path: string, schema: z.ZodType<T>, act: (body: T) => unknown): Route {
  const handle = async (call: Call): Promise<Answer> => {
    const parsed = schema.safeParse(call.body);
    if (!parsed.success) throw new Refusal(400, 'BadArgument', z.prettifyError(parsed.error));
    return { status: 200, body: await act(parsed.data) };
  };
  return { method: 'POST', path, handle };
}

/** Server-sent events: `message` with the message, `typing` with the conversation. */
function events(hub: Hub): Answer {
  return {
    stream(response) {
      response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      response.write('retry: 1000\n\n');
      const stop = hub.subscribe((event) => {
        const data = event.kind === 'message' ? event.message : { conversationId: event.conversationId };
        response.write(`event: ${event.kind}\ndata: ${JSON.stringify(data)}\n\n`);
      });
      response.on('close', stop);
    },
  };
}
