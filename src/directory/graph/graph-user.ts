/**
 * A user as Microsoft Graph returns it. An absent property is unknown: it wasn't selected, or the app may not read it.
 */
import { z } from 'zod';
import { isObjectId } from '../../requests/model/ids.ts';

const text = z.string().nullable().optional();
const flag = z.boolean().nullable().optional();
const texts = z.array(z.string()).nullable().optional();

const identity = z.object({ signInType: text, issuer: text, issuerAssignedId: text });

/** Distinguishes null, which is an answer, from absent, which is none (Microsoft Graph, "user resource type"). */
export const graphUser = z.object({
  '@odata.type': z.string().optional(),
  id: z.string().toLowerCase().refine(isObjectId),
  displayName: text,
  userPrincipalName: text,
  mail: text,
  otherMails: texts,
  proxyAddresses: texts,
  accountEnabled: flag,
  createdDateTime: text,
  userType: text,
  creationType: text,
  externalUserState: text,
  externalUserStateChangeDateTime: text,
  identities: z.array(identity).nullable().optional(),
  onPremisesSyncEnabled: flag,
  passwordPolicies: text,
  lastPasswordChangeDateTime: text,
  isManagementRestricted: flag,
  identityParentId: text,
  isResourceAccount: flag,
});

export type GraphUser = z.output<typeof graphUser>;
export type Identity = z.output<typeof identity>;

/**
 * What every read of a user selects. Graph returns most of these only on request (Microsoft Graph, "user resource
 * type", properties marked "Returned only on $select"); without them everyone would look internal.
 */
export const USER_SELECT = Object.keys(graphUser.shape)
  .filter((name) => !name.startsWith('@'))
  .join(',');
