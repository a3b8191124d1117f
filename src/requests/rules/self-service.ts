/** Whom self-service can help, and who is told so first. Pure. */
import type { PasswordHome } from '../model/home.ts';
import type { SelfService } from '../model/ports.ts';
import type { Subject } from '../model/request.ts';
import type { Rules } from '../model/services.ts';

/**
 * What self-service can do for this account. It sets a password in the cloud, and in Active Directory only if passwords are
 * written back (Microsoft Entra, "How it works: self-service password reset"); the report of registrations doesn't look at that.
 */
export function usableSelfService(home: PasswordHome, reported: SelfService | null): SelfService | null {
  return home.where === 'here' && (home.kind === 'cloud' || home.writeback) ? reported : null;
}

/** Is the owner, who asks for themselves, sent to self-service before an admin is asked? */
export function isSelfServiceFirst(
  rules: Pick<Rules, 'selfService'>,
  { selfService }: Pick<Subject, 'selfService'>,
): boolean {
  return rules.selfService === 'first' && selfService !== null;
}
