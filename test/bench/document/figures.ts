/** What a part of the bench has measured: printed, and told to `npm run measurements` where that has started the part. */
import { z } from 'zod';

export const figureSchema = z.strictObject({
  what: z.string(),
  value: z.number(),
  /** After the value. */
  unit: z.string(),
  /** The goal: at most, or at least. Without one, it is only told. */
  most: z.number().optional(),
  least: z.number().optional(),
  /** What else has to be known to read it. */
  note: z.string().optional(),
});
export type Figure = z.output<typeof figureSchema>;

/** Tells one figure. */
export function tell(figure: Figure): void {
  const { what, note } = figure;
  process.stdout.write(
    `${what}: ${valueOf(figure)}, goal ${goalOf(figure)}${note === undefined ? '' : ` (${note})`}\n`,
  );
  process.send?.(figure);
}

/** Is the goal reached? Undefined where there is none. */
export function isReached({ value, most, least }: Figure): boolean | undefined {
  if (most !== undefined) return value <= most;
  return least === undefined ? undefined : value >= least;
}

export function valueOf({ value, unit }: Figure): string {
  return withUnit(value, unit);
}

export function goalOf({ most, least, unit }: Figure): string {
  if (most !== undefined) return `≤ ${withUnit(most, unit)}`;
  return least === undefined ? '–' : `≥ ${withUnit(least, unit)}`;
}

/** What was measured as a part of the goal. */
export function partOfGoal({ value, most, least }: Figure): string {
  const goal = most ?? least;
  return goal === undefined ? '–' : (value / goal).toFixed(2);
}

function withUnit(value: number, unit: string): string {
  const digits = Number.isInteger(value) ? 0 : Math.abs(value) < 10 ? 2 : Math.abs(value) < 100 ? 1 : 0;
  return `${value.toFixed(digits)} ${unit}`.trim();
}
