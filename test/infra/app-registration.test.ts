/** The app registration that the Agents Toolkit makes for RESET_AS=approver (`aad.manifest.json`). */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { neededPermissions } from '../../src/directory/set-up/needed-permissions.ts';

const read = (path: string): string => readFileSync(path, 'utf8');

const GRAPH = '00000003-0000-0000-c000-000000000000';
/**
 * Delegated permissions of Graph by id, the same in every tenant (microsoftgraph/microsoft-graph-devx-content, commit 6cbd6bb,
 * permissions/permissions-descriptions.json). The toolkit knows some by name, but not the second.
 */
const SCOPES: Readonly<Record<string, string>> = {
  'b7887744-6746-4312-813d-72daeaee7e2d': 'UserAuthenticationMethod.ReadWrite.All',
  'fc30e98b-8810-4501-81f5-c20a3196387b': 'User.RevokeSessions.All',
};

const registration = z
  .strictObject({
    id: z.literal('${{AAD_APP_OBJECT_ID}}'),
    appId: z.literal('${{AAD_APP_CLIENT_ID}}'),
    displayName: z.string(),
    signInAudience: z.literal('AzureADMyOrg'),
    identifierUris: z.array(z.string()),
    api: z.strictObject({
      requestedAccessTokenVersion: z.literal(2),
      oauth2PermissionScopes: z.array(z.looseObject({ id: z.string(), value: z.string() })),
      preAuthorizedApplications: z.array(
        z.strictObject({ appId: z.guid(), delegatedPermissionIds: z.array(z.string()) }),
      ),
    }),
    optionalClaims: z.looseObject({ accessToken: z.array(z.looseObject({ name: z.string() })) }),
    requiredResourceAccess: z.array(
      z.strictObject({
        resourceAppId: z.string(),
        resourceAccess: z.array(z.strictObject({ id: z.string(), type: z.string() })),
      }),
    ),
    web: z.strictObject({ redirectUris: z.array(z.string()) }),
  })
  .parse(JSON.parse(read('aad.manifest.json')));

describe('The app registration for RESET_AS=approver', () => {
  it('asks for the delegated permissions that the bot needs, and for no others', () => {
    const [graph, ...others] = registration.requiredResourceAccess;
    assert.deepEqual([graph?.resourceAppId, others], [GRAPH, []]);
    const asked = graph?.resourceAccess.map(({ id, type }) => [SCOPES[id], type]) ?? [];
    const needed = neededPermissions({ resetAs: 'approver', passes: false })
      .filter(({ type }) => type === 'delegated')
      .map(({ permission }) => [permission, 'Scope']);
    assert.ok(needed.length > 1);
    assert.deepEqual(asked.sort(), needed.sort());
  });

  it('is reached under the names that the bot’s templates and Teams use', () => {
    const uri = 'api://botid-';
    assert.deepEqual(registration.identifierUris, [`${uri}\${{AAD_APP_CLIENT_ID}}`]);
    const [scope, ...others] = registration.api.oauth2PermissionScopes;
    assert.deepEqual([scope?.value, others], ['access_as_user', []]);
    const bot = read('infra/botRegistration/azurebot.bicep');
    assert.ok(bot.includes(`scopes: '${uri}\${appId}/access_as_user'`));
    assert.ok(bot.includes(`value: '${uri}\${appId}'`));
    assert.ok(read('appPackage/manifest.json').includes(`"resource": "${uri}\${{BOT_ID}}"`));
  });

  it('lets Teams’ clients sign in without a window, and the Bot Framework’s window return: those of the set-up guide', () => {
    const [scope] = registration.api.oauth2PermissionScopes;
    const guide = read('docs/setup.md');
    assert.equal(registration.api.preAuthorizedApplications.length, 2);
    for (const { appId, delegatedPermissionIds } of registration.api.preAuthorizedApplications) {
      assert.deepEqual(delegatedPermissionIds, [scope?.id]);
      assert.ok(guide.includes(`\`${appId}\``), appId);
    }
    const [redirect = '', ...others] = registration.web.redirectUris;
    assert.ok(guide.includes(`\`${redirect}\``) && others.length === 0, redirect);
  });

  it('has what the toolkit would warn about: the claim that tells an app’s token from a person’s', () => {
    assert.ok(registration.optionalClaims.accessToken.some(({ name }) => name === 'idtyp'));
  });
});
