/** The bot's identity, and what Microsoft Graph says about it and the tenant. */
import { createGraphClient } from '../../directory/graph/graph-client.ts';
import { neededPermissions } from '../../directory/set-up/needed-permissions.ts';
import type { TokenSource } from '../../directory/tokens/credentials.ts';
import { readAccessPassPolicy } from '../../directory/writes/access-pass.ts';
import { DirectoryRefused, DirectoryUnavailable } from '../../requests/model/ports.ts';
import type { Config } from '../../settings/config.ts';
import type { Log } from '../../telemetry/log.ts';
import { type Finding, notChecked, ok, wrong } from '../finding.ts';
import { readCertificate } from '../read/certificate.ts';
import { readRegistration } from '../read/registration.ts';
import * as read from '../read/tenant.ts';
import { readToken } from '../read/token.ts';
import { judgeCertificate, judgeSecret } from '../rules/credentials.ts';
import { type Listed, judgeGroups, mayHaveApprovers } from '../rules/groups.ts';
import { judgePermissions } from '../rules/permissions.ts';
import { judgeRegistration } from '../rules/registration.ts';
import { judgeRole } from '../rules/role.ts';
import { judgeDomains, judgeLicences, judgePasses, judgeWriteback } from '../rules/tenant.ts';
import { type TokenClaims, judgeToken } from '../rules/token.ts';

export type DirectoryAround = {
  readonly config: Config;
  readonly tokens: TokenSource;
  readonly now: () => Date;
  readonly log: Log;
};

/**
 * `usable`: is there a token, and does Graph answer? `consents`: the delegated permissions to which an admin has consented;
 * null if they can't be read. `noApprovers`: the group of approvers can have none, as the findings say.
 */
export type DirectoryFound = {
  readonly findings: readonly Finding[];
  readonly usable: boolean;
  readonly consents: readonly string[] | null;
  readonly noApprovers: boolean;
};

/** Without a token of the right app and tenant, nothing that Graph says would be about this bot. */
export async function ofDirectory(around: DirectoryAround): Promise<DirectoryFound> {
  const { config, tokens } = around;
  const certificate = await ofCertificate(around);
  if (certificate.some(({ state }) => state === 'wrong')) return unusable(certificate);
  const token = await readToken(tokens, config.graphBaseUrl);
  const judged = [...certificate, ...judgeToken(token, config.identity)];
  if (judged.some(({ state }) => state === 'wrong')) return unusable(judged);
  const claims = token === 'unreadable' || 'failed' in token ? null : token;
  try {
    const found = await ofTenant(around, claims);
    return { ...found, findings: [...judged, ...found.findings] };
  } catch (error) {
    if (!(error instanceof DirectoryUnavailable || error instanceof DirectoryRefused)) throw error;
    const says = `Microsoft Graph at ${config.graphBaseUrl} can't be used (${error.code}). Check GRAPH_BASE_URL and the network.`;
    return unusable([...judged, wrong('graph', says)]);
  }
}

/** @param findings that say why nothing can be asked */
export function unusable(findings: readonly Finding[]): DirectoryFound {
  return { findings, usable: false, consents: null, noApprovers: false };
}

async function ofCertificate({ config: { identity }, now }: DirectoryAround): Promise<readonly Finding[]> {
  const path = identity.appType === 'SingleTenant' ? identity.certificatePath : undefined;
  return path === undefined ? [] : judgeCertificate(await readCertificate(path), now());
}

async function ofTenant(
  { config, tokens, now, log }: DirectoryAround,
  claims: TokenClaims | null,
): Promise<DirectoryFound> {
  const { graphBaseUrl, identity, reset } = config;
  const { resetAs, handOver, selfService } = reset.rules;
  const passes = handOver === 'access-pass';
  const client = createGraphClient({ graphBaseUrl, tokens, log });
  const ofIdentity = async (): Promise<readonly Finding[]> => {
    if (claims === null) return [notChecked('permissions', 'They are in the token, which can’t be read.')];
    const [roles, licences] = await Promise.all([
      read.readRoles(client, claims.objectId),
      read.readLicences(client, claims.objectId),
    ]);
    return [
      ...judgePermissions(claims.roles, neededPermissions({ resetAs, passes })),
      ...(roles === null ? [] : judgeRole(roles, resetAs)),
      ...judgeLicences(licences, selfService !== 'off'),
    ];
  };
  const ofDomains = async (): Promise<readonly Finding[]> => {
    const [domains, synced] = await Promise.all([read.readDomains(client), read.readSynced(client)]);
    return [
      ...(domains === null ? [] : judgeDomains(domains)),
      ...(synced === null ? [] : judgeWriteback(synced, { writeback: reset.passwordWriteback })),
    ];
  };
  const listed = Promise.all(
    listedIn(config).map(async (one) => ({ ...one, behind: await read.readBehind(client, one.id) })),
  );
  const ofPasses = async (): Promise<readonly Finding[]> =>
    passes ? judgePasses(await read.unlessRefused(client.decide('doctor-passes', readAccessPassPolicy))) : [];
  const ofRegistration = async (): Promise<readonly Finding[]> => {
    // A managed identity has neither.
    if (identity.appType !== 'SingleTenant') return [];
    const read = await readRegistration(client, identity.appId);
    const { password } = identity;
    return [
      ...(resetAs === 'approver' ? judgeRegistration(read, identity.appId) : []),
      ...(read === null || read === 'none' || password === undefined ? [] : judgeSecret(read.secrets, password, now())),
    ];
  };
  // All are awaited together: one that fails later than another would have nobody to catch it, and end the process.
  const [consents, behind, ...found] = await Promise.all([
    claims === null ? null : read.readConsents(client, claims.objectId),
    listed,
    ofIdentity(),
    ofDomains(),
    ofPasses(),
    ofMail(config, client),
    ofRegistration(),
  ]);
  const findings = [...judgeGroups(behind), ...found.flat()];
  return { findings, usable: true, consents, noApprovers: !mayHaveApprovers(behind) };
}

function listedIn({ reset: { groups } }: Config): readonly Listed[] {
  const { approverGroup, privilegedGroups, neverReset } = groups;
  return [
    ...(approverGroup === null ? [] : [{ setting: 'APPROVER_GROUP', id: approverGroup } as const]),
    ...privilegedGroups.map((id) => ({ setting: 'PRIVILEGED_GROUPS', id }) as const),
    ...neverReset.map((id) => ({ setting: 'NEVER_RESET', id }) as const),
  ];
}

async function ofMail(
  { reset: { mailFrom }, identity }: Config,
  client: ReturnType<typeof createGraphClient>,
): Promise<readonly Finding[]> {
  if (mailFrom === null) return [];
  const exists = await read.readExists(client, mailFrom);
  if (exists === false) return [wrong('mail', `MAIL_FROM, ${mailFrom}, is nobody in this tenant. Name a mailbox.`)];
  const check = `Test-ServicePrincipalAuthorization -Identity ${identity.appId} -Resource ${mailFrom}`;
  return [
    ...(exists === true ? [ok('mail', `MAIL_FROM, ${mailFrom}, exists.`)] : []),
    notChecked('mail', `Whether the bot may send from it is known to Exchange only: run ${check}.`),
  ];
}
