import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { createAfterwards } from '../../../src/bot/answering/afterwards.ts';
import { createLookUpInTurn } from '../../../src/bot/chat/look-up-in-turn.ts';
import { DirectoryUnavailable } from '../../../src/requests/model/ports.ts';
import type { Request } from '../../../src/requests/model/request.ts';
import { type Memory, memory } from '../../support/memory.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { requestIn, statuses } from '../../support/samples.ts';

describe('the look-up of an ask within its turn', () => {
  const asked = requestIn(statuses.asked);
  const place = { conversation: 'a:1', serviceUrl: 'https://smba.trafficmanager.net/emea/' };

  /** Looks up for someone who wrote, and notes where the bot was seen typing. */
  function lookingUp(requests: Memory, directory = requests.directory) {
    const { log, lines } = quietLog();
    const afterwards = createAfterwards(log);
    const typed: string[] = [];
    const connector = {
      async typing({ conversation }: typeof place) {
        typed.push(conversation);
      },
    };
    const lookUp = createLookUpInTurn({
      ...{ requests: { ...requests, directory }, connector, afterwards, log },
      graphPatienceMs: 50,
    });
    const of = (request: Request) => lookUp(request, { kind: 'message', place, since: performance.now() });
    return { of, lines, typed, afterwards };
  }

  it('answers with what it found', async () => {
    const deps = memory([asked]);
    const found = await lookingUp(deps).of(asked);
    assert.equal(found.status.state, 'pending');
    assert.deepEqual(found, deps.requests.get(asked.id));
  });

  it('leaves a request alone that was already looked up', async () => {
    const deps = memory([]);
    const denied = requestIn(statuses.denied);
    assert.equal(await lookingUp(deps).of(denied), denied);
  });

  it('is left to a job at once if the directory does not answer, and the card says so meanwhile', async () => {
    const deps = memory([asked]);
    deps.standing = new DirectoryUnavailable('503');
    const { of, lines } = lookingUp(deps);
    const { status } = await of(asked);
    assert.equal(status.state, 'asked');
    assert.deepEqual(deps.jobs, [
      { name: 'look-up', request: asked.id },
      { name: 'draw', request: asked.id },
    ]);
    assert.match(String(lines[0]?.['msg']), /a job continues it/);
  });

  it('goes on after the turn if the directory is slow: the bot is seen typing, and a card says so if it takes long', async () => {
    const deps = memory([asked]);
    const answer = Promise.withResolvers<undefined>();
    const { directory } = deps;
    const { of, typed, afterwards } = lookingUp(deps, {
      ...directory,
      find: (...who: Parameters<typeof directory.find>) => answer.promise.then(() => directory.find(...who)),
    });
    const { status } = await of(asked);
    assert.equal(status.state, 'asked');
    assert.deepEqual([typed, deps.jobs], [[place.conversation], []]);
    while (deps.jobs.length === 0) await wait(50);
    assert.deepEqual(deps.jobs, [{ name: 'draw', request: asked.id }]);
    answer.resolve(undefined);
    await afterwards.settle();
    assert.equal(deps.requests.get(asked.id)?.status.state, 'pending');
  });

  it('goes to a job if it fails after the turn', async () => {
    const deps = memory([asked]);
    const answer = Promise.withResolvers<never>();
    const { of, afterwards } = lookingUp(deps, { ...deps.directory, find: () => answer.promise });
    await of(asked);
    answer.reject(new DirectoryUnavailable('503'));
    await afterwards.settle();
    assert.deepEqual(
      deps.jobs.map(({ name }) => name),
      ['look-up', 'draw'],
    );
  });

  it('is left to a job if ten others are under way', async () => {
    const deps = memory([asked]);
    const answer = Promise.withResolvers<never>();
    const { of, afterwards } = lookingUp(deps, { ...deps.directory, find: () => answer.promise });
    const others = Array.from({ length: 10 }, () => of(asked));
    assert.equal(await of(asked), asked);
    assert.deepEqual(
      deps.jobs.map(({ name }) => name),
      ['look-up', 'draw'],
    );
    answer.reject(new DirectoryUnavailable('503'));
    await Promise.all(others);
    await afterwards.settle();
  });
});
