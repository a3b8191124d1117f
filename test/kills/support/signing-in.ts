/** Where approvers sign in: a local authority and the local Teams' token service, with a trigger on each. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { trustedCertificate } from '../../../sandbox/authority/certificate.ts';
import { type LocalAuthority, startLocalAuthority } from '../../../sandbox/authority/local-authority.ts';
import { CONTOSO } from '../../../sandbox/directory/people.ts';
import { type FrontHook, startFront } from './proxy/front.ts';
import type { SigningIn } from './settings.ts';

type Hooks = { readonly authority: FrontHook; readonly tokenService: FrontHook };

/** An authority to which an admin has given consent for everybody. */
export async function startAuthority(appId: string): Promise<LocalAuthority> {
  const authority = await startLocalAuthority({ tenantId: CONTOSO.id, appId });
  authority.consent('everybody');
  return authority;
}

/** Puts a proxy in front of both. @returns the bot's settings for them */
export async function startSigningIn(
  authority: LocalAuthority,
  teamsUrl: string,
  hooks: Hooks,
): Promise<SigningIn & { close(): Promise<void> }> {
  const certificate = trustedCertificate();
  const folder = await mkdtemp(join(tmpdir(), 'password-reset-kills-'));
  const certificateFile = join(folder, 'authority.pem');
  await writeFile(certificateFile, certificate.cert);
  const before = await startFront(authority.url, { certificate, hook: hooks.authority });
  const beforeTeams = await startFront(teamsUrl, { hook: hooks.tokenService });
  return {
    authority,
    authorityUrl: before.url,
    tokenServiceUrl: beforeTeams.url,
    certificateFile,
    async close() {
      await Promise.all([before.close(), beforeTeams.close(), authority.close()]);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
