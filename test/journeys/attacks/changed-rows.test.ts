/** Someone can write to the database: no UPDATE lets them, or anyone else, read a password. */
import assert from 'node:assert/strict';
import { sql } from 'kysely';
import { auditTrail, refusalsOf, requestOf, whileStopped } from '../../support/world/journey.ts';
import { assertNotShown } from '../../support/world/not-me.ts';
import { press } from '../../support/world/stages.ts';
import { colleague } from '../../support/world/colleagues.ts';
import { NAMES, type World, startWorld } from '../../support/world/world.ts';

const { megan, helpdesk, userAdmin } = NAMES;
const [ANN, BEN, CEM, DIA] = ['Ann Alder', 'Ben Beech', 'Cem Cedar', 'Dia Durian'] as const;

describe('journey: a row that someone changes while its password waits to be read', () => {
  let world: World;
  before(async () => {
    world = await startWorld({
      people: [ANN, BEN, CEM, DIA].map((name) => colleague(name)),
    });
  });
  after(() => world.dispose());

  /** Approved and done; its owner, or else the approver, has yet to read the password. */
  const waiting = async (requester: string, text: string): Promise<string> => {
    const approval = await world.askFor(requester, text, 'Forgotten');
    await world.click(helpdesk, approval, 'approve');
    await world.told(text.includes(' for ') ? helpdesk : requester, /Show once/, approval.message.revision);
    return requestOf(approval);
  };
  const update = (request: string, change: string): Promise<void> =>
    whileStopped(world, async (rows) => {
      const { numAffectedRows } = await sql`update requests set ${sql.raw(change)} where id = ${request}`.execute(rows);
      assert.equal(numAffectedRows, 1n);
    });
  const personAt = (path: string, name: string): string =>
    `body = jsonb_set(body, '{status,${path}}', (body #> '{status,${path}}') || '{"id": "${world.id(name)}", "name": "${name}"}')`;

  it('a changed approver: neither they nor the one who decided can read it', async () => {
    const request = await waiting(megan, `reset password for ${ANN}`);
    await update(request, personAt('decision,by', userAdmin));
    const text = await press(world, userAdmin, 'reveal', request);
    assert.match(text, /the stored request is not as it was approved/);
    assertNotShown(text);
    assert.match(await press(world, helpdesk, 'reveal', request), /Only the person this is meant for/);
  });

  it('a changed requester and account: the person written in reads nothing', async () => {
    const request = await waiting(megan, `reset password for ${BEN}`);
    const subject = `(body #> '{status,subject}') || '{"id": "${world.id(CEM)}"}'`;
    const change = `requester_id = '${world.id(CEM)}', subject_id = '${world.id(CEM)}', body = jsonb_set(body, '{status,subject}', ${subject})`;
    await update(request, change);
    const text = await press(world, CEM, 'reveal', request);
    assert.match(text, /the stored request is not as it was approved/);
    assertNotShown(text);
  });

  it('a changed approver of the owner’s own request: the owner reads nothing either, and is told to call the help desk', async () => {
    const request = await waiting(DIA, 'reset my password');
    await update(request, personAt('decision,by', userAdmin));
    const text = await press(world, DIA, 'reveal', request);
    assert.match(text, /Call your help desk and give the reference/);
    assertNotShown(text);
  });

  it('every attempt is on record', async () => {
    assert.deepEqual(refusalsOf(await auditTrail(world), 'revealed'), [
      [userAdmin, 'seal-broken'],
      [helpdesk, 'not-the-owner'],
      [CEM, 'seal-broken'],
      [DIA, 'seal-broken'],
    ]);
  });
});
