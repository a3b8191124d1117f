/**
 * What an operation of the store costs on PostgreSQL with 1,000 requests in it, with 100,000, and with 1 million if they are made
 * soon enough. The databases stand side by side, and take turns operation by operation: whatever else the machine does meets all.
 * Each request has two audit entries. They are made by the database, so their hashes are not those of a chain.
 */
import { Client } from 'pg';
import { toRow } from '../../src/store/requests/request-row.ts';
import { type Store, openStore } from '../../src/store/store.ts';
import { createLog } from '../../src/telemetry/log.ts';
import { personCalled } from '../support/ids.ts';
import { freshDatabase, signer } from '../support/store.ts';
import { EVERY_STATUS, WAITING, aRequest, aSubject, creation, moveTo } from '../store/support/samples.ts';
import { tell } from './document/figures.ts';

const SIZES = [1_000, 100_000, 1_000_000] as const;
/** A size that would take longer to make, by what the one before it took, is left out. */
const MOST_FILL_MS = 120_000;
const ROUNDS = 200;
const WARM_UP = 20;
/** No operation may take longer than with 1,000 requests, but for what is noise. */
const MOST_RATIO = 1.25;

type Grown = { readonly size: number; readonly store: Store; readonly close: () => Promise<void> };

const grown: Grown[] = [];
try {
  let rate = 0;
  for (const size of SIZES) {
    if (rate * size > MOST_FILL_MS) {
      process.stdout.write(
        `${size} requests are left out: to make them would take ${Math.round((rate * size) / 1_000)} s\n`,
      );
      continue;
    }
    const started = performance.now();
    const one = await databaseOf(size);
    if (one === undefined) throw new Error('Growth needs PostgreSQL: set TEST_DATABASE_URL');
    grown.push(one);
    rate = (performance.now() - started) / size;
  }
  await compared();
} finally {
  for (const { close } of grown) await close();
}

async function compared(): Promise<void> {
  const person = personCalled('Nobody before');
  const since = new Date(Date.now() - 24 * 60 * 60_000).toISOString();
  const operations: readonly (readonly [string, (store: Store) => () => Promise<unknown>])[] = [
    [
      'a new request, with its entry and job',
      ({ requests }) =>
        () => {
          const request = recent();
          const jobs = [{ name: 'expire', request: request.id, at: request.expiresAt }] as const;
          return requests.save(creation(request, jobs)).then(isSaved);
        },
    ],
    [
      'a new request and its move to the approvers',
      ({ requests }) =>
        async () => {
          const request = recent();
          isSaved(await requests.save(creation(request)));
          const pending = { state: 'pending', subject: aSubject(request.id), ...WAITING } as const;
          isSaved(await requests.save(moveTo(request, pending)));
        },
    ],
    [
      'a person’s latest requests',
      ({ requests }) =>
        () =>
          requests.latestOf(person, 5),
    ],
    [
      'how many they made today',
      ({ requests }) =>
        () =>
          requests.madeAt(person, since, 5),
    ],
    [
      'an open request about an account',
      ({ requests }) =>
        () =>
          requests.openFor(person),
    ],
    [
      'the latest reset of an account',
      ({ requests }) =>
        () =>
          requests.latestReset(person, since),
    ],
    [
      'the oldest ten that wait',
      ({ requests }) =>
        () =>
          requests.inStates(['escalated'], 10),
    ],
  ];
  const [least] = grown;
  for (const [what, prepare] of operations) {
    const runs = grown.map(({ size, store }) => ({ size, act: prepare(store), took: new Array<number>() }));
    for (let round = -WARM_UP; round < ROUNDS; round += 1) {
      for (const { act, took } of runs) {
        const started = performance.now();
        await act();
        if (round >= 0) took.push(performance.now() - started);
      }
    }
    const [base, ...others] = runs.map(({ size, took }) => ({ size, ms: median(took) }));
    if (base === undefined || least === undefined) throw new Error('Nothing was measured');
    for (const { size, ms } of others) {
      tell({
        what: `${what}, ${size.toLocaleString('en')} requests`,
        value: ms / base.ms,
        unit: '×',
        most: MOST_RATIO,
        note: `${ms.toFixed(2)} ms; ${base.ms.toFixed(2)} ms with ${base.size.toLocaleString('en')}`,
      });
    }
  }
}

function recent(): ReturnType<typeof aRequest> {
  const now = Date.now();
  const asked = { askedAt: new Date(now).toISOString(), expiresAt: new Date(now + 60 * 60_000).toISOString() };
  const request = aRequest(asked);
  return { ...request, requester: { ...request.requester, id: personCalled(request.id) } };
}

function isSaved(result: string): void {
  if (result !== 'saved') throw new Error(result);
}

async function databaseOf(size: number): Promise<Grown | undefined> {
  const { databaseUrl, dataDir, drop } = await freshDatabase();
  if (databaseUrl === undefined) return drop().then(() => undefined);
  const store = await openStore({ databaseUrl, dataDir, log: createLog({ level: 'silent' }), signer });
  const close = async (): Promise<void> => {
    await store.close();
    await drop();
  };
  try {
    await fill(databaseUrl, size);
    return { size, store, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Requests of the last 400 days that are over, each by someone else about someone else; and ten that wait, whatever the size. */
async function fill(databaseUrl: string, size: number): Promise<void> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  const [done] = EVERY_STATUS.done.filter(({ handover }) => handover.state === 'erased');
  const [waits] = EVERY_STATUS.escalated;
  if (done === undefined || waits === undefined) throw new Error('The samples lack a status');
  try {
    for (const [from, to, status] of [
      [1, size - 10, done],
      [size - 9, size, waits],
    ] as const) {
      const { state, body } = toRow(aRequest({ status }));
      await client.query(
        `insert into requests (id, reference, state, version, requester_id, subject_id, asked_at, expires_at, body)
        select 'filled-' || n, 'PR-F' || n, $1, 5, md5('r' || n)::uuid::text, md5('s' || n)::uuid::text,
          now() - interval '400 days' * (1 - n / $2::float8), now() - interval '400 days' * (1 - n / $2::float8) + interval '1 hour', $3
        from generate_series($4::int, $5::int) n`,
        [state, size, JSON.stringify(body), from, to],
      );
    }
    await client.query(
      `insert into audit (seq, at, action, by_id, by_name, request_id, source, detail, hash)
      select head.seq + n, now() - interval '400 days' * (1 - n / ($1 * 2)::float8), 'asked', md5('r' || (n + 1) / 2)::uuid::text,
        'Alex Wilber', 'filled-' || (n + 1) / 2, 'test', '{"to":"asked","n":1}', encode(sha256(n::text::bytea), 'hex')
      from generate_series(1, $1::int * 2) n, audit_head head`,
      [size],
    );
    await client.query('update audit_head set seq = seq + $1', [size * 2]);
    await client.query('vacuum analyze');
  } finally {
    await client.end();
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN;
}
