/** Delegated `resetPassword`, and the operation it starts (Microsoft Graph, "longRunningOperation"). */
import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { isExternal, isInFederatedDomain } from './account-kinds.ts';
import { writePassword } from './credentials.ts';
import { json, type GraphCall, type Handler } from '../graph/graph-call.ts';
import { accessDenied, badRequest, notFound } from '../graph/graph-error.ts';
import type { DirectoryUser } from '../graph-objects.ts';
import { complies } from './password-rules.ts';
import {
  AUTHENTICATION_ADMINISTRATOR,
  GLOBAL_ADMINISTRATOR,
  GLOBAL_READER,
  PRIVILEGED_AUTHENTICATION_ADMINISTRATOR,
  holdsOneOf,
  personResets,
} from './reset-rights.ts';
import type { Operation, Tenant } from '../tenant.ts';
import { needUser } from '../endpoints/users.ts';

const PASSWORD_METHOD = '28c10230-6103-485e-b985-444c60001490';
const MAY_LOOK = [
  GLOBAL_READER,
  AUTHENTICATION_ADMINISTRATOR,
  PRIVILEGED_AUTHENTICATION_ADMINISTRATOR,
  GLOBAL_ADMINISTRATOR,
];

const Change = z.strictObject({ newPassword: z.string() });

/**
 * Accepts; a password that is too weak fails only later. A success is written at once, but reported after some polls.
 */
export const resetPassword: Handler = (call, { user = '', method = '' }, { tenant, now, requestId }) => {
  const person = needPerson(call);
  const found = needUser(tenant, user);
  if (method !== PASSWORD_METHOD) throw notFound(method);
  const change = Change.safeParse(call.body);
  if (!change.success) throw badRequest('The new password is required.');
  if (!personResets(tenant, person, found.id)) throw accessDenied();
  refuseUnlessHere(tenant, found);
  const { newPassword: password } = change.data;
  const { polls, failWith, retryAfter } = tenant.resets;
  const fails = failWith ?? (complies(password) ? null : 'PasswordPolicyViolation');
  if (fails === null) {
    const { appId } = call;
    const by = { appId: appId ?? '', person, requestId, now: now() };
    writePassword(tenant, found, { password, mustChange: true, ...by });
  }
  const operation: Operation = {
    id: randomUUID(),
    user: found.id,
    key: randomBytes(6).toString('base64url'),
    createdDateTime: now().toISOString(),
    looksLeft: polls,
    failsWith: fails,
  };
  tenant.operations.push(operation);
  return { status: 202, headers: { location: addressOf(call, operation), 'retry-after': String(retryAfter) } };
};

/** Reports the result to the few roles that may read it, at the exact address that was given. */
export const getOperation: Handler = (call, { user = '', operation: id = '' }, { tenant, now }) => {
  const person = needPerson(call);
  if (!holdsOneOf(tenant, person, MAY_LOOK)) throw accessDenied();
  const owner = needUser(tenant, user);
  const found = tenant.operations.find((one) => one.id === id && one.user === owner.id);
  if (found === undefined || call.query.get('aadgdc') !== 'LOCAL01P' || call.query.get('aadgsu') !== found.key) {
    throw notFound(id);
  }
  const status = statusOf(tenant, found);
  found.looksLeft = Math.max(0, found.looksLeft - 1);
  return json({
    '@odata.context': `${call.base}/$metadata#users('${owner.id}')/authentication/operations/$entity`,
    id,
    createdDateTime: found.createdDateTime,
    lastActionDateTime: now().toISOString(),
    status,
    statusDetail: status === 'failed' ? found.failsWith : status === 'succeeded' ? 'ResetSuccess' : null,
    resourceLocation: `${call.base}/users/${owner.id}/authentication/passwordMethods/${PASSWORD_METHOD}`,
  });
};

function statusOf({ resets }: Tenant, { looksLeft, failsWith }: Operation): string {
  if (looksLeft > 0) return looksLeft === resets.polls ? 'notStarted' : 'running';
  return failsWith === null ? 'succeeded' : 'failed';
}

/** @throws GraphError 403: an application may neither reset nor read the result */
function needPerson({ person }: GraphCall): string {
  if (person === null) throw accessDenied();
  return person;
}

function refuseUnlessHere(tenant: Tenant, user: DirectoryUser): void {
  const synced = user.onPremisesSyncEnabled === true;
  if (isExternal(user) || isInFederatedDomain(tenant, user) || (synced && !tenant.passwordWriteback)) {
    throw badRequest('The password of this user cannot be reset in this directory.');
  }
}

function addressOf({ base }: GraphCall, { id, user, key }: Operation): string {
  return `${base}/users/${user}/authentication/operations/${id}?aadgdc=LOCAL01P&aadgsu=${key}`;
}
