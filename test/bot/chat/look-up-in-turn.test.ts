import assert from 'node:assert/strict';
import { createLookUpInTurn } from '../../../src/bot/chat/look-up-in-turn.ts';
import { DirectoryUnavailable } from '../../../src/requests/model/ports.ts';
import { memory } from '../../support/memory.ts';
import { quietLog } from '../../support/quiet-log.ts';
import { requestIn, statuses } from '../../support/samples.ts';

describe('the look-up of an ask within its turn', () => {
  const asked = requestIn(statuses.asked);

  it('answers with what it found', async () => {
    const deps = memory([asked]);
    const found = await createLookUpInTurn(deps, quietLog().log)(asked);
    assert.equal(found.status.state, 'pending');
    assert.deepEqual(found, deps.requests.get(asked.id));
  });

  it('leaves a request alone that was already looked up', async () => {
    const deps = memory([]);
    const denied = requestIn(statuses.denied);
    assert.equal(await createLookUpInTurn(deps, quietLog().log)(denied), denied);
  });

  it('is left to a job at once if the directory does not answer, and the card says so meanwhile', async () => {
    const deps = memory([asked]);
    deps.standing = new DirectoryUnavailable('503');
    const { log, lines } = quietLog();
    const { status } = await createLookUpInTurn(deps, log)(asked);
    assert.equal(status.state, 'asked');
    assert.deepEqual(deps.jobs, [
      { name: 'look-up', request: asked.id },
      { name: 'draw', request: asked.id },
    ]);
    assert.match(String(lines[0]?.['msg']), /a job continues it/);
  });

  it('continues after the turn if the directory is slow, and the card says so meanwhile', async () => {
    const deps = memory([asked]);
    const answer = Promise.withResolvers<undefined>();
    const { directory } = deps;
    const slow = {
      ...directory,
      find: (...who: Parameters<typeof directory.find>) => answer.promise.then(() => directory.find(...who)),
    };
    const { status } = await createLookUpInTurn({ ...deps, directory: slow }, quietLog().log)(asked);
    assert.equal(status.state, 'asked');
    assert.deepEqual(deps.jobs, [{ name: 'draw', request: asked.id }]);
    answer.resolve(undefined);
    while (deps.requests.get(asked.id)?.status.state === 'asked') await new Promise(setImmediate);
    assert.equal(deps.requests.get(asked.id)?.status.state, 'pending');
  });

  it('is left to a job if ten others are under way', async () => {
    const deps = memory([asked]);
    const answer = Promise.withResolvers<never>();
    const lookUp = createLookUpInTurn(
      { ...deps, directory: { ...deps.directory, find: () => answer.promise } },
      quietLog().log,
    );
    const others = Array.from({ length: 10 }, () => lookUp(asked));
    assert.equal(await lookUp(asked), asked);
    assert.deepEqual(
      deps.jobs.map(({ name }) => name),
      ['look-up', 'draw'],
    );
    answer.reject(new DirectoryUnavailable('503'));
    await Promise.all(others);
  });
});
