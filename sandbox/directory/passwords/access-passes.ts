/** Temporary Access Passes (Microsoft Graph, "temporaryAccessPassAuthenticationMethod"), and the policy for them. */
import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { isExternal } from './account-kinds.ts';
import { json, type GraphCall, type Handler } from '../graph/graph-call.ts';
import { accessDenied, badRequest, notFound } from '../graph/graph-error.ts';
import {
  AUTHENTICATION_ADMINISTRATOR,
  GLOBAL_ADMINISTRATOR,
  PRIVILEGED_AUTHENTICATION_ADMINISTRATOR,
  holdsOneOf,
  personResets,
} from './reset-rights.ts';
import type { AccessPass, Tenant } from '../tenant.ts';
import { needUser } from '../endpoints/users.ts';

const MAY_GIVE = [AUTHENTICATION_ADMINISTRATOR, PRIVILEGED_AUTHENTICATION_ADMINISTRATOR, GLOBAL_ADMINISTRATOR];

const Terms = z.strictObject({
  lifetimeInMinutes: z.number().int().optional(),
  isUsableOnce: z.boolean().optional(),
  startDateTime: z.string().optional(),
});

export const listAccessPasses: Handler = (call, { user = '' }, { tenant, now }) => {
  const { id } = needUser(tenant, user);
  refuseUnlessAllowed(tenant, call, id);
  const passes = tenant.accessPasses.filter((pass) => pass.user === id);
  return json({ value: passes.map((pass) => shown(pass, null, now())) });
};

/** The value is shown once, here. A user can have one pass. */
export const createAccessPass: Handler = (call, { user = '' }, { tenant, now }) => {
  const found = needUser(tenant, user);
  refuseUnlessAllowed(tenant, call, found.id);
  const terms = Terms.safeParse(call.body ?? {});
  const policy = tenant.accessPassPolicy;
  if (!terms.success || policy.state !== 'enabled' || isExternal(found))
    throw badRequest('The policy does not allow it.');
  const { lifetimeInMinutes = policy.defaultLifetimeInMinutes, isUsableOnce = policy.isUsableOnce } = terms.data;
  const inRange =
    policy.minimumLifetimeInMinutes <= lifetimeInMinutes && lifetimeInMinutes <= policy.maximumLifetimeInMinutes;
  if (!inRange || (policy.isUsableOnce && !isUsableOnce)) throw badRequest('The policy does not allow it.');
  if (tenant.accessPasses.some((pass) => pass.user === found.id)) throw badRequest('There is a pass already.');
  const { appId, person } = call;
  const made: AccessPass = {
    ...{ id: randomUUID(), user: found.id, lifetimeInMinutes, isUsableOnce },
    value: randomBytes(6).toString('base64url'),
    createdDateTime: now().toISOString(),
    startDateTime: terms.data.startDateTime ?? now().toISOString(),
    by: { appId: appId ?? '', person },
  };
  tenant.accessPasses.push(made);
  return { status: 201, body: shown(made, made.value, now()) };
};

export const deleteAccessPass: Handler = (call, { user = '', pass = '' }, { tenant }) => {
  const { id } = needUser(tenant, user);
  refuseUnlessAllowed(tenant, call, id);
  const at = tenant.accessPasses.findIndex((one) => one.id === pass && one.user === id);
  if (at < 0) throw notFound(pass);
  tenant.accessPasses.splice(at, 1);
  return { status: 204 };
};

export const getAccessPassPolicy: Handler = (_call, _params, { tenant }) =>
  json({
    '@odata.type': '#microsoft.graph.temporaryAccessPassAuthenticationMethodConfiguration',
    id: 'TemporaryAccessPass',
    ...tenant.accessPassPolicy,
  });

/** An application may by its permission; a person by their role, and never for themselves. */
function refuseUnlessAllowed(tenant: Tenant, { person }: GraphCall, userId: string): void {
  const may =
    person === null
      ? tenant.appMayWritePasswords
      : holdsOneOf(tenant, person, MAY_GIVE) && personResets(tenant, person, userId);
  if (!may) throw accessDenied();
}

/** `methodUsabilityReason` as "temporaryAccessPassAuthenticationMethod resource type" lists it. */
function shown(pass: AccessPass, temporaryAccessPass: string | null, now: Date) {
  const { id, lifetimeInMinutes, isUsableOnce, createdDateTime, startDateTime } = pass;
  const age = now.getTime() - Date.parse(startDateTime);
  const reason = age < 0 ? 'NotYetValid' : age < lifetimeInMinutes * 60_000 ? 'EnabledByPolicy' : 'Expired';
  const usable = { isUsable: reason === 'EnabledByPolicy', methodUsabilityReason: reason };
  return { id, temporaryAccessPass, createdDateTime, startDateTime, lifetimeInMinutes, isUsableOnce, ...usable };
}
