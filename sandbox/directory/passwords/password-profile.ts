/** `PATCH /users/{id}` with a password: what Graph accepts, and what it refuses. */
import { z } from 'zod';
import { hasLocalAccount, isExternal, isInFederatedDomain } from './account-kinds.ts';
import { writePassword } from './credentials.ts';
import type { Handler } from '../graph/graph-call.ts';
import { GraphError, denied } from '../graph/graph-error.ts';
import type { DirectoryUser } from '../graph-objects.ts';
import { complies } from './password-rules.ts';
import { isProtectedAdmin } from './reset-rights.ts';
import type { Tenant } from '../tenant.ts';
import { needUser } from '../endpoints/users.ts';

const Change = z.strictObject({
  passwordProfile: z.strictObject({
    password: z.string().optional(),
    forceChangePasswordNextSignIn: z.boolean().optional(),
    forceChangePasswordNextSignInWithMfa: z.boolean().optional(),
  }),
});

/** Sets a password, or requires a change at the next sign-in. */
export const updateUser: Handler = (call, { user = '' }, { tenant, now, requestId }) => {
  const found = needUser(tenant, user);
  // Nobody has consented to the delegated permission.
  if (call.person !== null || !tenant.appMayWritePasswords) throw denied();
  const { passwordProfile: profile } = readChange(call.body);
  refuseUnlessAllowed(tenant, found);
  refuseUnlessHere(tenant, found);
  const mustChange = profile.forceChangePasswordNextSignInWithMfa ?? profile.forceChangePasswordNextSignIn ?? true;
  const credential = tenant.credentials.get(found.id);
  if (profile.password === undefined) {
    if (credential !== undefined) credential.mustChange = mustChange;
  } else {
    if (!complies(profile.password)) throw refused(WEAK);
    const { password } = profile;
    const by = { appId: call.appId ?? '', person: null, requestId, now: now() };
    writePassword(tenant, found, { password, mustChange, ...by });
  }
  return { status: 204 };
};

const WEAK =
  'The specified password does not comply with password complexity requirements. Please provide a different password.';
const SYNCED =
  'Unable to update the specified properties for on-premises mastered Directory Sync objects or objects currently undergoing migration.';
const NOT_HERE = 'Property userPrincipalName is invalid.';

/** The permission to write passwords permits nothing else. */
function readChange(body: unknown) {
  const change = Change.safeParse(body);
  if (change.success) return change.data;
  const names = typeof body === 'object' && body !== null ? Object.keys(body) : [];
  if (names.some((name) => name !== 'passwordProfile')) throw denied();
  throw refused("Invalid value specified for property 'passwordProfile' of resource 'User'.");
}

/** No application reaches members of a restricted unit; a User Administrator does not reach admins. */
function refuseUnlessAllowed(tenant: Tenant, user: DirectoryUser): void {
  if (user.isManagementRestricted === true) throw denied();
  if (!tenant.appMayResetAdmins && isProtectedAdmin(tenant, user.id)) throw denied();
}

function refuseUnlessHere(tenant: Tenant, user: DirectoryUser): void {
  if (isExternal(user) && !hasLocalAccount(user)) throw refused(NOT_HERE);
  if (user.onPremisesSyncEnabled === true) throw refused(SYNCED);
  if (isInFederatedDomain(tenant, user)) throw refused(NOT_HERE);
}

function refused(message: string): GraphError {
  return new GraphError(400, 'Request_BadRequest', message);
}
