import assert from 'node:assert/strict';
import { type LocalDirectory, startLocalDirectory } from '../../../../sandbox/directory/local-directory.ts';
import { CONTOSO, person } from '../../../../sandbox/directory/people.ts';
import { ask, each, listed, refusal } from '../support.ts';

describe('Domains and organisations in the local directory', () => {
  let directory: LocalDirectory;
  before(async () => (directory = await startLocalDirectory()));
  after(() => directory.close());

  it('lists our domains, who signs their users in, and whether they are verified', async () => {
    const reply = await ask(directory, '/domains?$select=id,authenticationType,isVerified,isDefault,isInitial');
    assert.deepEqual(listed(reply), [
      { id: 'contoso.com', authenticationType: 'Managed', isVerified: true, isDefault: true, isInitial: false },
      {
        id: 'contoso.onmicrosoft.com',
        authenticationType: 'Managed',
        isVerified: true,
        isDefault: false,
        isInitial: true,
      },
      { id: 'corp.contoso.com', authenticationType: 'Federated', isVerified: true, isDefault: false, isInitial: false },
      { id: 'contoso-labs.com', authenticationType: 'Managed', isVerified: false, isDefault: false, isInitial: false },
    ]);
  });

  it('returns one domain, and 404 for one that is not ours', async () => {
    assert.partialDeepStrictEqual((await ask(directory, '/domains/Contoso.com')).body, { id: 'contoso.com' });
    assert.equal(refusal(await ask(directory, '/domains/forthcoffee.com')), '404 Request_ResourceNotFound');
  });

  it('says where the users of a federated domain reset their password', async () => {
    const reply = await ask(directory, '/domains/corp.contoso.com/federationConfiguration');
    assert.deepEqual(each(reply, 'passwordResetUri'), ['https://adfs.corp.contoso.com/adfs/portal/updatepassword']);
    assert.deepEqual(listed(await ask(directory, '/domains/contoso.com/federationConfiguration')), []);
    assert.equal((await ask(directory, '/domains/nowhere.com/federationConfiguration')).status, 404);
  });

  it('describes this tenant with its verified domains', async () => {
    const [organisation] = listed(await ask(directory, '/organization'));
    assert.partialDeepStrictEqual(organisation, {
      id: CONTOSO.id,
      displayName: 'Contoso',
      onPremisesSyncEnabled: true,
    });
    assert.equal(JSON.stringify(organisation).includes('contoso-labs.com'), false);
  });

  it('names another organisation by one of its domains or by its tenant id', async () => {
    const byDomain = await ask(
      directory,
      "/tenantRelationships/findTenantInformationByDomainName(domainName='ForthCoffee.com')",
    );
    assert.equal(byDomain.status, 200);
    const tenantId = 'f0f4c0ff-0000-4000-8000-000000000001';
    assert.partialDeepStrictEqual(byDomain.body, {
      tenantId,
      displayName: 'Forth Coffee',
      defaultDomainName: 'forthcoffee.com',
    });
    const byId = await ask(directory, `/tenantRelationships/findTenantInformationByTenantId(tenantId='${tenantId}')`);
    assert.partialDeepStrictEqual(byId.body, { tenantId, displayName: 'Forth Coffee' });
    assert.ok(!JSON.stringify(byDomain.body).includes('onmicrosoft'));
  });

  it('does not know unmanaged or unknown organisations', async () => {
    for (const domain of ['cohovineyard.com', 'nowhere.example']) {
      const path = `/tenantRelationships/findTenantInformationByDomainName(domainName='${domain}')`;
      assert.equal(refusal(await ask(directory, path)), '404 Request_ResourceNotFound');
    }
  });

  it('shows where a guest last signed in from, newest first', async () => {
    const { id } = person('Bianca Pisani').user;
    const [first] = directory.tenant.signIns.filter(({ userId }) => userId === id);
    assert.ok(first);
    directory.tenant.signIns.push({
      ...first,
      id: 'older',
      createdDateTime: '2026-01-01T00:00:00Z',
      homeTenantId: 'older',
    });
    const reply = await ask(directory, `/auditLogs/signIns?$filter=userId eq '${id}'&$top=1`);
    assert.deepEqual(each(reply, 'homeTenantId'), [first.homeTenantId]);
    const since = await ask(
      directory,
      `/auditLogs/signIns?$filter=userId eq '${id}' and createdDateTime ge 2026-06-01T00:00:00Z`,
    );
    assert.equal(listed(since).length, 1);
  });
});
