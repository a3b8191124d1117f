import assert from 'node:assert/strict';
import { type TokenRead, judgeToken } from '../../../src/doctor/rules/token.ts';

const OURS = { tenantId: '11111111-1111-4111-8111-111111111111', appId: '22222222-2222-4222-8222-222222222222' };
const TOKEN = { ...OURS, objectId: '33333333-3333-4333-8333-333333333333', roles: [] };
const ANOTHER = '99999999-9999-4999-8999-999999999999';
const judged = (read: TokenRead, appType: 'SingleTenant' | 'UserAssignedMSI' = 'SingleTenant'): string =>
  judgeToken(read, { ...OURS, appType })
    .map(({ state, says }) => `${state}: ${says}`)
    .join('\n');

describe('the doctor on the token', () => {
  it('says as whom the bot signs in', () => {
    assert.match(judged(TOKEN), /^ok: The identity gets a token for Microsoft Graph, as 33333333-/);
  });

  it('names a token of another tenant, and of another app', () => {
    assert.match(
      judged({ ...TOKEN, tenantId: ANOTHER }),
      /^wrong: The token is of the tenant 9{8}-.* MicrosoftAppTenantId is 1{8}-/,
    );
    assert.match(
      judged({ ...TOKEN, appId: ANOTHER }),
      /^wrong: The token is of the app 9{8}-.* MicrosoftAppId is 2{8}-/,
    );
  });

  const codes: readonly (readonly [string, RegExp])[] = [
    ['AADSTS7000222', /MicrosoftAppPassword has expired\. Make a new client secret/],
    ['AADSTS700027', /certificate in MicrosoftAppCertificatePath is not one of this app\. Upload it/],
    ['AADSTS700016', /no app MicrosoftAppId in the tenant MicrosoftAppTenantId\. Correct one/],
    ['AADSTS7000112', /The app is disabled in Entra\. Enable/],
    ['AADSTS53003', /Conditional Access policy .* blocks the app\. Exclude it/],
    ['AADSTS90002', /There is no tenant MicrosoftAppTenantId\. Correct it/],
  ];
  for (const [code, says] of codes) {
    it(`says what ${code} means, and nothing else of the answer`, () => {
      const told = judged({ failed: `invalid_client: ${code}: Sent with secret hunter2. Trace ID: 1` });
      assert.match(told, says);
      assert.match(told, new RegExp(`^wrong: No token for Microsoft Graph: [^\\n]*\\(${code}\\)\\.$`));
      assert.doesNotMatch(told, /hunter2|Trace/);
    });
  }

  it('says of a managed identity what to look at', () => {
    assert.match(
      judged({ failed: 'no endpoint' }, 'UserAssignedMSI'),
      /^wrong: .*Assign the managed identity to this web/,
    );
  });

  it('doesn’t call a token wrong whose form it doesn’t know', () => {
    assert.match(judged('unreadable'), /^not-checked: /);
  });
});
