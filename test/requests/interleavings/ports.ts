/** The ports as one verb uses them: each call waits for its turn, and the laws hear of what comes of it. */
import type { Deps } from '../../../src/requests/deps.ts';
import type { Account, AuditEntry, Clock, Lockdown, RequestStore } from '../../../src/requests/ports.ts';
import type { RequestId } from '../../../src/requests/request.ts';
import type { Task } from './approvals.ts';
import type { Laws } from './laws.ts';
import type { Tenant } from './tenant.ts';
import type { Turns } from './turns.ts';

export type World = {
  readonly store: RequestStore;
  readonly tenant: Tenant;
  readonly turns: Turns;
  readonly laws: Laws;
  readonly clock: Clock;
  /** The laws that were broken. */
  readonly broken: unknown[];
};

/** @param request which one the task, a job, may write a password for */
export function gatedPorts(world: World, task: Task, request: RequestId | null): Pick<Deps, 'store' | 'directory'> {
  const { store, tenant, turns, laws, clock, broken } = world;
  let account: Account | undefined;

  function gated<Args extends unknown[], T>(
    call: (...args: Args) => Promise<T>,
    heard?: (result: T, ...args: Args) => void,
  ): (...args: Args) => Promise<T> {
    return (...args) =>
      turns.put(task, async () => {
        const result = await call(...args);
        try {
          heard?.(result, ...args);
        } catch (error) {
          broken.push(error);
        }
        return result;
      });
  }

  const { directory } = tenant;
  return {
    store: {
      ...store,
      load: gated((id) => store.load(id)),
      save: gated(
        (change) => store.save(change),
        (result, change) => {
          if (result === 'saved') laws.moved(task, change);
        },
      ),
      countSince: gated((...of) => store.countSince(...of)),
      latestReset: gated((...of) => store.latestReset(...of)),
      lockdown: gated(
        () => store.lockdown(),
        (lockdown) => {
          task.lockdown = lockdown;
        },
      ),
      setLockdown: gated(
        (lockdown: Lockdown, entry: AuditEntry) => store.setLockdown(lockdown, entry),
        () => {
          task.entries += 1;
        },
      ),
      audit: gated(
        (entry: AuditEntry) => store.audit(entry),
        () => {
          task.entries += 1;
        },
      ),
    },
    directory: {
      ...directory,
      find: gated((who) => directory.find(who)),
      account: gated(
        (id) => directory.account(id),
        (found) => {
          account = found;
        },
      ),
      foreignDomain: gated((address) => directory.foreignDomain(address)),
      standing: gated((id) => directory.standing(id)),
      isApprover: gated((id) => directory.isApprover(id)),
      mayLockDown: gated((id) => directory.mayLockDown(id)),
      mayReset: gated(
        (...of) => directory.mayReset(...of),
        (may, approver) => task.rights.set(approver, may),
      ),
      resetPassword: (id, password) =>
        turns.put(task, async () => {
          const { taken, answer } = tenant.write(id, password, clock.now());
          const status = laws.memories.get(request ?? '')?.request.status;
          const approvedAt = status !== undefined && 'decision' in status ? status.decision.at : '';
          const changed = account?.lastPasswordChange ?? null;
          const overOwners = changed !== null && changed > approvedAt && tenant.wasOwners(id, changed);
          try {
            laws.written(task, request ?? '', { subject: id, password, taken, overOwners });
          } catch (error) {
            broken.push(error);
          }
          if (answer instanceof Error) throw answer;
          return answer;
        }),
    },
  };
}
