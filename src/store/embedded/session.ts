/** Runs statements on PGlite, and has it parse and plan each of them once: PGlite itself does so at every call. */
import { type Results, messages, parse, protocol } from '@electric-sql/pglite';
import type { GuardedPGlite } from './guarded-pglite.ts';

export type Session = {
  /**
   * Runs one statement, or without values also several.
   * @returns the rows of all, and the command and count of the last
   */
  run(text: string, values?: readonly unknown[]): Promise<Outcome>;
};

export type Outcome = Pick<Results, 'rows' | 'command' | 'rowCount'>;

type Prepared = {
  readonly name: string;
  readonly types: readonly number[];
  readonly columns: readonly messages.BackendMessage[];
};

/** Statements that come again in the same words. None of these changes a table's form. */
const COMES_AGAIN = /^\s*(?:select|insert|update|delete|with)\b[^;]*$/i;
/** After a change of a table's form a prepared `select *` fails (PostgreSQL's source, plancache.c). */
const CHANGES_FORM = /^(?:CREATE|ALTER|DROP)\b/;
/** Lists of any length make any number of texts: beyond this many, all are forgotten. */
const MOST_PREPARED = 250;

const { serialize } = protocol;

export function createSession(pglite: GuardedPGlite): Session {
  const prepared = new Map<string, Prepared>();
  let made = 0;

  const send = (...parts: readonly Uint8Array[]): Promise<messages.BackendMessage[]> =>
    pglite.execProtocolStream(Buffer.concat(parts), { syncToFs: false });

  async function prepare(text: string, name: string): Promise<Prepared> {
    const answer = await send(
      serialize.parse({ name, text }),
      serialize.describe({ type: 'S', name }),
      serialize.sync(),
    );
    const columns = answer.filter((message) => message instanceof messages.RowDescriptionMessage);
    return { name, types: parse.parseDescribeStatementResults(answer), columns };
  }

  async function keptOrPrepared(text: string): Promise<Prepared> {
    if (!COMES_AGAIN.test(text)) return prepare(text, '');
    const kept = prepared.get(text);
    if (kept !== undefined) return kept;
    if (prepared.size >= MOST_PREPARED) await forgetAll();
    made += 1;
    const fresh = await prepare(text, `kept_${made}`);
    prepared.set(text, fresh);
    return fresh;
  }

  async function forgetAll(): Promise<void> {
    await send(serialize.query('deallocate all'));
    prepared.clear();
  }

  async function runPrepared(text: string, values: readonly unknown[]): Promise<Results[]> {
    const { name, types, columns } = await keptOrPrepared(text);
    const answer = await send(
      serialize.bind({ statement: name, values: values.map((value, index) => asText(value, types[index])) }),
      serialize.execute({}),
      serialize.sync(),
    );
    return parse.parseResults([...columns, ...answer], pglite.parsers);
  }

  function asText(value: unknown, type = 0): string | null {
    if (value === null || value === undefined) return null;
    const write = pglite.serializers[type];
    if (write !== undefined) return write(value);
    if (typeof value !== 'string') throw new TypeError(`No value of type ${type} can be made of a ${typeof value}`);
    return value;
  }

  return {
    run: async (text, values = []) => {
      const results =
        values.length > 0 || COMES_AGAIN.test(text)
          ? await runPrepared(text, values)
          : parse.parseResults(await send(serialize.query(text)), pglite.parsers);
      if (prepared.size > 0 && results.some(({ command = '' }) => CHANGES_FORM.test(command))) await forgetAll();
      const { command, rowCount } = results.at(-1) ?? {};
      const rows = results.flatMap((result) => result.rows);
      return { rows, ...(command === undefined ? {} : { command }), ...(rowCount === undefined ? {} : { rowCount }) };
    },
  };
}
