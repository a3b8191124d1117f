/** Reports, which take a permission and a licence of their own: sign-ins, and what people registered. */
import { type Handler, json } from '../graph/graph-call.ts';
import { badRequest, notFound, reportsDenied } from '../graph/graph-error.ts';
import { collection } from '../odata/collection.ts';
import { SIGN_IN } from '../odata/entity-types.ts';
import { checkOptions } from '../odata/select.ts';
import { type Tenant, findUser } from '../tenant.ts';

/** The log is behind by minutes. */
const LAG_MS = 2 * 60_000;
/** "List signIns": these, and no others. */
const SIGN_IN_OPTIONS = ['$filter', '$top', '$skiptoken'];

/** Newest first. */
export const listSignIns: Handler = (call, _params, { tenant, now }) => {
  needReports(tenant);
  checkOptions(call.query, SIGN_IN_OPTIONS);
  const until = now().getTime() - LAG_MS;
  const newestFirst = tenant.signIns
    .filter(({ createdDateTime }) => Date.parse(createdDateTime) <= until)
    .toSorted((a, b) => Date.parse(b.createdDateTime) - Date.parse(a.createdDateTime));
  return collection(call, newestFirst, SIGN_IN, 'auditLogs/signIns');
};

/** "Get userRegistrationDetails": no query options; whoever is not in the report is not found. */
export const getRegistration: Handler = (call, { user = '' }, { tenant }) => {
  needReports(tenant);
  if (call.query.size > 0) throw badRequest('This method does not support OData query parameters.');
  const found = findUser(tenant, user);
  if (found === undefined) throw notFound(user);
  const { isSsprEnabled, isSsprRegistered, methodsRegistered } = tenant.registrations.get(found.id) ?? UNREGISTERED;
  return json({
    '@odata.context': `${call.base}/$metadata#reports/authenticationMethods/userRegistrationDetails/$entity`,
    id: found.id,
    userPrincipalName: found.userPrincipalName,
    userDisplayName: found.displayName,
    userType: found.userType.toLowerCase(),
    isAdmin: tenant.roleAssignments.some(({ principalId }) => principalId === found.id),
    ...{ isSsprEnabled, isSsprRegistered, isSsprCapable: isSsprEnabled && isSsprRegistered },
    methodsRegistered,
    lastUpdatedDateTime: '2026-11-28T04:00:00.0000000Z',
  });
};

const UNREGISTERED = { isSsprEnabled: true, isSsprRegistered: false, methodsRegistered: [] } as const;

function needReports({ reports, appPermissions }: Tenant): void {
  if (!appPermissions.includes('AuditLog.Read.All')) throw reportsDenied('no-permission');
  if (reports !== 'readable') throw reportsDenied(reports);
}
