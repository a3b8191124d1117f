/** What an operation costs the bot, on average, and how that is told. */
import { tell } from './document/figures.ts';

export type Cost = {
  readonly cpuMs: number;
  readonly statements: Readonly<Record<string, number>>;
  readonly graphCalls: number;
  /** A batch is one request with several calls. */
  readonly graphRequests: number;
};

/** Without those whose number depends on the time. */
export function total(statements: Readonly<Record<string, number>>): number {
  return Object.values(statements).reduce((sum, count) => sum + count, 0) - others(statements);
}

/** Those whose number depends on the time: they fetch jobs, or keep house. */
export function others({ other = 0 }: Readonly<Record<string, number>>): number {
  return other;
}

/** Fetching jobs is not counted. */
export function tellCounts(
  what: string,
  cost: Cost,
  most: { readonly statements: number; readonly graphCalls?: number; readonly graphRequests?: number },
): void {
  tell({
    what: `${what}: SQL statements`,
    value: rounded(total(cost.statements)),
    unit: '',
    most: most.statements,
    note: `and ${others(cost.statements).toFixed(1)} that fetch jobs or keep house`,
  });
  for (const [name, value, goal] of [
    ['Graph calls', cost.graphCalls, most.graphCalls],
    ['requests to Graph', cost.graphRequests, most.graphRequests],
  ] as const) {
    tell({ what: `${what}: ${name}`, value: rounded(value), unit: '', ...(goal === undefined ? {} : { most: goal }) });
  }
}

/** A count's mean, to a tenth. */
export function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Prints it, with the statements that were sent most. */
export function show(what: string, { cpuMs, statements, graphCalls, graphRequests }: Cost): void {
  say(
    `${what}: ${cpuMs.toFixed(1)} ms of CPU, ${total(statements).toFixed(1)} statements, ` +
      `${graphCalls.toFixed(1)} Graph calls in ${graphRequests.toFixed(1)} requests`,
  );
  const most = Object.entries(statements).sort(([, a], [, b]) => b - a);
  for (const [name, count] of most.filter(([, count]) => count >= 0.2)) say(`    ${count.toFixed(1)}  ${name}`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
