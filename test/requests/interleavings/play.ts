/** Plays one plan: verbs begin, jobs run, the world changes; the invariants check every call to the outside. */
import assert from 'node:assert/strict';
import { requestCalled } from '../../support/ids.ts';
import { submit } from '../../../src/requests/actions/ask.ts';
import type { Deps, Rules } from '../../../src/requests/model/services.ts';
import { lockDown } from '../../../src/requests/actions/lock-down.ts';
import { DirectoryRefused, DirectoryUnavailable, type Job, type JobName } from '../../../src/requests/model/ports.ts';
import { type Person, type RequestId, UNDECIDED, isIn } from '../../../src/requests/model/request.ts';
import { work } from '../../../src/requests/jobs/run-job.ts';
import { createSecretBox } from '../../../src/crypto/secret-box.ts';
import type { Task } from './approvals.ts';
import { type Codes, clicked, typedOf } from './clicks.ts';
import { type Laws, createLaws } from './laws.ts';
import { nextClick } from './next-click.ts';
import { type Act, type Brought, PEOPLE, type Plan, type Verb } from './plan.ts';
import { gatedPorts } from './stage/ports.ts';
import type { Stage } from './stage/stage.ts';
import { type Tenant, createTenant } from './stage/tenant.ts';
import { changeFacts } from './stage/facts.ts';
import { createTurns } from './turns.ts';

const LIMITS = {
  requestMinutes: 60,
  requestsPerHour: 4,
  approvalsPerHour: 3,
  identityCode: true,
  accessPassApprovers: 1,
  selfService: 'first',
  helps: {},
  cloud: 'public',
} as const;
/** The jobs that advance a request at once. */
const FORWARD: readonly JobName[] = ['look-up', 'decide', 'carry-out', 'aftercare'];
/** Those that move nothing. */
const TELLING: readonly JobName[] = ['draw', 'tell-owner', 'tell-approver'];
const AS_MANY_AS_THERE_ARE = 10_000;
/** So long after every attempt of ours that it cannot be taken for one. */
const FAR_FROM_OURS_MS = 301_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * @param run its number: every run has its own people and its own day
 * @returns the invariants, with what they remember, and the tenant at the end
 * @throws if an invariant was broken
 */
