import assert from 'node:assert/strict';
import { readChannel } from '../../../src/doctor/read/channel.ts';
import { personCalled } from '../../support/ids.ts';
import { quietLog } from '../../support/quiet-log.ts';

const HERE = '11111111-1111-4111-8111-111111111111';
const CONVERSATION = {
  ...{ key: 'approvals', id: '19:a@thread.tacv2', channel: '19:a@thread.tacv2', member: null, bot: '28:bot' },
  ...{ serviceUrl: 'https://smba.trafficmanager.net/emea/', otherServiceUrl: null, locale: 'en-US', timeZone: '' },
};

/** A member of the channel: ours, or a guest. */
function member(name: string, userRole: 'user' | 'guest' = 'user'): object {
  const userPrincipalName = `${name}@contoso.com`;
  return { id: `29:${name}`, aadObjectId: personCalled(name), tenantId: HERE, userPrincipalName, userRole };
}

/** The doctor on a channel with these members, all of them approvers. `most`: about how many it asked at once. */
async function looked(members: readonly object[]) {
  let [asking, most] = [0, 0];
  const answer = async (): Promise<boolean> => {
    asking += 1;
    most = Math.max(most, asking);
    await new Promise(setImmediate);
    asking -= 1;
    return true;
  };
  const { read } = await readChannel(
    { conversation: CONVERSATION, type: 'standard', team: null },
    {
      connector: {
        async *members() {
          yield* members;
        },
      },
      directory: { isApprover: answer, mayLockDown: answer },
      tenantId: HERE,
      log: quietLog().log,
    },
  );
  assert.ok(typeof read === 'object' && 'rights' in read);
  return { rights: read.rights, most };
}

describe('the doctor’s look at the approvals channel', () => {
  it('asks about a hundred of our people at most, and says of how many', async () => {
    const many = Array.from({ length: 120 }, (_, at) => member(`person${at}`));
    const { rights } = await looked([member('guest', 'guest'), ...many]);
    assert.deepEqual(rights, { asked: 100, of: 120, approvers: 100, forPrivileged: 100 });
  });

  it('asks both questions about four people at once', async () => {
    const { most } = await looked(Array.from({ length: 12 }, (_, at) => member(`person${at}`)));
    assert.equal(most, 8);
  });

  it('doesn’t take guests for people that it left out', async () => {
    const { rights } = await looked([member('a'), member('b'), member('guest', 'guest')]);
    assert.deepEqual([rights?.asked, rights?.of], [2, 2]);
  });
});
