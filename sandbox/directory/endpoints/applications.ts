/** "Get application" and "List apps in team": as what the bot runs, and which package of it stands in a team. */
import { json, type Handler } from '../graph/graph-call.ts';
import { notFound } from '../graph/graph-error.ts';
import { APPLICATION, INSTALLED_APP } from '../odata/entity-types.ts';
import { collection } from '../odata/collection.ts';
import { expanded, pick, selected, selectedContext } from '../odata/select.ts';

export const getApplication: Handler = (call, { app = '' }, { tenant: { appRegistration } }) => {
  const names = selected(call.query, APPLICATION);
  if (appRegistration?.appId !== app) throw notFound(app);
  const context = `${call.base}/$metadata#applications${selectedContext(names)}/$entity`;
  return json({ '@odata.context': context, ...pick(appRegistration, APPLICATION, names) });
};

export const listInstalledApps: Handler = (call, { team = '' }, { tenant: { teamApps } }) => {
  const apps = teamApps.get(team);
  if (apps === undefined) throw notFound(team);
  const [definition] = expanded(call.query, [DEFINITION, `${DEFINITION}($expand=bot)`]);
  const shown = apps.map(({ id, teamsAppDefinition: { bot, ...fields } }) => ({
    id,
    ...(definition === undefined ? {} : { [DEFINITION]: definition === DEFINITION ? fields : { ...fields, bot } }),
  }));
  return collection(call, shown, INSTALLED_APP, `teams('${team}')/installedApps`);
};

const DEFINITION = 'teamsAppDefinition';
