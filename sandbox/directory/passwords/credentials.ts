/**
 * Passwords in this directory: kept as salted hashes, checked at a sign-in, changed by their owner or by an
 * application.
 */
import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import { signsInHere } from './account-kinds.ts';
import type { DirectoryUser } from '../graph-objects.ts';
import { complies } from './password-rules.ts';
import type { Credential, Tenant } from '../tenant.ts';

export type SignInResult = 'ok' | 'must-change-password' | 'wrong-password' | 'disabled' | 'no-password-here';

/** Cheap on purpose: these passwords protect nothing, and every test hashes dozens of them. */
const HASH = { length: 32, cost: { N: 256, r: 8, p: 1 } } as const;

export function newCredential(password: string, { mustChange }: { mustChange: boolean }): Credential {
  const salt = randomBytes(16).toString('base64');
  return { salt, hash: hashOf(password, salt).toString('base64'), mustChange };
}

/** Can this person sign in with this password? An unknown name has no password here either. */
export function signIn(tenant: Tenant, signInName: string, password: string): SignInResult {
  const user = userBySignInName(tenant, signInName);
  const credential = user === undefined ? undefined : tenant.credentials.get(user.id);
  if (user === undefined || credential === undefined || !signsInHere(tenant, user)) return 'no-password-here';
  if (!fits(credential, password)) return 'wrong-password';
  if (!user.accountEnabled) return 'disabled';
  return credential.mustChange ? 'must-change-password' : 'ok';
}

/** The owner sets a new password, as they must after a reset. @returns whether it was accepted */
export function changePassword(tenant: Tenant, signInName: string, old: string, next: string, now: Date): boolean {
  const user = userBySignInName(tenant, signInName);
  const result = signIn(tenant, signInName, old);
  if (user === undefined || (result !== 'ok' && result !== 'must-change-password')) return false;
  if (next === old || !complies(next)) return false;
  store(tenant, user, newCredential(next, { mustChange: false }), now);
  return true;
}

/** An application sets someone's password, for itself or on behalf of a person; the write is recorded. */
export function writePassword(
  tenant: Tenant,
  user: DirectoryUser,
  change: {
    password: string;
    mustChange: boolean;
    appId: string;
    person: string | null;
    requestId: string;
    now: Date;
  },
): void {
  const { password, mustChange, appId, person, requestId, now } = change;
  const before = tenant.credentials.get(user.id);
  const changed = before === undefined || !fits(before, password);
  tenant.passwordWrites.push({ user: user.id, at: now.toISOString(), appId, person, requestId, password, changed });
  store(tenant, user, newCredential(password, { mustChange }), now);
}

function store(tenant: Tenant, user: DirectoryUser, credential: Credential, now: Date): void {
  tenant.credentials.set(user.id, credential);
  user.lastPasswordChangeDateTime = graphTime(now);
}

/** Graph's times are to the second. */
export function graphTime(at: Date): string {
  return `${at.toISOString().slice(0, 19)}Z`;
}

function userBySignInName(tenant: Tenant, signInName: string): DirectoryUser | undefined {
  const wanted = signInName.toLowerCase();
  return tenant.users.find(({ userPrincipalName, identities }) => {
    const local = identities.filter(({ signInType }) => signInType !== 'federated');
    return [userPrincipalName, ...local.map(({ issuerAssignedId }) => issuerAssignedId)].some(
      (name) => name?.toLowerCase() === wanted,
    );
  });
}

function fits(credential: Credential, password: string): boolean {
  return timingSafeEqual(hashOf(password, credential.salt), Buffer.from(credential.hash, 'base64'));
}

function hashOf(password: string, salt: string): Buffer {
  return scryptSync(password, salt, HASH.length, HASH.cost);
}
