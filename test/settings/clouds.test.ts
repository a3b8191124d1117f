import assert from 'node:assert/strict';
import { GRAPH_ORIGINS } from '../../src/requests/model/cloud.ts';
import { type Environment, loadConfig } from '../../src/settings/config.ts';

const ID = '11111111-1111-4111-8111-111111111111';
const needed = {
  MicrosoftAppId: ID,
  MicrosoftAppTenantId: ID,
  MicrosoftAppType: 'SingleTenant',
  MicrosoftAppPassword: 'hush',
  OAUTH_CONNECTION: 'sso',
  SECRET_KEY: Buffer.alloc(32, 5).toString('base64'),
};
const REFUSED =
  'RESET_AS must be app in this cloud: its Microsoft Graph has no resetPassword, by which approvers reset a password';

function problems(RESET_AS: string, GRAPH_BASE_URL: string): readonly string[] {
  const loaded = loadConfig({ ...needed, RESET_AS, GRAPH_BASE_URL });
  return loaded.ok ? [] : loaded.problems;
}

describe('Resetting as the approver', () => {
  for (const cloud of ['public', 'us-government', 'us-defense'] as const) {
    it(`is possible in this cloud: ${cloud}`, () => {
      assert.deepEqual(problems('approver', GRAPH_ORIGINS[cloud]), []);
    });
  }

  it('is refused where Graph cannot do it: in China, and in clouds that this code does not know', () => {
    const unknown = 'https://graph.sovereign.example';
    assert.deepEqual(problems('approver', GRAPH_ORIGINS.china), [REFUSED]);
    assert.match(
      problems('approver', unknown).join(),
      /^GRAPH_BASE_URL must be one of https:\/\/graph\.microsoft\.com, [^,]*, [^,]* for RESET_AS=approver$/,
    );
    for (const url of [GRAPH_ORIGINS.china, unknown]) assert.deepEqual(problems('app', url), []);
  });
});

describe('The settings of another cloud', () => {
  const channel: Environment = {
    ToBotFromChannelOpenIdMetadataUrl: 'https://login.botframework.azure.us/v1/.well-known/openid-configuration',
    ToBotFromChannelTokenIssuer: 'https://api.botframework.us',
    ToBotFromEmulatorOpenIdMetadataUrl: 'https://login.microsoftonline.us/tenant/v2.0/.well-known/openid-configuration',
    ToChannelFromBotLoginUrl: 'https://login.microsoftonline.us/tenant',
    ToChannelFromBotOAuthScope: 'https://api.botframework.us',
    OAuthUrl: 'https://tokengcch.botframework.azure.us',
    ValidateAuthority: 'true',
  };
  const problemsOf = (changes: Environment): readonly string[] => {
    const loaded = loadConfig({ ...needed, ...channel, ...changes });
    return loaded.ok ? [] : loaded.problems;
  };

  it('are URLs with https', () => {
    assert.deepEqual(problemsOf({}), []);
    for (const name of ['ToChannelFromBotLoginUrl', 'OAuthUrl', 'ToBotFromChannelOpenIdMetadataUrl']) {
      for (const wrong of ['login.microsoftonline.us', 'http://login.microsoftonline.us']) {
        assert.match(problemsOf({ [name]: wrong }).join('\n'), new RegExp(`^${name} must be an https URL[^\n]*$`));
      }
    }
  });

  it('have https to sign in on this machine, too', () => {
    const here = 'http://127.0.0.1:1';
    assert.deepEqual(problemsOf({ OAuthUrl: here }), []);
    assert.deepEqual(problemsOf({ ToChannelFromBotLoginUrl: here }), ['ToChannelFromBotLoginUrl must be an https URL']);
  });
});

describe('Partners as text', () => {
  const of = (PARTNERS_FILE: string) => loadConfig({ ...needed, PARTNERS_FILE });

  it('serve where a host has no place for a file', () => {
    const loaded = of('{"fabrikam.com":{"name":"Fabrikam IT","phone":"1234"}}');
    assert.ok(loaded.ok);
    assert.equal(loaded.config.helpDeskOf('fabrikam.com')?.name, 'Fabrikam IT');
  });

  it('are not repeated when they are wrong', () => {
    const loaded = of('{"fabrikam.com":');
    assert.ok(!loaded.ok);
    assert.deepEqual(loaded.problems, ['PARTNERS_FILE as text does not exist or is not valid JSON']);
  });
});
