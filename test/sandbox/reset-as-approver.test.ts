import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { createExchange } from '../../src/directory/tokens/on-behalf-of.ts';
import { createLog } from '../../src/telemetry/log.ts';
import type { LocalAuthority } from '../../sandbox/authority/local-authority.ts';
import { CONTOSO, person } from '../../sandbox/directory/people.ts';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.ts';
import { type FreshDatabase, freshDatabase } from '../support/store.ts';

const ALLAN = person('Allan Deyoung').user.id;
const GRADY = person('Grady Archie').user.id;
const APP_ID = randomUUID();
const log = createLog({ level: 'silent' });
const given = z.object({ access_token: z.string() });

describe('a sandbox whose bot resets as the approver', () => {
  let database: FreshDatabase;
  let sandbox: Sandbox;
  let authority: LocalAuthority;

  before(async () => {
    database = await freshDatabase();
    const secretKey = randomBytes(32).toString('base64');
    const where = { appId: APP_ID, port: 0, secretKey, database };
    sandbox = await startSandbox({ ...where, resetAs: 'approver', consent: 'nobody', log });
    assert.ok(sandbox.authority);
    authority = sandbox.authority;
  });
  after(async () => {
    await sandbox.close();
    await database.drop();
  });

  /** The bot's own token, as the authority issues it for the secret. */
  const tokenFor = async (resource: string): Promise<string> => {
    const body = new URLSearchParams({
      ...{ client_id: APP_ID, client_secret: authority.clientSecret, grant_type: 'client_credentials' },
      scope: `${resource}/.default`,
    });
    const answer = await fetch(`${authority.url}/${CONTOSO.id}/oauth2/v2.0/token`, { method: 'POST', body });
    return given.parse(await answer.json()).access_token;
  };
  const users = async (token: string): Promise<number> => {
    const headers = { authorization: `Bearer ${token}` };
    return (await fetch(`${sandbox.directory.url}/v1.0/users/${GRADY}`, { headers })).status;
  };

  it('gives the bot a secret, and an authority that accepts it', () => {
    const { identity, channel } = sandbox.config;
    const { clientSecret: password } = authority;
    assert.deepEqual(identity, { appType: 'SingleTenant', appId: APP_ID, tenantId: CONTOSO.id, password });
    assert.equal(channel?.ToChannelFromBotLoginUrl, `${authority.url}/botframework.com`);
    assert.equal(channel.OAuthUrl, sandbox.teams.url);
  });

  it('lets the bot send to Teams and read the directory with the tokens for that', async () => {
    const { teams, directory } = sandbox;
    const { conversationId } = teams.approvals;
    await teams.sendMessage(ALLAN, conversationId, 'approvals here');
    await teams.waitFor(conversationId, ({ fromBot }) => fromBot);
    assert.ok(directory.calls.some(({ status }) => status === 200));
    assert.deepEqual([...new Set(authority.calls.map(({ grant }) => grant))], ['client_credentials']);
  });

  it('refuses a token for something else at the directory', async () => {
    assert.equal(await users(await tokenFor('https://graph.microsoft.com')), 200);
    assert.equal(await users(await tokenFor('https://api.botframework.com')), 401);
  });

  it('gives the bot no right of its own to write passwords', () => {
    assert.equal(sandbox.directory.tenant.appMayWritePasswords, false);
  });

  it('has nobody’s consent if so configured', async () => {
    const { url: authorityHost, clientSecret: password } = authority;
    const app = { appType: 'SingleTenant', appId: APP_ID, tenantId: CONTOSO.id, password, authorityHost } as const;
    const exchange = createExchange(app, log);
    const assertion = await authority.singleSignOn(GRADY);
    const scope = 'https://graph.microsoft.com/.default';
    assert.deepEqual(await exchange(assertion, scope), { ok: false, because: 'consent-needed' });
    authority.consent('everybody');
    assert.equal((await exchange(assertion, scope)).ok, true);
  });
});
