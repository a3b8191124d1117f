/**
 * Teams' single sign-on behind a card's button (Microsoft, "Add SSO to universal Adaptive Cards"): the bot requests a sign-in, the
 * client brings a token silently, or shows a button to sign in if it can't. The token isn't trusted here: `requests/actions/grant.ts`
 * tries it.
 */
import type { TurnContext } from 'botbuilder';
import { AuthenticationConstants, type BotFrameworkAuthentication, ClaimsIdentity } from 'botframework-connector';
import { z } from 'zod';
import { type Locale, localeFor } from '../../locales/index.ts';
import { DirectoryUnavailable } from '../../requests/model/ports.ts';
import { textUpTo } from '../../text/text-schema.ts';
import { withDeadline } from '../../net/deadline.ts';
import { statusOf } from '../connector-errors.ts';
import type { SignIn } from '../turn.ts';
import { keepAnswer } from './outgoing.ts';

/** What the client brings: a token, or the code from the sign-in window. */
const proof = z.object({
  authentication: z.object({ token: z.string() }).nullish(),
  state: textUpTo(100).nullish(),
});

/** Teams gives an invoke some ten seconds, and the directory needs most of them. */
const DEADLINE_MS = 3_000;

/** @param options.connection the name of the OAuth connection in the bot's registration, for the bot's own app */
export function createSignIn(
  authentication: BotFrameworkAuthentication,
  { appId, connection }: { readonly appId: string; readonly connection: string },
): (context: TurnContext) => SignIn {
  const identity = new ClaimsIdentity([{ type: AuthenticationConstants.AudienceClaim, value: appId }]);
  const service = () => authentication.createUserTokenClient(identity);
  return (context) => {
    const brought = proof.safeParse(context.activity.value).data;
    return {
      async assertion() {
        if (brought?.authentication != null) return brought.authentication.token;
        return brought?.state == null ? null : redeem(context, brought.state);
      },
      async ask() {
        const { signIn } = localeFor(context.activity.locale);
        // Only after a token that wasn't good enough does the client offer its person the window.
        keepAnswer(context, brought?.authentication == null ? await request(context, signIn) : notEnough(signIn));
      },
    };
  };

  async function redeem({ activity }: TurnContext, code: string): Promise<string | null> {
    try {
      const client = await service();
      const found = await soon(client.getUserToken(activity.from.id, connection, activity.channelId, code));
      // Otherwise the service keeps the token for next time, and for whoever has the bot's secret.
      await soon(client.signOutUser(activity.from.id, connection, activity.channelId));
      return found.token;
    } catch (error) {
      if (statusOf(error) === 404) return null;
      throw error;
    }
  }

  async function request({ activity }: TurnContext, signIn: Locale['signIn']): Promise<object> {
    const client = await service();
    const { signInLink, tokenExchangeResource } = await soon(client.getSignInResource(connection, activity, ''));
    return {
      statusCode: 401,
      type: 'application/vnd.microsoft.activity.loginRequest',
      value: {
        text: signIn.text,
        connectionName: connection,
        ...(tokenExchangeResource === undefined ? {} : { tokenExchangeResource }),
        buttons: [{ type: 'signin', title: signIn.button, text: signIn.button, value: signInLink }],
      },
    };
  }
}

function notEnough(signIn: Locale['signIn']): object {
  return {
    statusCode: 412,
    type: 'application/vnd.microsoft.error.preconditionFailed',
    value: { code: 'PreconditionFailed', message: signIn.failed },
  };
}

/** Whatever keeps the token service from answering, the person is told to try again. */
async function soon<T>(answer: Promise<T>): Promise<T> {
  try {
    return await withDeadline(answer, DEADLINE_MS);
  } catch (error) {
    if (statusOf(error) === 404) throw error;
    throw new DirectoryUnavailable('token-service', { cause: error });
  }
}
