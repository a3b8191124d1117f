/**
 * Single sign-on in Teams: the token service that the bot calls, the window that people see, and the client's own part.
 */
import type { LocalAuthority } from '../../authority/local-authority.ts';
import { type Brought, broughtToken } from './brought-token.ts';
import type { Route } from '../http/http.ts';
import type { TeamsPerson } from '../chats/people.ts';
import { signInRoutes } from './sign-in-routes.ts';
import { createSignIns } from './sign-ins.ts';
import { resourceOf, tokenServiceRoutes } from './token-service.ts';

export type SingleSignOnOptions = {
  /** Knows the people, and signs for them. */
  readonly authority: Pick<LocalAuthority, 'singleSignOn' | 'consent' | 'challenge' | 'accepts'>;
  /** The name of the OAuth connection in the bot's registration. */
  readonly connection: string;
};

export type SingleSignOn = {
  /** For callers with the bot's token. */
  readonly botRoutes: readonly Route[];
  readonly pageRoutes: readonly Route[];
  /** What a client gets for this resource; null if it is not the bot's app. */
  tokenFor(person: string, resource: string, brought: Brought): Promise<string | null>;
  /** Someone opens the link and accepts. @returns the magic code @throws if the link leads to no sign-in */
  acceptSignIn(link: string, brought?: Brought): Promise<string>;
};

export function createSingleSignOn(
  { authority, connection }: SingleSignOnOptions,
  world: {
    readonly url: string;
    readonly appId: string;
    readonly person: (id: string) => TeamsPerson;
    readonly findPerson: (id: string) => TeamsPerson | undefined;
  },
): SingleSignOn {
  const { url, appId, person, findPerson } = world;
  const signIns = createSignIns(authority);
  return {
    botRoutes: tokenServiceRoutes({ url, appId, connection, signIns, findPerson }),
    pageRoutes: signInRoutes(signIns, person),
    tokenFor: async (who, resource, brought) =>
      resource === resourceOf(appId) ? broughtToken(authority, who, brought) : null,
    acceptSignIn: (link, brought) => signIns.accept(new URL(link).searchParams.get('signin') ?? '', brought),
  };
}
