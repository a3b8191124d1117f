/** The messages of PostgreSQL's protocol 3.0, read from a stream (PostgreSQL, "Message Formats"). */

/** One message as received. `type` is its first byte as a letter; empty for the first messages of a client. */
export type Frame = { readonly type: string; readonly bytes: Buffer };

const LENGTH_BYTES = 4;

/** What a client may send before it authenticates. */
export const FIRST = { startup: 196_608, cancel: 80_877_102, ssl: 80_877_103, gss: 80_877_104 } as const;

/**
 * Splits chunks into messages and keeps incomplete ones.
 * @param typed whether messages begin with their type; called for each message
 */
export function frames(typed: () => boolean): (chunk: Buffer) => Generator<Frame> {
  let rest: Buffer = Buffer.alloc(0);
  return function* (chunk) {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const header = typed() ? 1 : 0;
      if (rest.length < header + LENGTH_BYTES) return;
      const end = header + rest.readUInt32BE(header);
      if (rest.length < end) return;
      const bytes = rest.subarray(0, end);
      rest = rest.subarray(end);
      yield { type: header === 0 ? '' : String.fromCharCode(bytes.readUInt8(0)), bytes };
    }
  };
}

/** The code of a client's first message: one of `FIRST`. */
export function codeOf({ bytes }: Frame): number {
  return bytes.readUInt32BE(LENGTH_BYTES);
}

/** The SQL of a `Query` or a `Parse`; undefined for all other messages. */
export function sqlOf({ type, bytes }: Frame): string | undefined {
  const body = bytes.subarray(1 + LENGTH_BYTES).toString();
  const [first, second] = body.split('\0');
  return type === 'Q' ? first : type === 'P' ? second : undefined;
}
