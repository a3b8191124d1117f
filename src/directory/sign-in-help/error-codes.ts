/**
 * What the error codes of the sign-in log mean for someone who wants a new password. Advice, and no rule: "error codes are subject
 * to change", so one that isn't here says nothing. Sources: Microsoft Entra, "Authentication and authorization error codes"
 * (https://learn.microsoft.com/entra/identity-platform/reference-error-codes), whose names stand beside them; for 500121, which isn't
 * there, "Security operations for privileged accounts" (https://learn.microsoft.com/entra/architecture/security-operations-privileged-accounts).
 * `requests/model/sign-ins.ts` says which of the meanings a reset helps with.
 */
import type { SignInKind } from '../../requests/model/sign-ins.ts';

const MEANINGS: ReadonlyMap<number, SignInKind> = new Map([
  [0, 'signed-in'], // "signInStatus resource type": no error
  [50126, 'wrong-password'], // InvalidUserNameOrPassword
  [50064, 'wrong-password'], // CredentialAuthenticationError
  [50053, 'locked-out'], // IdsLocked, or an address with malicious activity: "Protect user accounts with smart lockout"
  [50055, 'expired'], // InvalidPasswordExpiredPassword
  [50144, 'expired-on-premises'], // InvalidPasswordExpiredOnPremPassword
  [50056, 'no-password'], // Invalid or null password
  [50125, 'interrupted'], // PasswordResetRegistrationRequiredInterrupt
  [50135, 'at-risk'], // PasswordChangeCompromisedPassword
  [50057, 'disabled'], // UserDisabled
  [50034, 'no-such-user'], // UserAccountNotFound
  [51004, 'no-such-user'], // UserAccountNotInDirectory
  [50020, 'wrong-tenant'], // UserUnauthorized
  [16000, 'wrong-tenant'], // InteractionRequired
  [16003, 'wrong-tenant'], // SsoUserAccountNotFoundInResourceTenant
  [50072, 'mfa-registration'], // UserStrongAuthEnrollmentRequiredInterrupt
  [50079, 'mfa-registration'], // UserStrongAuthEnrollmentRequired
  [53004, 'mfa-registration'], // ProofUpBlockedDueToRisk
  [53010, 'mfa-registration'], // ProofUpBlockedDueToSecurityInfoAcr: only from certain places or devices
  [50074, 'mfa'], // UserStrongAuthClientAuthNRequiredInterrupt
  [50076, 'mfa'], // UserStrongAuthClientAuthNRequired
  [50078, 'mfa'], // UserStrongAuthExpired
  [50158, 'mfa'], // ExternalSecurityChallenge
  [500121, 'mfa'], // Authentication failed during strong authentication request
  [50005, 'device'], // DevicePolicyError
  [50097, 'device'], // DeviceAuthenticationRequired
  [50129, 'device'], // DeviceIsNotWorkplaceJoined
  [50155, 'device'], // DeviceAuthenticationFailed
  [53000, 'device'], // DeviceNotCompliant
  [53001, 'device'], // DeviceNotDomainJoined
  [53002, 'device'], // ApplicationUsedIsNotAnApprovedApp
  [53003, 'conditional-access'], // BlockedByConditionalAccess
  [50131, 'conditional-access'], // ConditionalAccessFailed
  [53011, 'risk-at-home'], // User blocked due to risk on home tenant
  [530034, 'risk-at-home'], // DelegatedAdminBlockedDueToSuspiciousActivity
  [530035, 'security-defaults'], // BlockedBySecurityDefaults
  [500212, 'cross-tenant'], // NotAllowedByOutboundPolicyTenant
  [500213, 'cross-tenant'], // NotAllowedByInboundPolicyTenant
  [50105, 'not-assigned'], // EntitlementGrantsNotFound
  [50132, 'signed-out'], // SsoArtifactInvalidOrExpired
  [50133, 'signed-out'], // SsoArtifactRevoked
  [50173, 'signed-out'], // FreshTokenNeeded
  [50000, 'service'], // TokenIssuanceError
  [50033, 'service'], // RetryableError
  [50087, 'service'], // SasRetryableError
  [50088, 'service'], // Limit on telecom MFA calls reached
  [20001, 'service'], // WsFedSignInResponseError
  [20012, 'service'], // WsFedMessageInvalid
  [20033, 'service'], // FedMetadataInvalidTenantName
  [40008, 'service'], // OAuth2IdPUnretryableServerError
  [40009, 'service'], // OAuth2IdPRefreshTokenRedemptionUserError
  [40010, 'service'], // OAuth2IdPRetryableServerError
  [40015, 'service'], // OAuth2IdPAuthCodeRedemptionUserError
  [80001, 'service'], // OnPremiseStoreIsNotAvailable
  [80002, 'service'], // OnPremisePasswordValidatorRequestTimedout
]);

/** Every code with a meaning, for the tests and the local directory. */
export const KNOWN_CODES: readonly number[] = [...MEANINGS.keys()];

/** @returns null if the code isn't known */
export function meaningOf(errorCode: number): SignInKind | null {
  return MEANINGS.get(errorCode) ?? null;
}
