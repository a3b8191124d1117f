/** `docs/measurements.md` and its pictures, made of what the parts of the bench have told. */
import { type Bar, chart } from './chart.ts';
import { type Figure, goalOf, isReached, partOfGoal, valueOf } from './figures.ts';

export type Part = {
  /** The name of its picture. */
  readonly name: string;
  readonly title: string;
  readonly about: string;
  readonly command: string;
  readonly figures: readonly Figure[];
  /** Why it is not complete; undefined where it is. */
  readonly trouble: string | undefined;
};

export type Machine = {
  readonly cores: number;
  readonly memoryGb: number;
  readonly node: string;
  readonly postgres: string;
  readonly date: string;
};

const BEGIN = '<!-- Written by `npm run measurements`: begin -->';
const END = '<!-- Written by `npm run measurements`: end -->';

/** The document with what stands between its markers replaced. @throws without the markers */
export function written(document: string, machine: Machine, parts: readonly Part[]): string {
  const [before, rest] = [document.indexOf(BEGIN), document.indexOf(END)];
  if (before < 0 || rest < before) throw new Error('The document lacks its markers');
  return `${document.slice(0, before + BEGIN.length)}\n\n${results(machine, parts)}\n\n${document.slice(rest)}`;
}

/** A bar for every figure with a goal: how much of the goal it takes. */
export function picture({ title, figures }: Part): string {
  const shown = figures.filter((figure) => isReached(figure) !== undefined);
  const bars = shown.map((figure): Bar => {
    const { what, value, most, least } = figure;
    const goal = most ?? least ?? 1;
    return { label: what, value: value / goal, text: `${valueOf(figure)} (${goalOf(figure)})`, goal: 1 };
  });
  const values = shown.map((figure) => `${figure.what}: ${valueOf(figure)}, goal ${goalOf(figure)}.`).join(' ');
  return chart(`${title}, to the goal (the line)`, values, bars);
}

function results({ cores, memoryGb, node, postgres, date }: Machine, parts: readonly Part[]): string {
  const figures = parts.flatMap((part) => part.figures);
  const missed = figures.filter((figure) => isReached(figure) === false);
  const goals = figures.filter((figure) => isReached(figure) !== undefined);
  const missedLines = missed.map(
    (figure) => `- ${figure.what}: ${valueOf(figure)}, goal ${goalOf(figure)}${noteOf(figure)}`,
  );
  const troubles = parts.flatMap(({ title, trouble }) => (trouble === undefined ? [] : [`- ${title}: ${trouble}`]));
  return [
    '## Not reached',
    [...missedLines, ...troubles].join('\n') || 'Nothing: every goal is reached.',
    `${goals.length - missed.length} of ${goals.length} goals are reached.`,
    '## The machine',
    `${cores} cores, ${memoryGb} GB, Node ${node}, PostgreSQL ${postgres} on the same machine, ${date}.`,
    ...parts.flatMap(sectionOf),
  ].join('\n\n');
}

function sectionOf(part: Part): readonly string[] {
  const { name, title, about, command, figures } = part;
  if (figures.length === 0) return [`## ${title}`, `${about} \`${command}\` measured nothing.`];
  const rows = figures.map((figure) => [
    figure.what,
    goalOf(figure),
    valueOf(figure),
    partOfGoal(figure),
    figure.note ?? '',
  ]);
  return [
    `## ${title}`,
    `${about} Made by \`${command}\`.`,
    table([['What', 'Goal', 'Measured', 'Of the goal', 'Besides'], ...rows]),
    `![${title}: each figure as a part of its goal](measurements-${name}.svg)`,
  ];
}

/** As prettier aligns it. */
function table([heads = [], ...rows]: readonly (readonly string[])[]): string {
  const widths = heads.map((head, n) => Math.max(3, head.length, ...rows.map((row) => row[n]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, n) => cell.padEnd(widths[n] ?? 0)).join(' | ')} |`;
  return [line(heads), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

function noteOf({ note }: Figure): string {
  return note === undefined ? '' : ` (${note})`;
}
