/** Reading users, and writing their passwords. */
import { json, type Handler } from '../graph/graph-call.ts';
import { denied, notFound } from '../graph/graph-error.ts';
import { graphTime } from '../passwords/credentials.ts';
import { isExternal } from '../passwords/account-kinds.ts';
import { collection } from '../odata/collection.ts';
import { USER } from '../odata/entity-types.ts';
import { checkOptions, expanded, pick, selected, selectedContext } from '../odata/select.ts';
import { personResets } from '../passwords/reset-rights.ts';
import { findUser, type Tenant } from '../tenant.ts';
import type { DirectoryUser } from '../graph-objects.ts';

export const listUsers: Handler = (call, _params, { tenant }) => {
  expanded(call.query, []);
  return collection(call, tenant.users, USER, 'users');
};

export const getUser: Handler = (call, { user = '' }, { tenant }) => {
  checkOptions(call.query, ['$select', '$expand', '$format']);
  expanded(call.query, []);
  const names = selected(call.query, USER);
  const found = needUser(tenant, user);
  const context = `${call.base}/$metadata#users${selectedContext(names)}/$entity`;
  return json({ '@odata.context': context, ...pick(found, USER, names) });
};

export const getManager: Handler = (call, { user = '' }, { tenant }) => {
  const names = selected(call.query, USER);
  const id = tenant.managers.get(needUser(tenant, user).id);
  const manager = id === undefined ? undefined : findUser(tenant, id);
  if (manager === undefined) throw notFound('manager');
  return json({
    '@odata.context': `${call.base}/$metadata#directoryObjects/$entity`,
    '@odata.type': '#microsoft.graph.user',
    ...pick(manager, USER, names),
  });
};

/** Revokes the sessions of someone who signs in here; for others it answers the same, but does nothing. */
export const revokeSignInSessions: Handler = (call, { user = '' }, { tenant, now }) => {
  const found = needUser(tenant, user);
  const { appId, person } = call;
  const may = person === null ? tenant.appMayWritePasswords : personResets(tenant, person, found.id);
  if (!may) throw denied();
  tenant.sessionsRevoked.push({ user: found.id, at: now().toISOString(), appId: appId ?? '', person });
  if (!isExternal(found)) found.signInSessionsValidFromDateTime = graphTime(now());
  return json({ '@odata.context': `${call.base}/$metadata#Edm.Boolean`, value: true });
};

/** @throws GraphError 404 */
export function needUser(tenant: Tenant, idOrSignInName: string): DirectoryUser {
  const found = findUser(tenant, idOrSignInName);
  if (found === undefined) throw notFound(idOrSignInName);
  return found;
}
