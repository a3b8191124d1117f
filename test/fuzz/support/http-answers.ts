/** Reads what came over a connection as HTTP/1.1 answers, and as nothing else. */

export type HttpAnswer = {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
};

const STATUS_LINE = /^HTTP\/1\.1 ([1-5]\d\d) [\x20-\x7e]*$/;
const HEADER = /^([!#$%&'*+.^_`|~\w-]+): ([\x20-\x7e]*)$/;

/**
 * @param text in Latin-1, so that a character is a byte
 * @param mayLackBody whether there may be a HEAD among the requests, whose answer has no body whatever its length (RFC 9110, 9.3.2)
 * @throws if a byte is not part of a well-formed answer
 */
export function readAnswers(text: string, mayLackBody: boolean): readonly HttpAnswer[] {
  const answers: HttpAnswer[] = [];
  let rest = text;
  while (rest !== '') {
    const end = rest.indexOf('\r\n\r\n');
    if (end < 0) throw new Error(`An answer's head does not end: ${rest.slice(0, 200)}`);
    const [first = '', ...lines] = rest.slice(0, end).split('\r\n');
    const [, status] = STATUS_LINE.exec(first) ?? [];
    if (status === undefined) throw new Error(`Not a status line: ${first.slice(0, 200)}`);
    const headers = new Map(lines.map(headerOf));
    if (headers.size !== lines.length) throw new Error(`A header is given twice: ${lines.join(' | ')}`);
    rest = rest.slice(end + 4);
    const isWithoutBody = mayLackBody && (rest === '' || rest.startsWith('HTTP/1.1 '));
    const { body, behind } = isWithoutBody ? { body: '', behind: rest } : bodyOf(Number(status), headers, rest);
    answers.push({ status: Number(status), headers, body });
    rest = behind;
  }
  return answers;
}

function headerOf(line: string): [string, string] {
  const [, name, value] = HEADER.exec(line) ?? [];
  if (name === undefined || value === undefined) throw new Error(`Not a header: ${line.slice(0, 200)}`);
  return [name.toLowerCase(), value];
}

type Body = { readonly body: string; readonly behind: string };

/** HTTP/1.0 knows no chunks: there a body without a length ends with the connection (RFC 9112, section 6.3). */
function bodyOf(status: number, headers: ReadonlyMap<string, string>, rest: string): Body {
  const length = headers.get('content-length');
  const coding = headers.get('transfer-encoding');
  if (status < 200) return { body: '', behind: rest };
  if (length === undefined && coding === 'chunked') return unchunked(rest);
  if (length === undefined && headers.get('connection') === 'close') return { body: rest, behind: '' };
  if (length === undefined || coding !== undefined || !/^\d+$/.test(length) || Number(length) > rest.length)
    throw new Error(`A body of ${length ?? 'no'} bytes, ${coding ?? 'as it is'}, has ${rest.length}`);
  return { body: rest.slice(0, Number(length)), behind: rest.slice(Number(length)) };
}

function unchunked(text: string): Body {
  let body = '';
  let rest = text;
  for (;;) {
    const [line, digits = ''] = /^([\da-f]+)\r\n/i.exec(rest) ?? [];
    const size = Number.parseInt(digits, 16);
    const from = line?.length ?? 0;
    const chunk = rest.slice(from, from + size);
    if (line === undefined || !rest.startsWith('\r\n', from + size))
      throw new Error(`Not a chunk: ${rest.slice(0, 200)}`);
    rest = rest.slice(from + size + 2);
    if (size === 0) return { body, behind: rest };
    body += chunk;
  }
}
