/**
 * `npm run bench`: what the bot's own work costs, as ratios to a baseline that is measured in the same run on the same machine,
 * so they mean the same everywhere. Times are medians.
 */
import { Bench } from 'tinybench';
import { approvalCard } from '../../src/cards/approvers/approval-card.ts';
import { locale as en } from '../../src/locales/en/locale.ts';
import { transition } from '../../src/requests/rules/transitions.ts';
import { createSecretBox } from '../../src/crypto/secret-box.ts';
import { createVerifier } from '../../src/store/audit/verify.ts';
import { type AuditRow, BEGINNING, nextRow } from '../../src/store/audit/entry.ts';
import { lidia } from '../../sandbox/directory/cast.ts';
import { aRequest, aSubject, anEntry, creation } from '../store/support/samples.ts';
import { openTestStore, signer } from '../support/store.ts';
import { tell } from './document/figures.ts';
import { savesBySeveral } from './saves.ts';

const TIME_MS = 1_000;

const context = {
  locale: en,
  now: '2026-11-22T10:00:00.000Z',
  lockdown: { mode: 'off' },
  identityCode: true,
  resetAs: 'app',
  handOver: 'password',
  accessPassApprovers: 2,
  selfService: 'first',
  helps: {},
  cloud: 'public',
} as const;
const pending = aRequest({
  status: {
    state: 'pending',
    subject: aSubject(),
    firstApproval: null,
    code: null,
    codesShown: 0,
    reminded: false,
    checking: [],
  },
});
const card = approvalCard(pending, context);
const box = createSecretBox([Buffer.alloc(32, 1)]);
const purpose = {
  content: 'secret',
  request: pending.id,
  subject: lidia.id,
  requester: lidia.id,
  approver: lidia.id,
} as const;

await compare('an approval card', 'its JSON, serialised and parsed', {
  baseline: (): unknown => JSON.parse(JSON.stringify(card)),
  measured: () => approvalCard(pending, context),
});
await compare('a transition, decided', 'the request, cloned', {
  baseline: () => structuredClone(pending),
  measured: () => transition(pending, { type: 'denied', by: lidia, reason: 'No' }, '2026-11-22T10:00:00.000Z'),
});
await compare('a password, sealed and opened', 'one hash of it', {
  baseline: () => box.hash(pending.id, 'Abcdef-ghjkmn-pqrstu'),
  measured: () => box.open(purpose, box.seal(purpose, 'Abcdef-ghjkmn-pqrstu')),
});

const entries: AuditRow[] = [];
while (entries.length < 10_000) entries.push(nextRow(entries.at(-1) ?? BEGINNING, anEntry(pending)));
const head = entries.at(-1) ?? BEGINNING;
await compare('10,000 audit entries, verified', 'the same, as JSON', {
  baseline: () => JSON.stringify(entries),
  measured: () => {
    const verifier = createVerifier({ signer, head, now: '2026-11-22T10:00:00.000Z', outside: [] });
    return entries.flatMap((entry) => [...verifier.take(entry)]);
  },
});

const store = await openTestStore();
let documents = 0;
await compare('a new request, stored with its audit entry and its job', 'a document, stored', {
  baseline: () => store.documents.swap(`bench ${(documents += 1)}`, 0, { body: pending }),
  measured: () => {
    const request = aRequest();
    return store.requests.save(creation(request, [{ name: 'expire', request: request.id, at: request.expiresAt }]));
  },
});
await store.dispose();

const before = process.memoryUsage().heapUsed;
const kept = Array.from({ length: 1_000 }, () => approvalCard(pending, context));
const perCard = (process.memoryUsage().heapUsed - before) / kept.length / JSON.stringify(card).length;
say(`memory of an approval card: ${perCard.toFixed(1)} bytes for each character of its JSON`);

const saves = await savesBySeveral();
for (const [n, ratio] of (saves?.ratios ?? []).entries()) {
  tell({
    what: `saves a second on ${n + 2} instances, to those on one`,
    value: ratio,
    unit: '×',
    least: 1,
    note: `one: ${saves?.one.toFixed(0)} a second`,
  });
}

type Pair = { readonly baseline: () => unknown; readonly measured: () => unknown };

async function compare(what: string, baseline: string, pair: Pair): Promise<void> {
  const bench = new Bench({ time: TIME_MS });
  bench.add('baseline', pair.baseline);
  bench.add('measured', pair.measured);
  await bench.run();
  const [one, other] = bench.tasks.map(({ result }) => (result.state === 'completed' ? result.latency.p50 : NaN));
  if (one === undefined || other === undefined) throw new Error('Nothing was measured');
  const us = (milliseconds: number): string => `${(milliseconds * 1_000).toFixed(1)} µs`;
  say(`${what}: ${us(other)}, ${(other / one).toFixed(1)} × ${baseline} (${us(one)})`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
