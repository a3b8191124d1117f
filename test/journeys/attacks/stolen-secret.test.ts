import assert from 'node:assert/strict';
import { z } from 'zod';
import { type Purpose, type Sealed, asSealed } from '../../../src/requests/model/secrets/sealed.ts';
import { CONTOSO, SAMPLE_PASSWORD } from '../../../sandbox/directory/people.ts';
import { CONNECTION } from '../../../sandbox/settings.ts';
import { createSecretBox } from '../../../src/crypto/secret-box.ts';
import { type Reply, ask, refusal } from '../../sandbox/directory/support.ts';
import { TOKEN, authorityOf, stored, throughWindow, writesFor } from '../../support/world/as-approver.ts';
import { requestOf } from '../../support/world/journey.ts';
import { NAMES, type World, startWorld } from '../../support/world/world.ts';

const { megan, alex, helpdesk, authAdmin } = NAMES;
const ALEX = 'alexw@contoso.com';
const PASSWORD = 'Kqw7mx-3hbt9e-zp4vfa';
const PASSWORD_METHOD = '28c10230-6103-485e-b985-444c60001490';
const SCOPE = 'https://graph.microsoft.com/.default';
const given = z.object({ access_token: z.string() });
const refused = z.object({ error: z.string() });

describe('journey: a thief has the bot’s client secret', () => {
  let world: World;
  before(async () => {
    world = await startWorld({ resetAs: 'approver' });
    // The operation is done at the first poll; the next poll would be a second later.
    world.directory.tenant.resets.polls = 0;
  });
  after(() => world.dispose());

  /** The token endpoint's answer to someone who knows the secret. */
  const tokenEndpoint = async (form: Readonly<Record<string, string>>): Promise<unknown> => {
    const { url, clientSecret } = authorityOf(world);
    const app = { client_id: world.config.identity.appId, client_secret: clientSecret, scope: SCOPE };
    const body = new URLSearchParams({ ...app, ...form });
    return (await fetch(`${url}/${CONTOSO.id}/oauth2/v2.0/token`, { method: 'POST', body })).json();
  };
  const appToken = async (scope = SCOPE): Promise<string> =>
    given.parse(await tokenEndpoint({ grant_type: 'client_credentials', scope })).access_token;
  const onBehalfOf = (assertion: string): Promise<unknown> =>
    tokenEndpoint({
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      requested_token_use: 'on_behalf_of',
      assertion,
    });
  const graph = (token: string, method: string, path: string, body?: object): Promise<Reply> =>
    ask(world.directory, path, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body }),
    });
  const passwordProfile = { password: PASSWORD, forceChangePasswordNextSignIn: false };
  /** Every way to take over Alex's account. */
  const WAYS: readonly (readonly [title: string, method: string, below: string, body?: object])[] = [
    ['write a password', 'PATCH', '', { passwordProfile }],
    [
      'reset a password as people do',
      'POST',
      `/authentication/methods/${PASSWORD_METHOD}/resetPassword`,
      { newPassword: PASSWORD },
    ],
    ['make a Temporary Access Pass', 'POST', '/authentication/temporaryAccessPassMethods', {}],
    ['end somebody’s sessions', 'POST', '/revokeSignInSessions'],
  ];
  const take = async (token: string): Promise<string[]> => {
    const replies = await Promise.all(
      WAYS.map(([, method, below, body]) => graph(token, method, `/users/${world.id(alex)}${below}`, body)),
    );
    return replies.map((reply) => (reply.status < 300 ? String(reply.status) : refusal(reply)));
  };

  describe('and nothing else', () => {
    for (const [title, method, below, body] of WAYS) {
      it(`cannot ${title}`, async () => {
        const token = await appToken();
        assert.equal(
          (await graph(token, 'GET', `/users/${world.id(alex)}`)).status,
          200,
          'they can read, as the bot can',
        );
        const reply = await graph(token, method, `/users/${world.id(alex)}${below}`, body);
        assert.match(refusal(reply), /^403 (Authorization_RequestDenied|accessDenied)$/);
      });
    }

    it('leaves the account unchanged', () => {
      const { tenant } = world.directory;
      assert.deepEqual([tenant.passwordWrites, tenant.accessPasses, tenant.sessionsRevoked], [[], [], []]);
      assert.equal(world.directory.signIn(ALEX, SAMPLE_PASSWORD), 'ok');
    });
  });

  describe('and a row of the database that holds an approver’s sign-in', () => {
    let grant: Sealed<'sign-in'>;
    let purpose: Purpose<'sign-in'>;
    before(async () => {
      const approval = await world.askFor(megan, 'reset my password');
      await world.click(authAdmin, approval, 'approve');
      await world.told(megan, /Show once/);
      const { id, status } = await stored(world, requestOf(approval));
      assert.ok('grant' in status && status.grant !== null);
      grant = asSealed(status.grant.split(' ').at(-1) ?? '');
      const people = { subject: world.id(megan), requester: world.id(megan), approver: world.id(authAdmin) };
      purpose = { content: 'sign-in', request: id, ...people };
    });

    it('has nothing that the token endpoint accepts as a sign-in', async () => {
      const sealed = grant.split('.').at(-1) ?? '';
      const guesses = [grant, sealed, Buffer.from(sealed, 'base64url').toString('latin1')];
      for (const guess of guesses) {
        assert.equal(refused.parse(await onBehalfOf(guess)).error, 'invalid_grant');
        assert.doesNotMatch(guess, TOKEN);
      }
    });

    it('has nothing that Microsoft Graph accepts as a token', async () => {
      assert.equal((await graph(grant, 'GET', `/users/${world.id(alex)}`)).status, 401);
      assert.deepEqual(new Set((await take(grant)).map((reply) => reply.slice(0, 3))), new Set(['401']));
    });

    it('cannot open it with a key of their own', () => {
      assert.throws(() => createSecretBox([Buffer.alloc(32, 1)]).open(purpose, grant), /SECRET_KEY no longer has/);
    });

    it('has written nothing', () => {
      assert.equal(world.directory.signIn(ALEX, SAMPLE_PASSWORD), 'ok');
      assert.deepEqual(writesFor(world, alex), []);
    });

    it('needs SECRET_KEY as well: with all three they are the approver until that sign-in expires', async () => {
      const assertion = createSecretBox(world.config.secretKeys).open(purpose, grant);
      assert.match(assertion, TOKEN);
      assert.equal(typeof given.parse(await onBehalfOf(assertion)).access_token, 'string');
    });
  });

  describe('and asks the Bot Framework token service for approvers’ sign-ins, as the bot can', () => {
    const tokenOf = async (name: string, code: Readonly<Record<string, string>> = {}): Promise<number> => {
      const userId = world.teams.channelIdOf(world.id(name));
      const query = new URLSearchParams({ userId, connectionName: CONNECTION, channelId: 'msteams', ...code });
      const authorization = `Bearer ${await appToken('https://api.botframework.com/.default')}`;
      return (await fetch(`${world.teams.url}/api/usertoken/GetToken?${query}`, { headers: { authorization } })).status;
    };

    it('it has kept none, and needs a code that only the person is given', async () => {
      const approval = await world.askFor('Adele Vance', 'reset my password');
      authorityOf(world).challenge(world.id(helpdesk), true);
      assert.match((await throughWindow(world, helpdesk, approval, 'approve')).text, /Approved by\nGrady Archie/);
      assert.equal(await tokenOf(helpdesk), 404);
      assert.equal(await tokenOf(helpdesk, { code: '000000' }), 404);
    });
  });

  describe('meanwhile', () => {
    it('the bot changed the directory only in the names of people', () => {
      const { tenant } = world.directory;
      assert.ok(tenant.passwordWrites.length > 0);
      assert.ok([...tenant.passwordWrites, ...tenant.sessionsRevoked].every(({ person }) => person !== null));
    });
  });

  describe('by contrast, if the bot resets in its own name (RESET_AS=app)', () => {
    it('the secret alone can do all of that, except what only people can do', async () => {
      const { tenant } = world.directory;
      tenant.appMayWritePasswords = true;
      const [write, asPeopleDo, ...others] = await take(await appToken());
      assert.deepEqual([write, asPeopleDo, ...others], ['204', '403 accessDenied', '201', '200']);
      assert.equal(world.directory.signIn(ALEX, PASSWORD), 'ok');
      assert.deepEqual(
        writesFor(world, alex).map(({ person }) => person),
        [null],
      );
    });
  });
});
