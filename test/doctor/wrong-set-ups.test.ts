import assert from 'node:assert/strict';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { trustedCertificate } from '../../sandbox/authority/certificate.ts';
import type { Environment } from '../../src/settings/config.ts';
import { runCommand } from '../support/processes/run-command.ts';
import { NAMES } from '../support/world/world.ts';
import { OF_DIRECTORY } from './support/of-directory.ts';
import { OF_PACKAGE } from './support/of-package.ts';
import { OF_REGISTRATION } from './support/of-registration.ts';
import { OF_STORE } from './support/of-store.ts';
import { OF_TEAMS, startFront } from './support/of-teams.ts';
import { type Found, type Practice, type Report, startPractice } from './support/practice.ts';
import { findingsIn } from './support/set-up.ts';

describe('npm run doctor', function () {
  this.timeout(180_000);
  let practice: Practice;
  let healthy: Report;
  before(async () => {
    practice = await startPractice();
    healthy = await practice.examine();
  });
  after(() => practice.close());

  it('is content with a healthy set-up, and says of each part why', () => {
    const { findings, status } = healthy;
    const others = findings.filter(({ state }) => !['ok', 'note', 'not-checked'].includes(state));
    assert.deepEqual([status, others], [0, []]);
    const says = (wanted: Found['subject']): string => findings.find(({ subject }) => subject === wanted)?.says ?? '';
    assert.match(says('audit'), /^The trail is sound; the bot stopped/);
    assert.match(
      says('package'),
      /^Version 1\.0\.1000 of the app stands in the team .*; none was packaged on this machine/,
    );
  });

  it('prints a line for each finding and a sum, and changes nothing', async () => {
    const { status, stdout, stderr } = await practice.run([]);
    assert.deepEqual([status, stderr], [healthy.status, '']);
    assert.match(stdout, /^ok {11}settings {5}All settings are valid\.\n/);
    assert.match(stdout, /\n\n0 wrong, \d+ warnings, \d+ ok, \d+ not checked\n$/);
    assert.equal(stdout.trimEnd().split('\n').length, healthy.findings.length + 2);
  });

  it('is the same as a process of its own, with its settings in the environment', async () => {
    // Where Graph fails, a read that nobody awaits any more would end the process.
    for (const changes of [{}, { GRAPH_BASE_URL: 'http://127.0.0.1:1' }]) {
      const settings = z.record(z.string(), z.string()).parse(practice.settings(changes));
      const trusted = join(practice.world.config.dataDir, 'trusted.pem');
      await writeFile(trusted, trustedCertificate().cert);
      const { code, said } = await runCommand(['src/commands/doctor.ts'], {
        ...settings,
        NODE_EXTRA_CA_CERTS: trusted,
      });
      await rm(trusted);
      const { status, stdout } = await practice.run([], changes);
      assert.deepEqual([code, said], [status, stdout]);
    }
  });

  it('reads the roles of everybody in the approvals channel once', async () => {
    const { world } = practice;
    const { calls } = world.directory;
    const before = calls.length;
    await practice.examine();
    const reads = calls
      .slice(before)
      .filter(({ path }) => path.endsWith('/roleAssignments'))
      .map(({ query: { $filter = '' } }) => $filter);
    for (const name of [NAMES.helpdesk, NAMES.userAdmin, NAMES.authAdmin, NAMES.globalAdmin]) {
      assert.equal(reads.filter((filter) => filter.includes(world.id(name))).length, 1, name);
    }
  });

  it('is content with an endpoint where the bot answers, and names one whose certificate is not trusted', async () => {
    const trusted = await startFront();
    const stranger = await startFront({}, false);
    const endpointOf = async (url: string) =>
      (await practice.examine({}, ['--endpoint', url])).findings.filter(({ subject }) => subject === 'endpoint');
    const [good, bad] = [await endpointOf(trusted.url), await endpointOf(stranger.url)];
    await Promise.all([trusted.close(), stranger.close()]);
    assert.match(good[0]?.says ?? '', /^The bot answers at https:.*certificate for (28|29) more days/);
    assert.match(bad[0]?.says ?? '', /isn't trusted \(DEPTH_ZERO_SELF_SIGNED_CERT\)/);
  });

  it('posts a test card to the approvals channel if it is asked to', async () => {
    const { teams } = practice.world;
    const { status } = await practice.run(['--send-test']);
    const posted = teams.history(teams.approvals.conversationId).at(-1);
    assert.equal(status, 0);
    assert.match(JSON.stringify(posted), /This is a test: requests for a password reset will appear in this channel/);
  });

  it('posts no test card where the cause is named already, and says so', async () => {
    const causes: readonly Environment[] = [
      { MicrosoftAppPassword: 'hunter2' },
      { DATABASE_URL: 'postgres://bot:hunter2@127.0.0.1:1/bot' },
    ];
    for (const cause of causes) {
      const { findings } = await practice.examine(cause, ['--send-test']);
      const [wrong, ...more] = findings.filter(({ state }) => state === 'wrong');
      assert.deepEqual(more, [], wrong?.says);
      const unsent = findings.filter(
        ({ state, says }) => state === 'not-checked' && says.startsWith('No test card was sent'),
      );
      assert.equal(unsent.length, 1, wrong?.says);
    }
  });

  it('says what to grant where it may not read the app registration and the installed package', async () => {
    const { tenant } = practice.world.directory;
    const { appPermissions: granted } = tenant;
    tenant.appPermissions = granted.filter((one) => one !== 'Directory.Read.All');
    const { findings } = await practice.examine();
    tenant.appPermissions = granted;
    const unread = findings.filter(({ state }) => state === 'not-checked').map(({ says }) => says);
    for (const what of [
      /^Reading the app registration takes Directory\.Read\.All/,
      /^Reading which package is .* Directory\.Read/,
    ]) {
      assert.equal(unread.filter((says) => what.test(says)).length, 1, unread.join('\n'));
    }
  });

  it('doesn’t end with the status of warnings if it fails itself', async () => {
    const readStore = () => Promise.reject(new Error('out of memory'));
    const { status, stdout, stderr } = await practice.run([], {}, undefined, readStore);
    assert.deepEqual([status, stdout], [2, '']);
    assert.equal(stderr, 'The doctor itself failed, and says nothing about the set-up: out of memory\n');
  });

  it('prints its usage, and refuses unknown arguments', async () => {
    assert.match((await practice.run(['--help'])).stdout, /^Usage:\n {2}npm run doctor/);
    const wrong = await practice.run(['--heal']);
    assert.deepEqual([wrong.status, wrong.stdout], [2, '']);
    assert.match(wrong.stderr, /Unknown option '--heal'/);
    for (const endpoint of ['bot.contoso.com', 'https://bot:hunter2@bot.contoso.com/api/messages']) {
      const { status, stdout, stderr } = await practice.run(['--endpoint', endpoint]);
      assert.deepEqual([status, stdout], [2, ''], endpoint);
      assert.match(stderr, /^--endpoint must be a URL, without a user or password\n/);
    }
  });

  for (const setUp of [...OF_STORE, ...OF_DIRECTORY, ...OF_TEAMS, ...OF_REGISTRATION, ...OF_PACKAGE]) {
    it(`names ${setUp.title}, and nothing else`, async () => {
      const found = await findingsIn(practice, setUp, healthy.findings);
      const shown = JSON.stringify(found, null, 1);
      assert.equal(found.length, setUp.finds.length, shown);
      for (const [state, subject, says] of setUp.finds) {
        const fits = found.filter((one) => one.state === state && one.subject === subject && says.test(one.says));
        assert.equal(fits.length, 1, `${state} ${subject} ${says.source}: ${shown}`);
      }
      assert.doesNotMatch(shown, /hunter2/);
    });
  }
});
