/** The Bot Connector's REST API. */
import { messageRoutes, type ConnectorWorld } from './connector-messages.ts';
import { rosterRoutes, type RosterWorld } from './connector-rosters.ts';
import type { Route } from '../http/http.ts';

export function connectorRoutes(world: ConnectorWorld & RosterWorld): Route[] {
  return [...messageRoutes(world), ...rosterRoutes(world)];
}
