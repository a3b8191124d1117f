import assert from 'node:assert/strict';
import { decodeJwt } from 'jose';
import { APP_ID, at, tokenFor, withTeams } from '../support.ts';

describe('tokens', () => {
  it('the metadata names the channel’s issuer and keys, which are endorsed for Teams', () =>
    withTeams(async (teams) => {
      const metadata: unknown = await (await fetch(teams.openIdMetadataUrl)).json();
      assert.equal(at(metadata, 'issuer'), 'https://api.botframework.com');
      const keys: unknown = await (await fetch(String(at(metadata, 'jwks_uri')))).json();
      assert.deepEqual(at(keys, 'keys', 0, 'endorsements'), ['msteams']);
    }));

  it('claims can be changed and omitted, for forgeries', () =>
    withTeams(async (teams) => {
      const claims = decodeJwt(await teams.signToken({ aud: 'somebody else', serviceurl: undefined }));
      assert.equal(claims.aud, 'somebody else');
      assert.equal(claims.iss, 'https://api.botframework.com');
      assert.equal('serviceurl' in claims, false);
    }));

  it('the identity endpoint issues tokens and remembers their scope', () =>
    withTeams(async (teams) => {
      const token = await tokenFor(teams, 'https://graph.microsoft.com/');
      assert.deepEqual(teams.acceptsToken(token), { appId: APP_ID, audience: 'https://graph.microsoft.com' });
      assert.equal(teams.acceptsToken('another'), undefined);
    }));

  it('the identity endpoint answers as an App Service does: expires_on is text, in seconds', () =>
    withTeams(async (teams) => {
      const url = `${teams.identityEndpoint}?resource=https://graph.microsoft.com&client_id=${APP_ID}&api-version=2019-08-01`;
      const body: unknown = await (await fetch(url, { headers: { 'x-identity-header': teams.identityHeader } })).json();
      assert.match(String(at(body, 'expires_on')), /^\d{10}$/);
      assert.equal(typeof at(body, 'expires_on'), 'string');
      assert.deepEqual([at(body, 'token_type'), at(body, 'client_id')], ['Bearer', APP_ID]);
    }));

  it('the identity endpoint refuses a wrong header, another identity and a missing resource', () =>
    withTeams(async (teams) => {
      const ask = async (query: string, header: string): Promise<number> =>
        (
          await fetch(`${teams.identityEndpoint}?api-version=2019-08-01&${query}`, {
            headers: { 'x-identity-header': header },
          })
        ).status;
      const resource = 'resource=https://graph.microsoft.com';
      assert.equal(await ask(`${resource}&client_id=${APP_ID}`, 'wrong'), 401);
      assert.equal(await ask(`${resource}&client_id=other`, teams.identityHeader), 400);
      assert.equal(await ask(`client_id=${APP_ID}`, teams.identityHeader), 400);
    }));
});
