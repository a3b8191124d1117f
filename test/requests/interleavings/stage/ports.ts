/** The ports as one verb uses them: each call waits for its turn, and the invariants check its result. */
import { requestCalled } from '../../../support/ids.ts';
import type { Deps } from '../../../../src/requests/model/services.ts';
import type {
  Account,
  Actor,
  AuditEntry,
  Clock,
  Lockdown,
  RequestStore,
} from '../../../../src/requests/model/ports.ts';
import type { ObjectId, RequestId } from '../../../../src/requests/model/request.ts';
import type { Task } from '../approvals.ts';
import type { Laws } from '../laws.ts';
import type { Tenant, Wrote } from './tenant.ts';
import type { Turns } from '../turns.ts';

export type World = {
  readonly store: RequestStore;
  readonly tenant: Tenant;
  readonly turns: Turns;
  readonly laws: Laws;
  readonly clock: Clock;
  /** The invariants that were broken. */
  readonly broken: unknown[];
};

/** @param request the request for which the task, a job, may change the account */
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
        judged(() => heard?.(result, ...args));
        return result;
      });
  }

  const about = request ?? requestCalled('none');
  function judged(law: () => void): void {
    try {
      law();
    } catch (error) {
      broken.push(error);
    }
  }
  const changedByOwner = (id: ObjectId): string | null => {
    const changed = account?.lastPasswordChange ?? null;
    return changed !== null && tenant.wasOwners(id, changed) ? changed : null;
  };

  /** A write, which the invariants check even if its answer is lost. */
  function wrote<Answer>(
    subject: ObjectId,
    password: string,
    assertion: string | null,
    write: () => Wrote<Answer>,
  ): Promise<Answer> {
    return turns.put(task, () => {
      const told = changedByOwner(subject);
      const { taken, answer } = write();
      judged(() => {
        laws.acted(about, assertion);
        laws.written(task, about, { subject, password, taken, changedByOwner: told });
      });
      return settle(answer);
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
          if (result !== 'saved') return;
          // A request gives way to the owner's own, in the same transaction.
          if (change.displaces !== undefined) laws.moved(task, change.displaces);
          laws.moved(task, change);
        },
      ),
      madeAt: gated((...of) => store.madeAt(...of)),
      openFor: gated((...of) => store.openFor(...of)),
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
      refused: gated(
        (entry: AuditEntry) => store.refused(entry),
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
        (may, { approver }) => task.rights.set(approver, may),
      ),
      checkAssertion: gated((...of) => directory.checkAssertion(...of)),
      operation: gated(
        (...of) => directory.operation(...of),
        (_, __, { assertion }) => laws.acted(about, assertion),
      ),
      revokeSessions: gated(
        (...of) => directory.revokeSessions(...of),
        ({ ok }, _, actor) => {
          laws.acted(about, assertionOf(actor));
          if (ok) laws.signedOut(about);
        },
      ),
      accessPassPolicy: gated(() => directory.accessPassPolicy()),
      resetPassword: ({ id }, password) =>
        wrote(id, password.cleartext(), null, () => tenant.write(id, password.cleartext(), clock.now())),
      startReset: ({ id }, password, { assertion }) =>
        wrote(id, password.cleartext(), assertion, () =>
          tenant.start(id, password.cleartext(), assertion, clock.now()),
        ),
      giveAccessPass: (id, _, actor) =>
        turns.put(task, () => {
          const { taken, pass, answer } = tenant.give(id, actor);
          judged(() => {
            laws.acted(about, assertionOf(actor));
            if (taken) laws.given(task, about, pass, id);
          });
          return settle(answer);
        }),
    },
  };
}

function assertionOf(actor: Actor): string | null {
  return actor.as === 'app' ? null : actor.assertion;
}

function settle<T>(answer: T | Error): Promise<T> {
  return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
}
