/** Steps of the golden ratio fill a circle evenly, however many there are. */
const GOLDEN = 0.618_033_988_75;

/** This many of them, evenly spread; another seed picks others. All of them if there are fewer. */
export function spread<T>(all: readonly T[], count: number, seed: number): readonly T[] {
  const step = Math.max(1, all.length / count);
  const offset = step * ((seed * GOLDEN) % 1);
  const turn = (index: number): number => Math.floor((index - offset) / step);
  return all.filter((_, index) => turn(index) !== turn(index - 1));
}
