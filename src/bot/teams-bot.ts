/** Puts Teams' side together: SDK, notifier and bot around the verbs. */
import { recordRefusal } from '../requests/actions/refusal.ts';
import { DirectoryUnavailable } from '../requests/model/ports.ts';
import type { Deps } from '../requests/model/services.ts';
import { later } from '../requests/rules/policy.ts';
import { type Bot, type Privately, createBot } from './bot.ts';
import { createAfterwards } from './answering/afterwards.ts';
import { ForeignAddress, isClosed, isOfTeams, isRefusal } from './connector-errors.ts';
import type { ConversationStore, DocumentStore, Examine, PostedCards } from './ports.ts';
import { whereServed } from './posting/addresses.ts';
import { reachableChat } from './posting/conversations.ts';
import { createClickNotice } from './posting/click-notice.ts';
import { createNotifier } from './posting/notifier.ts';
import { createOwnerMail } from './posting/owner-mail.ts';
import { cardUnder } from './posting/request-cards.ts';
import { type BotFramework, type BotFrameworkOptions, createBotFramework } from './sdk/bot-framework.ts';
import type { Turn } from './turn.ts';

export { type TeamsLook, createTeamsLook } from './sdk/bot-framework.ts';

/** When a card that couldn't be delivered is tried again, and for how long. */
const DRAW_AGAIN_MS = 5 * 60_000;
const DRAW_FOR_MS = 24 * 60 * 60_000;

export type TeamsOptions = Omit<BotFrameworkOptions, 'outageIn'> & {
  /** Is it the database that is away? */
  readonly isDatabaseOutage: (error: unknown) => boolean;
  readonly requests: Omit<Deps, 'notifier'>;
  readonly conversations: ConversationStore;
  readonly cards: PostedCards;
  readonly documents: DocumentStore;
  /** How long a turn waits for Microsoft Graph. */
  readonly graphPatienceMs: number;
  /** The mailbox from which owners of passwords are told; null if they are told in Teams only. */
  readonly mailFrom: string | null;
  /** In which the cards of the approvals channel say times. */
  readonly channelTimeZone: string;
  readonly examine: Examine;
};

export type Teams = Pick<BotFramework, 'admit' | 'receive'> & {
  /** Records an activity that was turned away, if the channel signed it: otherwise anyone could fill the audit trail. */
  readonly turnedAway: (authorization: string, activity: unknown, because: string) => Promise<void>;
  /** Lets what goes on after its turn finish, or say that the instance stops; eight seconds at most. */
  readonly settle: () => Promise<void>;
  /** The verbs' needs, the notifier among them. */
  readonly requests: Deps;
};

export function createTeams(options: TeamsOptions): Teams {
  const { conversations, cards, documents, graphPatienceMs, examine, log, mailFrom, tenantId } = options;
  const { channelTimeZone } = options;
  const outageIn = (error: unknown): ReturnType<BotFrameworkOptions['outageIn']> => {
    if (error instanceof DirectoryUnavailable) return 'directory';
    if (isOfTeams(error) && (isClosed(error) || !isRefusal(error))) return 'Teams';
    return options.isDatabaseOutage(error) ? 'database' : undefined;
  };
  const afterwards = createAfterwards(log, (error) => outageIn(error) !== undefined);
  const teams = createBotFramework(
    { ...options, outageIn },
    {
      run: (turn) => bot.run(turn),
      forget: (dialog) => bot.forget(dialog),
    },
  );
  const { connector } = teams;
  const reach = { conversations, connector, log };
  const { clock, directory, store } = options.requests;
  const notifier = createNotifier({
    ...reach,
    cards,
    clock,
    channelTimeZone,
    tellOwner: createOwnerMail({ directory, conversations, mailFrom, log }),
    tellApprover: createClickNotice(reach),
    drawLater: async ({ id, askedAt }) => {
      const now = clock.now();
      if (now > later(askedAt, DRAW_FOR_MS)) return;
      await store.schedule([{ name: 'draw', request: id, at: later(now, DRAW_AGAIN_MS) }]);
    },
    cardFor: (request, audience, locale, lockdown) => cardUnder(options.requests, lockdown, request, audience, locale),
  });
  const requests: Deps = { ...options.requests, notifier };

  const privately: Privately = async (turn, logic) => {
    const { caller, delivery, locale, place, text, written } = turn;
    try {
      const chat = await reachableChat(reach, caller.person.id);
      if (chat === undefined) return false;
      await whereServed(reach, chat, (served) =>
        teams.inChat(served, { person: caller.person, language: place.language }, (there) =>
          // The delivery keeps the answer: if it can't be sent to this address, it is sent to the other one.
          logic({
            ...there,
            ...{ kind: 'message', caller: there.caller ?? caller, locale, text, written, delivery },
          } satisfies Turn),
        ),
      );
      return true;
    } catch (error) {
      // They have removed the bot since they last wrote to it, or their address is unknown.
      if (isClosed(error) || error instanceof ForeignAddress) return false;
      throw error;
    }
  };
  const bot: Bot = createBot({
    ...{ requests, conversations, cards, connector, tenantId, documents, privately },
    ...{ graphPatienceMs, afterwards, examine, log },
  });
  return {
    requests,
    admit: teams.admit,
    receive: teams.receive,
    settle: () => afterwards.settle(),
    turnedAway: async (authorization, activity, because) => {
      const sender = await teams.senderOf(authorization, activity);
      if (sender === undefined) return;
      await recordRefusal(requests, 'activity', sender, undefined, `wrong ${because}`);
    },
  };
}
