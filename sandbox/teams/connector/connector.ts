/** What only the bot may call: the Bot Connector's REST API, and whatever else wants a token for the Bot Framework. */
import type { Speaker } from '../../authority/local-authority.ts';
import type { Route } from '../http/http.ts';
import { type ConnectorWorld, messageRoutes } from './connector-messages.ts';
import { type RosterWorld, rosterRoutes } from './connector-rosters.ts';

const AUDIENCE = 'https://api.botframework.com';

export function connectorRoutes(world: ConnectorWorld & RosterWorld): Route[] {
  return [...messageRoutes(world), ...rosterRoutes(world)];
}

/** Lets only the bot call a route, with a token for the Bot Framework. */
export function forTheBot(route: Route, accepts: (token: string) => Speaker | undefined): Route {
  return {
    ...route,
    handle(call) {
      const [, token] = /^Bearer (.+)$/i.exec(call.headers.authorization ?? '') ?? [];
      if (token === undefined || accepts(token)?.audience !== AUDIENCE) {
        return { status: 401, body: { message: 'Authorization has been denied for this request.' } };
      }
      return route.handle(call);
    },
  };
}
