import assert from 'node:assert/strict';
import { type Activity, messageOf } from '../../support/http/forge.ts';
import { NAMES, type World, startWorld } from '../../support/world/world.ts';

const { megan } = NAMES;
/** `22 Nov 2026, 18:40`, without a zone. */
const ASKED = /Asked\s+(\d+ \w{3} \d{4}, \d\d:\d\d)\n/;

describe('journey: times as their reader has them', () => {
  let world: World;
  /** When it was asked: between the two. */
  let asked: readonly Date[];
  before(async () => {
    world = await startWorld({ settings: { TIME_ZONE: 'Asia/Tokyo' } });
  });
  after(() => world.dispose());

  /** Asks for news, and reads when it was asked. @returns whether the card says it as in this zone */
  const isIn = async (timeZone: string, changes: Activity): Promise<boolean> => {
    const before = world.teams.revision();
    await world.teams.deliver(messageOf(world, world.id(megan), { locale: 'en-GB', text: 'any news?', ...changes }));
    const { text } = await world.told(megan, ASKED, before);
    const format = new Intl.DateTimeFormat('en-GB', {
      ...({ day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' } as const),
      timeZone,
    });
    return asked.some((at) => format.format(at) === ASKED.exec(text)?.[1]);
  };
  const clientInfo = (timezone: unknown): Activity => ({ entities: [{ type: 'clientInfo', timezone }] });

  it('are in the zone of the setting in the approvals channel, and say which', async () => {
    const start = new Date();
    const { text } = await world.askFor(megan, 'reset my password');
    asked = [start, new Date()];
    assert.match(text, /\d:\d\d\s[AP]M GMT\+9/);
  });

  it('are in the requester’s own zone in their chat, wherever the activity names it', async () => {
    assert.ok(await isIn('America/New_York', { localTimezone: 'America/New_York' }));
    assert.ok(await isIn('Asia/Kolkata', clientInfo('Asia/Kolkata')));
  });

  it('are in the last zone that was known, if an activity names none, or none that there is', async () => {
    for (const changes of [{}, { localTimezone: 'Mars/Olympus', ...clientInfo(7) }, clientInfo('')])
      assert.ok(await isIn('Asia/Kolkata', changes), JSON.stringify(changes));
  });
});