export async function play(
  { store, sent }: Pick<Stage, 'store' | 'sent'>,
  { steps, ...decided }: Plan,
  run: number,
): Promise<{ readonly laws: Laws; readonly tenant: Tenant }> {
  let now = Date.parse('2026-01-01T00:00:00.000Z') + run * DAY_MS;
  const clock = { now: () => new Date(now).toISOString() };
  const secrets = createSecretBox([Buffer.alloc(32, 7)]);
  const rules: Rules = { ...LIMITS, ...decided };
  const laws = createLaws(secrets, rules);
  const tenant = createTenant(`run-${run}-`);
  const turns = createTurns();
  const broken: unknown[] = [];
  const underWay = new Map<Task, Job | null>();
  const jobs: Job[] = [];
  const codes: Codes = new Map();
  const done = () => Promise.resolve();
  const base = {
    clock,
    secrets,
    rules,
    helpDeskOf: () => undefined,
    notifier: { draw: done, reaches: () => Promise.resolve('yes' as const), tellOwner: done, tellApprover: done },
  };

  /** Begins a verb; its answer is checked when it arrives. */
  function begin(
    about: Pick<Task, 'what' | 'by' | 'typed' | 'assertion'>,
    job: Job | null,
    verb: (deps: Deps, task: Task) => Promise<unknown>,
  ): void {
    const task: Task = { ...about, startedAt: clock.now(), rights: new Map(), lockdown: null, entries: 0 };
    const ports = gatedPorts({ store, tenant, turns, laws, clock, broken }, task, job?.request ?? null);
    underWay.set(task, job);
    verb({ ...base, ...ports }, task).then(
      () => underWay.delete(task),
      (error: unknown) => {
        underWay.delete(task);
        const isExpected = error instanceof DirectoryUnavailable || error instanceof DirectoryRefused;
        if (!isExpected) broken.push(error);
      },
    );
  }

  function runJob(job: Job, last: boolean): void {
    begin({ what: `${job.name} ${job.request}`, by: null, typed: '', assertion: null }, job, async (deps) => {
      await work(deps, job, { last }).catch((error: unknown) => {
        if (!last) jobs.push(job);
        throw error;
      });
    });
  }

  /** If the number is odd, people are careless. */
  function forward(which: number, approver: Person): void {
    const { request } = nth([...laws.memories.values()], which) ?? {};
    if (request === undefined) return;
    const job = jobs.find(({ name, request: id }) => id === request.id && FORWARD.includes(name));
    if (job !== undefined) {
      jobs.splice(jobs.indexOf(job), 1);
      runJob(job, false);
      return;
    }
    const next = nextClick(request, approver, { careful: which % 2 === 0, now: clock.now() });
    if (next !== null) click(next.verb, next.by, request.id, typedOf(codes, request.id, 'right', 0), 'own');
  }

  function click(verb: Verb, by: Person, id: RequestId, typed: string, brings: Brought): void {
    const assertion = assertionOf(by, brings);
    begin({ what: `${verb} ${id}`, by, typed, assertion }, null, (deps, task) =>
      clicked(deps, task, { verb, by, id, typed, assertion, account: tenant.person('megan').id }, laws, codes),
    );
  }

  function assertionOf(person: Person, brings: Brought): string | null {
    if (brings === 'none') return null;
    const other = PEOPLE.map((name) => tenant.person(name)).find(({ id }) => id !== person.id) ?? person;
    return tenant.signIn(brings === 'own' ? person.id : other.id);
  }

  const requestAt = (place: number): RequestId => nth([...laws.memories.keys()], place) ?? requestCalled('none');
  let asks = 0;
  function perform(act: Act): void {
    switch (act.act) {
      case 'ask': {
        const by = tenant.person(act.by);
        const who = act.who === 'twins' ? { text: 'twins' } : { id: tenant.person(act.who).id };
        const ask = { requester: by, who, reason: '' };
        asks += 1;
        const made = { key: `ask ${asks}`, card: undefined, source: 'ask' };
        begin({ what: 'ask', by, typed: '', assertion: null }, null, (deps) => submit(deps, ask, made));
        break;
      }
      case 'forward':
        forward(act.request, tenant.person(act.by));
        break;
      case 'click': {
        const id = requestAt(act.request);
        click(act.verb, tenant.person(act.by), id, typedOf(codes, id, act.typed, act.request), act.brings);
        break;
      }
      case 'sign-out': {
        const { status } = nth([...laws.memories.values()], act.request)?.request ?? {};
        if (status !== undefined && 'decision' in status) tenant.signOut(status.decision.by.id);
        break;
      }
      case 'disown': {
        const { request } = nth([...laws.memories.values()], act.request) ?? {};
        const subject = request !== undefined && 'subject' in request.status ? request.status.subject : null;
        if (request === undefined || subject === null) return;
        click('disown', { id: subject.id, name: subject.name }, request.id, '', 'none');
        break;
      }
      case 'guess': {
        const id = requestAt(act.request);
        for (let wrong = 0; wrong < 5; wrong += 1) {
          click('approve', tenant.person(act.by), id, typedOf(codes, id, 'wrong', wrong), 'own');
        }
        break;
      }
      case 'job': {
        const due = jobs.filter(({ at }) => at === undefined || at <= clock.now());
        const job = nth(due, act.which);
        if (job !== undefined && !act.again) jobs.splice(jobs.indexOf(job), 1);
        if (job !== undefined) runJob(job, false);
        break;
      }
      case 'kill': {
        const [task, job] = nth([...underWay], act.which) ?? [];
        if (task === undefined) return;
        turns.kill(task);
        underWay.delete(task);
        if (job) jobs.push(job);
        break;
      }
      case 'time':
        now += act.seconds * 1_000;
        break;
      case 'own-change':
        now += FAR_FROM_OURS_MS;
        tenant.changeOwn(act.of, clock.now());
        now += FAR_FROM_OURS_MS;
        break;
      case 'lockdown': {
        const by = tenant.person(act.by);
        begin({ what: 'lockdown', by, typed: '', assertion: null }, null, async (deps, task) => {
          await lockDown(deps, { person: by, source: task.what }, act.mode);
          assert.equal(task.entries, 1, 'an order was not written down');
        });
        break;
      }
      default:
        changeFacts(tenant, act);
    }
  }

  async function pass(calls: number, order: number): Promise<void> {
    await turns.pass(calls, order);
    jobs.push(...sent.splice(0).filter(({ name }) => !TELLING.includes(name)));
    if (broken.length > 0) throw broken[0];
  }

  sent.length = 0;
  await store.setLockdown(
    { mode: 'off' },
    { at: clock.now(), action: 'lockdown', by: null, request: null, source: 'run', detail: {} },
  );
  for (const step of steps) {
    perform(step);
    await pass(step.calls, step.order);
  }
  await pass(AS_MANY_AS_THERE_ARE, 1);
  now += 2 * HOUR_MS;
  while (jobs.length > 0) {
    now += HOUR_MS;
    for (const job of jobs.splice(0)) runJob(job, true);
    await pass(AS_MANY_AS_THERE_ARE, 1);
  }
  assert.equal(underWay.size, 0, 'something never came to an end');
  for (const { request } of laws.memories.values()) {
    assert.ok(!isIn(request, ...UNDECIDED) || request.status.checking.length === 0, 'a click waits for ever');
  }
  return { laws, tenant };
}

/** One of these, whatever the number. */
function nth<T>(all: readonly T[], n: number): T | undefined {
  return all[n % all.length];
}
