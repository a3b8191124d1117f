/** The Bot Framework's adapter, with what it lacks: bare refusals, deadlines, and an answer to every invoke. */
import {
  type Activity,
  CloudAdapter,
  type ConversationReference,
  type ResourceResponse,
  type TurnContext,
} from 'botbuilder';
import type { BotFrameworkAuthentication } from 'botframework-connector';
import { localeFor } from '../../locales/index.ts';
import type { Log } from '../../telemetry/log.ts';
import { mayBeElsewhere } from '../connector-errors.ts';
import { apologyFor, newReference } from '../reference.ts';
import type { Incoming, Place, SignIn } from '../turn.ts';
import { invokeError, messageActivity, sendInvokeAnswer, sendInvokeFailure } from './outgoing.ts';
import { SOURCE_LIMIT, isInvoke, readTurn } from './read-turn.ts';
import { TURN_PATIENCE_MS, send } from './sending.ts';
import { KeysUnavailable } from './signing-keys.ts';

/** The response to an activity: an HTTP status, and a body for an invoke. */
export type Received = { readonly status: number; readonly body?: unknown };

/** Whoever sent an activity. Someone without an account here has the channel's own id. */
export type Sender = { readonly person: { readonly id: string; readonly name: string }; readonly source: string };

export type AdapterOptions = {
  readonly appId: string;
  /** How an approver signs in on a click; null if nothing is done in approvers' names. */
  readonly signIn: ((context: TurnContext) => SignIn) | null;
  /** Called after a turn failed and its person was told, or couldn't be told. */
  readonly onFailed: (where: Pick<Place, 'conversation' | 'member'>) => Promise<void>;
  /** What the bot needs and that is away, if that is why a turn failed. */
  readonly outageIn: (error: unknown) => Outage | undefined;
  readonly log: Log;
};

export type Outage = 'database' | 'directory' | 'Teams';

type Logic = (turn: Incoming) => Promise<void>;

export class TeamsAdapter extends CloudAdapter {
  readonly #authentication: BotFrameworkAuthentication;
  readonly #options: AdapterOptions;

  constructor(authentication: BotFrameworkAuthentication, options: AdapterOptions) {
    super(authentication);
    this.#authentication = authentication;
    this.#options = options;
    this.onTurnError = async (context, error) => {
      const reference = this.#report(error, context.activity.type);
      await apologise(context, reference).catch((failure: unknown) =>
        options.log.warn({ error: failure, reference }, 'Apology for a failed turn not sent'),
      );
      // The dialog isn't the cause: nothing of this turn is stored, or all of it and only the answer got lost.
      if (options.outageIn(error) !== undefined) return;
      // The activity may be unreadable even for this.
      await Promise.resolve()
        .then(() => options.onFailed(dialogIn(context)))
        .catch((failure: unknown) =>
          options.log.error({ error: failure, reference }, 'Dialog of a failed turn not reset'),
        );
    };
  }

  /**
   * One activity that passed the gates. Whatever is wrong with its token is a 401; a 503 if nobody can say now. A turn that
   * fails before it began answers too: an invoke with the apology, anything else with 500.
   */
  async receive(authorization: string, activity: unknown, logic: Logic): Promise<Received> {
    if (!isActivity(activity)) return { status: 400 };
    let identity;
    try {
      identity = await this.#authentication.authenticateRequest(activity, authorization);
    } catch (error) {
      return { status: error instanceof KeysUnavailable ? 503 : 401 };
    }
    try {
      const answer = await this.processActivity(identity, activity, (context) => this.#run(context, logic));
      return answer === undefined ? { status: 200 } : { status: answer.status, body: answer.body };
    } catch (error) {
      const reference = this.#report(error, activity.type);
      return isInvoke(activity) ? invokeError(500, apology(activity.locale, reference)) : { status: 500 };
    }
  }

  /** @returns undefined if anything is wrong with the activity's token */
  async senderOf(authorization: string, activity: unknown): Promise<Sender | undefined> {
    if (!isActivity(activity)) return undefined;
    return this.#authentication.authenticateRequest(activity, authorization).then(
      () => senderIn(activity),
      () => undefined,
    );
  }

  /** Runs `logic` in a chat where nobody wrote just now. @throws if the chat can't be reached; of all else the person is told */
  async runIn(chat: Partial<ConversationReference>, logic: Logic): Promise<void> {
    let failure: { readonly error: unknown } | undefined;
    await this.continueConversationAsync(this.#options.appId, chat, (context) =>
      this.#run(context, logic).catch((error: unknown) => {
        if (!mayBeElsewhere(error)) throw error;
        failure = { error };
      }),
    );
    if (failure !== undefined) throw failure.error;
  }

  async #run(context: TurnContext, logic: Logic): Promise<void> {
    await logic(readTurn(context, this.#options.signIn));
    if (isInvoke(context.activity)) await sendInvokeAnswer(context);
  }

  /** An outage is no failure of the turn's own, and is logged where it is noticed. @returns the reference under which the log has it */
  #report(error: unknown, activityType: string): string {
    const { log, outageIn } = this.#options;
    const reference = newReference();
    const because = outageIn(error);
    if (because === undefined) log.error({ error, reference, activityType }, 'Turn failed');
    else log.warn({ error, reference, activityType, because }, 'Turn not carried out');
    return reference;
  }

  /** One by one, so that what was sent isn't sent again with what was refused. */
  override async sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    const responses: ResourceResponse[] = [];
    for (const activity of activities) {
      responses.push(...(await send('create', TURN_PATIENCE_MS, () => super.sendActivities(context, [activity]))));
    }
    return responses;
  }

  override updateActivity(...[context, activity]: Update['parameters']): Update['returns'] {
    return send('repeatable', TURN_PATIENCE_MS, () => super.updateActivity(context, activity));
  }
}

type Update = {
  parameters: Parameters<CloudAdapter['updateActivity']>;
  returns: ReturnType<CloudAdapter['updateActivity']>;
};

/** Tells the person that their turn failed. It relies on no more of the activity than it must: reading it may be what failed. */
async function apologise(context: TurnContext, reference: string): Promise<void> {
  const { activity } = context;
  const text = apology(activity.locale, reference);
  if (isInvoke(activity)) await sendInvokeFailure(context, text);
  else await context.sendActivity(messageActivity({ text }));
}

/** @param language the activity's tag, as Teams sends it @param reference under which the log has the failure */
function apology(language: string | undefined, reference: string): string {
  return apologyFor(localeFor(language), reference);
}

function senderIn({ from: { id, aadObjectId, name }, conversation }: Activity): Sender {
  const source = `gate ${conversation.id}`.slice(0, SOURCE_LIMIT);
  return { person: { id: aadObjectId ?? id, name: name || '' }, source };
}

function dialogIn({ activity }: TurnContext): Pick<Place, 'conversation' | 'member'> {
  return { conversation: activity.conversation.id, member: activity.from.id };
}

/** The gates have checked what an activity must have; the SDK treats all else as optional. */
function isActivity(body: unknown): body is Activity {
  return typeof body === 'object' && body !== null && 'type' in body && typeof body.type === 'string';
}
