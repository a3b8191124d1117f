/** What the last sign-ins say: the right thing to the right person, and nothing to anyone else. */
import assert from 'node:assert/strict';
import { recordSignIn } from '../../../sandbox/directory/administration.ts';
import type { SamplePerson } from '../../../sandbox/directory/people.ts';
import { addressOf, colleague } from '../../support/world/colleagues.ts';
import { auditTrail } from '../../support/world/journey.ts';
import { verbsOf } from '../../support/world/read-card.ts';
import { NAMES, type World, startWorld } from '../../support/world/world.ts';

const { alex, helpdesk } = NAMES;

/** By error code: what the owner reads, and what approvers read if the owner asks all the same. */
const ADVISED: readonly (readonly [code: number, owner: RegExp, approvers: RegExp])[] = [
  [0, /signed in to within the last hour/, /Signed in, at .*ask what does not work/],
  [50055, /Your password has expired/, /Password expired, at .*change it when they sign in/],
  [50057, /doesn’t enable an account/, /Account disabled, at .*find out why/],
  [50034, /The user name was not right/, /No such user name, at /],
  [50020, /another organisation/, /Signed in to another organisation, at /],
  [50079, /Set up your second step/, /Second step not registered, at /],
  [500121, /doesn’t change your second step/, /Second step not passed, at .*unless it was someone else/],
  [53003, /rules blocked that sign-in/, /Blocked by Conditional Access, at .*look at the policy/],
  [53000, /device or app is not allowed/, /Device or app not allowed, at /],
  [530035, /not secure enough/, /Blocked by security defaults, at /],
  [50105, /don’t have access to that app/, /Not assigned to the app, at /],
  [50125, /Finish the page/, /Stopped at the page for a new password/],
  [50173, /only have to sign in again/, /Session ended, at /],
  [500213, /two organisations don’t allow/, /Blocked by cross-tenant access, at /],
  [53011, /Your own organisation blocked/, /Blocked for risk at home, at /],
  [50033, /sign-in service had a problem/, /Trouble at the sign-in service/],
];
/** The owner waits for an approver, who reads this. */
const HELPED: readonly (readonly [code: number, approvers: RegExp])[] = [
  [50126, /1 wrong password, at .+ UTC\. Before that: none\./],
  [50053, /Locked out, at .*so does waiting/],
  [50056, /No password in the directory, at /],
  [50135, /Account at risk, at .*tell security/],
];
/** All that the log has and no card may: place, address, device. */
const NEVER = /Haarlem|Noord-Holland|203\.0\.113|Mobile Safari|Ios 26/;
const SIGN_INS = /Sign-in log as of/;

const nameOf = (code: number): string => `P${code} Nowak`;
const people: readonly SamplePerson[] = [...ADVISED, ...HELPED].map(([code]) => colleague(nameOf(code)));
const more = ['Several Nowak', 'Odd Nowak', 'Refused Nowak', 'Slow Nowak', 'Other Nowak'].map((name) =>
  colleague(name),
);

