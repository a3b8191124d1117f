import type { ConversationStore, PostedCards } from './ports.ts';
import type { Deps } from '../requests/model/services.ts';
import type { Log } from '../telemetry/log.ts';
import type { Budget } from './budget.ts';
import type { LookUpInTurn } from './chat/look-up-in-turn.ts';
import type { Connector } from './sdk/connector.ts';
import type { SignIn } from './sdk/sign-in.ts';

/** What Teams' side of the bot needs: the verbs' own needs, and where people and cards are to be found. */
export type BotDeps = {
  readonly requests: Deps;
  readonly conversations: ConversationStore;
  readonly cards: PostedCards;
  readonly connector: Connector;
  /** This organisation's own. */
  readonly tenantId: string;
  /** How approvers sign in; null where nothing is done in their names. */
  readonly signIn: SignIn | null;
  /** How many answers a person gets in messages to what is refused for a while. */
  readonly answers: Budget;
  readonly lookUp: LookUpInTurn;
  readonly log: Log;
};
