/** Runs statements on PGlite, and keeps them prepared: PGlite's own `query` parses and plans a statement at every call. */
import { type Results, messages, parse, protocol } from '@electric-sql/pglite';
import type { GuardedPGlite } from './guarded-pglite.ts';

export type Session = {
  /**
   * Runs one statement; without values, also several.
   * @returns the rows of every statement, and the command and row count of the last
   */
  run(text: string, values?: readonly unknown[]): Promise<Outcome>;
};

export type Outcome = Pick<Results, 'rows' | 'command' | 'rowCount'>;

type Prepared = {
  readonly name: string;
  readonly types: readonly number[];
  readonly columns: readonly messages.BackendMessage[];
};

/** Statements that repeat word for word, and change no table's columns. */
const REPEATS = /^\s*(?:select|insert|update|delete|with)\b[^;]*$/i;
/** After a change of a table's columns, a prepared `select *` fails (PostgreSQL's source, plancache.c). */
const CHANGES_COLUMNS = /^(?:CREATE|ALTER|DROP)\b/;
/** A limit, because lists of different lengths make different statements. Beyond it, all are dropped. */
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

  async function preparedFor(text: string): Promise<Prepared> {
    if (!REPEATS.test(text)) return prepare(text, '');
    const kept = prepared.get(text);
    if (kept !== undefined) return kept;
    if (prepared.size >= MOST_PREPARED) await dropAll();
    made += 1;
    const fresh = await prepare(text, `kept_${made}`);
    prepared.set(text, fresh);
    return fresh;
  }

  async function dropAll(): Promise<void> {
    await send(serialize.query('deallocate all'));
    prepared.clear();
  }

  async function runPrepared(text: string, values: readonly unknown[]): Promise<Results[]> {
    const { name, types, columns } = await preparedFor(text);
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
    if (typeof value !== 'string') throw new TypeError(`Cannot convert a ${typeof value} to the type with OID ${type}`);
    return value;
  }

  return {
    run: async (text, values = []) => {
      const results =
        values.length > 0 || REPEATS.test(text)
          ? await runPrepared(text, values)
          : parse.parseResults(await send(serialize.query(text)), pglite.parsers);
      if (prepared.size > 0 && results.some(({ command = '' }) => CHANGES_COLUMNS.test(command))) await dropAll();
      const { command, rowCount } = results.at(-1) ?? {};
      const rows = results.flatMap((result) => result.rows);
      return { rows, ...(command === undefined ? {} : { command }), ...(rowCount === undefined ? {} : { rowCount }) };
    },
  };
}
