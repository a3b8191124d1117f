/** Errors, as Graph words them (Microsoft Graph, "Error responses and resource types"). */
export class GraphError extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Readonly<Record<string, string>>;
  constructor(status: number, code: string, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.name = 'GraphError';
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

export function badRequest(message: string): GraphError {
  return new GraphError(400, 'BadRequest', message);
}

/** A well-formed query that the directory does not support. */
export function unsupportedQuery(message: string): GraphError {
  return new GraphError(400, 'Request_UnsupportedQuery', message);
}

export function notFound(resource: string): GraphError {
  return new GraphError(
    404,
    'Request_ResourceNotFound',
    `Resource '${resource}' does not exist or one of its queried reference-property objects are not present.`,
  );
}

/** The same, as the authentication methods API words it. */
export function accessDenied(): GraphError {
  return new GraphError(403, 'accessDenied', 'Request Authorization failed');
}

/** What the reports answer without the permission, or in a tenant without Entra ID P1 or P2. */
export function reportsDenied(because: 'no-permission' | 'no-licence'): GraphError {
  return because === 'no-permission'
    ? new GraphError(
        403,
        'Authentication_MSGraphPermissionMissing',
        'The principal does not have required Microsoft Graph permission(s): AuditLog.Read.All to call this API.',
      )
    : new GraphError(
        403,
        'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
        'Neither tenant is B2C or tenant does not have premium license',
      );
}

/** What Privileged Identity Management answers in a tenant without its licence (as clients report it). */
export function unlicensed(): GraphError {
  return new GraphError(
    400,
    'AadPremiumLicenseRequired',
    'The tenant needs to have Microsoft Entra ID P2 or Governance.',
  );
}

export function denied(): GraphError {
  return new GraphError(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
}
