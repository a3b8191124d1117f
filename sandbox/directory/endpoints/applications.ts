/** "Get application": the app registration as which the bot runs. */
import { json, type Handler } from '../graph/graph-call.ts';
import { notFound } from '../graph/graph-error.ts';
import { APPLICATION } from '../odata/entity-types.ts';
import { pick, selected, selectedContext } from '../odata/select.ts';

export const getApplication: Handler = (call, { app = '' }, { tenant: { appRegistration } }) => {
  const names = selected(call.query, APPLICATION);
  if (appRegistration?.appId !== app) throw notFound(app);
  const context = `${call.base}/$metadata#applications${selectedContext(names)}/$entity`;
  return json({ '@odata.context': context, ...pick(appRegistration, APPLICATION, names) });
};
