import assert from 'node:assert/strict';
import { z } from 'zod';
import { recordSignIn } from '../../../../sandbox/directory/administration.ts';
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

  it('say that someone can reset their password if they may, and have registered', async () => {
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

  it('list sign-ins, the newest first, minutes after they happened', async () => {
    const megan = person('Megan Bowen').user;
    const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);
    for (const [code, minutes] of [
      [50126, 9],
      [50053, 3],
      [0, 1],
    ] as const)
      recordSignIn(directory.tenant, megan, code, minutesAgo(minutes));
    const since = minutesAgo(60).toISOString();
    const path = `/auditLogs/signIns?$filter=${encodeURIComponent(`userId eq '${megan.id}' and createdDateTime ge ${since}`)}`;
    const listed = z.object({ value: z.array(z.object({ status: z.object({ errorCode: z.number() }) })) });
    const codes = async (more = '') =>
      listed.parse((await ask(directory, path + more)).body).value.map(({ status }) => status.errorCode);
    assert.deepEqual(await codes(), [50053, 50126]);
    assert.deepEqual(await codes('&$top=1'), [50053]);
  });

  it('take no query for sign-ins but a filter and a page', async () => {
    for (const option of ['$select=status', '$orderby=createdDateTime', '$count=true', '$search="a"', '$expand=x'])
      assert.match(refusal(await ask(directory, `/auditLogs/signIns?${option}`)), /^400 /, option);
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
