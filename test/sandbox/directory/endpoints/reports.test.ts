import assert from 'node:assert/strict';
import { z } from 'zod';
import { type LocalDirectory, startLocalDirectory } from '../../../../sandbox/directory/local-directory.ts';
import { person } from '../../../../sandbox/directory/people.ts';
import { ask, refusal } from '../support.ts';

const pathOf = (id: string) => `/reports/authenticationMethods/userRegistrationDetails/${id}`;
const of = (name: string) => pathOf(person(name).user.id);

describe('Reports in the local directory', () => {
  let directory: LocalDirectory;
  beforeEach(async () => (directory = await startLocalDirectory()));
  afterEach(() => directory.close());

  const flag = z.boolean();
  const Sspr = z.object({ isSsprEnabled: flag, isSsprRegistered: flag, isSsprCapable: flag, isAdmin: flag });
  const sspr = async (name: string) => Sspr.parse((await ask(directory, of(name))).body);

  it('say that somebody can reset their password if they may, and have registered', async () => {
    const nobody = { isSsprEnabled: true, isSsprRegistered: false, isSsprCapable: false, isAdmin: false };
    const capable = { ...nobody, isSsprRegistered: true, isSsprCapable: true };
    assert.deepEqual(await sspr('Megan Bowen'), nobody);
    assert.deepEqual(await sspr('Cameron White'), capable);
    assert.deepEqual(await sspr('Delia Dennis'), { ...capable, isSsprEnabled: false, isSsprCapable: false });
    assert.deepEqual(await sspr('Gerhart Moller'), { ...capable, isAdmin: true });
  });

  it('know nobody outside the directory, and take no query', async () => {
    const stranger = '00000000-0000-4000-8000-000000000000';
    assert.equal(refusal(await ask(directory, pathOf(stranger))), '404 Request_ResourceNotFound');
    assert.equal(refusal(await ask(directory, `${of('Cameron White')}?$select=isSsprCapable`)), '400 BadRequest');
  });

  for (const [reports, code] of [
    ['no-permission', 'Authentication_MSGraphPermissionMissing'],
    ['no-licence', 'Authentication_RequestFromNonPremiumTenantOrB2CTenant'],
  ] as const) {
    it(`are refused with ${reports.replace('-', ' ')}`, async () => {
      directory.tenant.reports = reports;
      for (const path of [of('Cameron White'), '/auditLogs/signIns']) {
        assert.equal(refusal(await ask(directory, path)), `403 ${code}`);
      }
    });
  }
});
