import type { Deps } from '../requests/model/services.ts';
import type { Log } from '../telemetry/log.ts';
import type { AnswerInTime } from './answering/answer-in-time.ts';
import type { Afterwards } from './answering/afterwards.ts';
import type { Budget } from './budget.ts';
import type { LookUpInTurn } from './chat/look-up-in-turn.ts';
import type { Connector, ConversationStore, Examine, PostedCards } from './ports.ts';

/** What the bot needs to answer people: what the verbs need, and where people and cards are to be found. */
export type BotServices = {
  readonly requests: Deps;
  readonly conversations: ConversationStore;
  readonly cards: PostedCards;
  readonly connector: Connector;
  /** This organisation's own. */
  readonly tenantId: string;
  /** How many messages a person gets about what is refused for a while. */
  readonly answers: Budget;
  readonly lookUp: LookUpInTurn;
  /** How long a turn waits for Microsoft Graph. */
  readonly graphPatienceMs: number;
  readonly afterwards: Afterwards;
  readonly answerInTime: AnswerInTime;
  readonly examine: Examine;
  readonly log: Log;
};
