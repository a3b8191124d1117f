/**
 * `npm run faults`: each outage by name: what people read during it, what is lost (nothing may be), and how long until all is well
 * after it. It needs PostgreSQL (`TEST_DATABASE_URL`), and root for the full disk. All of them take ten minutes; each writes its row into
 * the table in docs/operations.md. `--only NAME` carries out one, `--list` lists them.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { format } from 'prettier';
import { type Result, carryOut } from './course.ts';
import { OUTAGES } from './outages.ts';

const DOCUMENT = 'docs/operations.md';
const HEAD = [
  '| Outage | The requester reads | The approver reads | Lost | Well after |',
  '| --- | --- | --- | --- | --- |',
];
const BLOCK = /(?<=<!-- npm run faults -->\n)[^]*(?=<!-- end -->)/;

const { values } = parseArgs({ options: { only: { type: 'string' }, list: { type: 'boolean', default: false } } });
const wanted = OUTAGES.filter(({ name }) => values.only === undefined || name === values.only);
if (values.list || wanted.length === 0) {
  say(OUTAGES.map(({ name, what }) => `${name.padEnd(20)} ${what}`).join('\n'));
  process.exit(values.list ? 0 : 1);
}

let allWell = true;
for (const outage of wanted) {
  const result = await carryOut(outage);
  allWell &&= result.lost.length === 0;
  const row = rowOf(result);
  say(row);
  writeFileSync(DOCUMENT, await withRow(readFileSync(DOCUMENT, 'utf8'), row));
}
process.exitCode = allWell ? 0 : 1;

/** The document with this row in its table, in the place of the same outage's last one. */
function withRow(text: string, row: string): Promise<string> {
  const before = BLOCK.exec(text)?.[0].split('\n') ?? [];
  const rowFor = (what: string): string[] =>
    [row, ...before].filter((line) => line.slice(1).split('|', 1).join('').trim() === what).slice(0, 1);
  const table = [...HEAD, ...OUTAGES.flatMap(({ what }) => rowFor(what))].join('\n');
  const written = text.replace(BLOCK, () => `\n${table}\n`);
  return format(written, { parser: 'markdown', printWidth: 140, proseWrap: 'preserve' });
}

function rowOf(result: Result): string {
  const { outage, asking, approving, lost } = result;
  const cells = [outage, asking, approving, lost.join(', ') || 'nothing', seconds(result)];
  return `| ${cells.map((cell) => cell.replaceAll('|', '/')).join(' | ')} |`;
}

function seconds({ wellMs }: Result): string {
  return `${(wellMs / 1_000).toFixed(1)} s`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
