/** This tenant and its domains, other tenants, and the logs. */
import { json, type Handler } from '../graph/graph-call.ts';
import { GraphError, notFound, reportsDenied } from '../graph/graph-error.ts';
import type { TenantInformation } from '../graph-objects.ts';
import { collection } from '../odata/collection.ts';
import { DIRECTORY_AUDIT, DOMAIN } from '../odata/entity-types.ts';
import { expanded, pick, selected, selectedContext } from '../odata/select.ts';
import type { Tenant } from '../tenant.ts';

export const listDomains: Handler = (call, _params, { tenant }) => {
  expanded(call.query, []);
  return collection(call, tenant.domains, DOMAIN, 'domains');
};

export const getDomain: Handler = (call, { domain = '' }, { tenant }) => {
  const names = selected(call.query, DOMAIN);
  const context = `${call.base}/$metadata#domains${selectedContext(names)}/$entity`;
  return json({ '@odata.context': context, ...pick(needDomain(tenant, domain), DOMAIN, names) });
};

export const listFederations: Handler = (call, { domain = '' }, { tenant }) => {
  const { id } = needDomain(tenant, domain);
  const context = `${call.base}/$metadata#domains('${id}')/federationConfiguration`;
  return json({ '@odata.context': context, value: tenant.federations.get(id) ?? [] });
};

function needDomain(tenant: Tenant, name: string) {
  const found = tenant.domains.find(({ id }) => id === name.toLowerCase());
  if (found === undefined) throw notFound(name);
  return found;
}

export const getOrganisation: Handler = (call, _params, { tenant }) => {
  const verifiedDomains = tenant.domains
    .filter(({ isVerified }) => isVerified)
    .map(({ id, isDefault, isInitial, authenticationType }) => {
      return { capabilities: 'Email', isDefault, isInitial, name: id, type: authenticationType };
    });
  const organisation = {
    id: tenant.id,
    displayName: tenant.displayName,
    countryLetterCode: 'NL',
    onPremisesSyncEnabled: tenant.users.some((user) => user.onPremisesSyncEnabled === true) ? true : null,
    preferredLanguage: 'en',
    technicalNotificationMails: [],
    tenantType: 'AAD',
    verifiedDomains,
  };
  return json({ '@odata.context': `${call.base}/$metadata#organization`, value: [organisation] });
};

export const findTenantByDomain: Handler = (call, { name = '' }, { tenant }) =>
  tenantInformation(
    call.base,
    tenant.otherOrganisations.find(({ domains }) => domains.includes(name.toLowerCase())),
    name,
  );

export const findTenantById: Handler = (call, { name = '' }, { tenant }) =>
  tenantInformation(
    call.base,
    tenant.otherOrganisations.find(({ tenantId }) => tenantId === name.toLowerCase()),
    name,
  );

/** Microsoft does not document the answer for an unknown organisation; callers report 404. */
function tenantInformation(base: string, found: TenantInformation | undefined, asked: string) {
  if (found === undefined) {
    throw new GraphError(404, 'Request_ResourceNotFound', `Unable to find an active organization for '${asked}'.`);
  }
  const { tenantId, federationBrandName, displayName, defaultDomainName } = found;
  return json({
    '@odata.context': `${base}/$metadata#microsoft.graph.tenantInformation`,
    ...{ tenantId, federationBrandName, displayName, defaultDomainName },
  });
}

/** "List directoryAudits": an app needs both permissions. */
export const listDirectoryAudits: Handler = (call, _params, { tenant }) => {
  const isAllowed = ['AuditLog.Read.All', 'Directory.Read.All'].every((one) => tenant.appPermissions.includes(one));
  if (!isAllowed) throw reportsDenied('no-permission');
  expanded(call.query, []);
  return collection(call, tenant.directoryAudits, DIRECTORY_AUDIT, 'auditLogs/directoryAudits');
};
