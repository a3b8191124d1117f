/** Asks, or shares the answer to the same question if someone has just asked it. */
export type Together<T> = (question: string, ask: () => Promise<T>) => Promise<T>;

/**
 * What is asked several times in one turn of the event loop is asked once. Nothing is kept: whoever asks a moment later asks again,
 * so no answer is older than its question.
 */
export function askTogether<T>(): Together<T> {
  const asked = new Map<string, Promise<T>>();
  return (question, ask) => {
    const known = asked.get(question);
    if (known !== undefined) return known;
    const answer = ask();
    asked.set(question, answer);
    setImmediate(() => asked.delete(question));
    return answer;
  };
}
