/** "List oauth2PermissionGrants": the delegated permissions of the application that an admin has consented to. */
import type { Handler } from '../graph/graph-call.ts';
import { collection } from '../odata/collection.ts';
import { CONSENT } from '../odata/entity-types.ts';

const GRAPH_OBJECT_ID = '98a9b000-0000-4000-8000-000000000001';

export const listConsents: Handler = (call, _params, { tenant: { appConsents, appObjectId } }) => {
  const grant = {
    id: 'AAAA_grant',
    clientId: appObjectId,
    consentType: 'AllPrincipals',
    principalId: null,
    resourceId: GRAPH_OBJECT_ID,
    scope: appConsents.join(' '),
  };
  return collection(call, appConsents.length === 0 ? [] : [grant], CONSENT, 'oauth2PermissionGrants');
};