describe('journey: what the last sign-ins say', () => {
  let world: World;
  before(async () => {
    world = await startWorld({ people: [...people, ...more] });
  });
  after(() => world.dispose());

  const signedIn = (name: string, code: number, minutesAgo = 5): void => {
    const user = world.directory.tenant.users.find(({ displayName }) => displayName === name);
    assert.ok(user !== undefined);
    recordSignIn(world.directory.tenant, user, code, new Date(Date.now() - minutesAgo * 60_000));
  };
  const everSaidTo = (name: string): string =>
    JSON.stringify(world.teams.history(world.teams.personalChat(world.id(name))).filter(({ fromBot }) => fromBot));
  const inChannel = (): string => JSON.stringify(world.teams.history(world.teams.approvals.conversationId));

  for (const [code, owner, approvers] of ADVISED) {
    it(`${code}: the owner is told what helps; an admin hears of it only if they ask all the same`, async () => {
      const name = nameOf(code);
      signedIn(name, code);
      await world.say(name, 'reset my password');
      await world.say(name, 'Cannot get in');
      const advised = await world.told(name, owner);
      assert.deepEqual(verbsOf(advised.card), ['ask-anyway']);
      assert.doesNotMatch(inChannel(), new RegExp(name));

      const before = world.teams.revision();
      const { text } = await world.click(name, advised, 'ask-anyway');
      assert.match(text, /Waiting for approval|Looking up/);
      const approval = await world.approvalCard(new RegExp(name), before);
      assert.match(approval.text, approvers);
      assert.match(approval.text, SIGN_INS);
      assert.doesNotMatch(everSaidTo(name), SIGN_INS);
    });
  }

  for (const [code, approvers] of HELPED) {
    it(`${code}: an admin is asked at once, and reads it`, async () => {
      const name = nameOf(code);
      signedIn(name, code);
      const approval = await world.askFor(name, 'reset my password');
      assert.match(approval.text, approvers);
      assert.doesNotMatch(everSaidTo(name), SIGN_INS);
      if (code === 50053) await world.told(name, /waiting helps too/);
      else assert.doesNotMatch(everSaidTo(name), /waiting helps too/);
    });
  }

  it('several wrong passwords are one line, with what was before; after the decision it is gone', async () => {
    const name = 'Several Nowak';
    for (const minutes of [3, 9, 15, 23]) signedIn(name, 50126, minutes);
    signedIn(name, 0, 300);
    const approval = await world.askFor(name, 'reset my password');
    assert.match(approval.text, /4 wrong passwords in 20 minutes, last at .+ UTC\. Before that: Signed in\./);
    const { text } = await world.click(helpdesk, approval, 'deny', { reason: 'Not reached' });
    assert.doesNotMatch(text, SIGN_INS);
  });

  it('an unknown code says nothing to anyone', async () => {
    signedIn('Odd Nowak', 50140);
    signedIn('Odd Nowak', 999999);
    assert.doesNotMatch((await world.askFor('Odd Nowak', 'reset my password')).text, SIGN_INS);
  });

  it('a colleague who asks is told nothing of it, and goes on to an approver, who reads it', async () => {
    signedIn('Other Nowak', 53003);
    const approval = await world.askFor(alex, `reset password for ${addressOf('Other Nowak')}`);
    assert.match(approval.text, /Blocked by Conditional Access/);
    assert.doesNotMatch(everSaidTo(alex), /Conditional|blocked|rules|sign-in log/i);
  });

  it('a slow log is left out, and nobody waits for it', async () => {
    signedIn('Slow Nowak', 50126);
    world.directory.failNext({ match: { path: /auditLogs\/signIns/ }, with: 'timeout' });
    assert.doesNotMatch((await world.askFor('Slow Nowak', 'reset my password')).text, SIGN_INS);
  });

  it('the log, the audit trail and the channel have no place, address or device; the trail has the kind', async () => {
    const trail = await auditTrail(world);
    for (const text of [
      world.logged(),
      JSON.stringify(trail),
      inChannel(),
      ...people.map(({ user }) => everSaidTo(user.displayName)),
    ])
      assert.doesNotMatch(text, NEVER);
    const kinds = trail.map(({ detail }) => detail['lastSignIn'] ?? detail['advice']);
    for (const kind of ['wrong-password', 'locked-out', 'mfa', 'conditional-access'])
      assert.ok(kinds.includes(kind), kind);
  });

  for (const reports of ['no-permission', 'no-licence'] as const) {
    it(`with ${reports.replace('-', ' ')}, everything is as without the log`, async () => {
      const other = await startWorld({ people: [colleague('Refused Nowak')] });
      try {
        other.directory.tenant.reports = reports;
        assert.doesNotMatch((await other.askFor('Refused Nowak', 'reset my password')).text, SIGN_INS);
        assert.doesNotMatch(other.logged(), /"level":(50|60)/);
      } finally {
        await other.dispose();
      }
    });
  }
});
