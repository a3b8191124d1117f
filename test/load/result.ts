/** The result of a load as a table, and whether everything is as it should be. */
import type { Result } from './load.ts';

/** What is wrong, one line each; empty if nothing is. Orphan copies of cards are counted, and are not wrong as such. */
export function faultsOf({ effects, cards, jobs, audit, log }: Result): readonly string[] {
  const lists: readonly (readonly [string, readonly string[]])[] = [
    ['requests lost', effects.lost],
    ['asks with several requests', effects.doubled],
    ['requests not final', effects.notFinal],
    ['requests with a wrong number of passwords written', effects.wrongWrites],
    ['requests whose shown password is wrong', effects.wrongShown],
    ['resets without a sign-out', effects.notSignedOut],
    ['secrets kept', effects.secretsKept],
    ['wrong cards', cards.wrong],
    ['missing cards', cards.missing],
    ['requests without their audit entries', audit.withoutTheirEntries],
    ['jobs failed for good', jobs.failedForGood],
    ['instances that ended by themselves', log.ends],
  ];
  return [
    ...lists.flatMap(([name, found]) => (found.length === 0 ? [] : [`${found.length} ${name}: ${sample(found)}`])),
    ...(jobs.waiting === 0 ? [] : [`${jobs.waiting} jobs left in the queues`]),
    ...(audit.findings === '' ? [] : [`the audit trail: ${audit.findings}`]),
  ];
}

export function tableOf(result: Result): string {
  const { plan, machine, people, faults, effects, cards, jobs, audit, log } = result;
  const rows: readonly (readonly [string, string | number])[] = [
    ['Seed', plan.seed],
    ['Machine', `${machine.cores} cores, ${machine.memoryGb} GB, Node ${machine.node}`],
    ['Accounts in the directory', plan.accounts],
    ['A day of, until the last person was done', `${plan.minutes} min, ${result.seconds} s`],
    ['People who ask', list(people.kinds)],
    ['They gave up waiting for', list(people.gaveUp)],
    ['Messages, clicks, of them double', `${people.said}, ${people.pressed}, ${people.pressedTwice}`],
    ['Turns that failed, and were tried again', people.refused],
    [
      'Time of a turn: half, 99 %, longest',
      [people.turnMs.half, people.turnMs.most99, people.turnMs.longest].join(', ') + ' ms',
    ],
    ['Connector faults', list(faults.connector)],
    ['Graph faults', list(faults.graph)],
    ['Instances killed, starts that failed for want of a database', `${faults.kills}, ${faults.failedStarts}`],
    ['Database away', `${faults.databaseAwaySeconds} s, ${faults.connectionsCut} connections cut`],
    ['Requests stored', result.requests],
    ['Their ends', list(effects.states)],
    ['Not final', effects.notFinal.length],
    ['Lost, doubled', `${effects.lost.length}, ${effects.doubled.length}`],
    ['Passwords written, repeats of the same write', `${effects.writes.changed}, ${effects.writes.repeated}`],
    ['Most passwords written for one request, scramblings aside', effects.writes.most],
    ['Passwords shown to nobody: the answer was lost', effects.shownToNobody],
    ['Cards right, wrong, missing', `${cards.right}, ${cards.wrong.length}, ${cards.missing.length}`],
    ['Orphan copies with buttons, without', `${cards.orphans.withButtons}, ${cards.orphans.without}`],
    ['Jobs done, left, failed for good', `${jobs.done}, ${jobs.waiting}, ${list(jobs.failedForGood)}`],
    ['Audit trail', audit.findings === '' ? 'verified' : audit.findings],
    ['Instances that ended by themselves', list(log.ends)],
    ['Errors logged', list(log.errors)],
    ['Warnings logged', list(log.warnings)],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`).join('\n');
}

function list(found: Readonly<Record<string, number>> | readonly string[]): string {
  const texts = Array.isArray(found) ? found : Object.entries(found).map(([name, times]) => `${times} × ${name}`);
  return texts.join(', ') || 'none';
}

function sample(found: readonly string[]): string {
  return found.length > 5 ? `${found.slice(0, 5).join(', ')}, …` : found.join(', ');
}
