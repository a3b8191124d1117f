import assert from 'node:assert/strict';
import { GraphError } from '@microsoft/microsoft-graph-client';
import { type Failure, GraphRefused, errorOf, meaningOf } from '../../../src/directory/graph/graph-errors.ts';
import { DirectoryUnavailable } from '../../../src/requests/model/ports.ts';

function thrown(statusCode: number, body: unknown, code: string | null = null): GraphError {
  return Object.assign(new GraphError(statusCode, 'Some localised message'), { body: JSON.stringify(body), code });
}

describe('what Graph’s errors mean', () => {
  for (const status of [408, 409, 429, 500, 502, 503, 504]) {
    it(`${status} is worth a later attempt`, () => {
      const error = errorOf(thrown(status, { code: 'SomeCode' }), { changes: true });
      assert.ok(error instanceof DirectoryUnavailable);
      assert.equal(error.code, 'SomeCode');
    });
  }

  for (const status of [400, 401, 403, 404, 405, 302]) {
    it(`${status} is a refusal`, () => {
      const error = errorOf(thrown(status, { code: 'SomeCode' }), { changes: true });
      assert.ok(error instanceof GraphRefused);
      assert.deepEqual([error.status, error.code], [status, 'SomeCode']);
    });
  }

  it('codes go from the outermost error to the innermost', () => {
    const error = errorOf(thrown(400, { code: 'A', innerError: { code: 'B', innererror: { code: 'C' } } }), {
      changes: true,
    });
    assert.ok(error instanceof GraphRefused);
    assert.deepEqual(error.codes, ['A', 'B', 'C']);
  });

  it('no message, and no code that is not a word, gets into our error', () => {
    const error = errorOf(thrown(403, { code: 'user1@forthcoffee.com may not', message: 'user1@forthcoffee.com' }), {
      changes: true,
    });
    assert.equal(error.code, 'http-403');
    assert.doesNotMatch(`${error.message} ${error.stack ?? ''}`, /forthcoffee|localised/);
  });

  it('a body that is not JSON leaves the status as code', () => {
    const error = errorOf(Object.assign(new GraphError(502, 'x'), { body: '<html>' }), { changes: true });
    assert.equal(error.code, 'http-502');
  });

  it('the directory is unavailable without an answer', () => {
    const error = errorOf(thrown(-1, undefined, 'ECONNRESET'), { changes: true });
    assert.ok(error instanceof DirectoryUnavailable);
    assert.equal(error.code, 'ECONNRESET');
  });

  it('the directory is unavailable if the answer was cut off', () => {
    assert.ok(errorOf(thrown(200, undefined, 'SyntaxError'), { changes: true }) instanceof DirectoryUnavailable);
  });

  it('an error says whether anything may have been written, which a read never does', () => {
    const cases = [thrown(503, {}), thrown(-1, undefined, 'ECONNRESET'), thrown(200, undefined, 'SyntaxError'), 'odd'];
    for (const failure of cases) {
      assert.deepEqual(
        [true, false].map((changes) => errorOf(failure, { changes }).nothingDone),
        [false, true],
      );
    }
    for (const failure of [thrown(403, {}), thrown(429, {}), thrown(-1, undefined, 'ECONNREFUSED')]) {
      assert.equal(errorOf(failure, { changes: true }).nothingDone, true);
    }
  });

  it('an error keeps how long Graph asked to wait', () => {
    const busy = errorOf(thrown(429, {}), { changes: true, retryAfterMs: 90_000 });
    assert.ok(busy instanceof DirectoryUnavailable);
    assert.equal(busy.retryAfterMs, 90_000);
  });

  it('anything else thrown is an outage, with its cause', () => {
    const cause = new Error('unforeseen');
    assert.equal(errorOf(cause, { changes: true }).cause, cause);
  });
});

const NOTHING = { nothingDone: true, again: false };
const NOTHING_YET = { nothingDone: true, again: true };
const IN_DOUBT = { nothingDone: false, again: true };

describe('what a failed call says about the write', () => {
  const table: readonly (readonly [string, object, readonly (number | string)[]])[] = [
    [
      'refused: nothing was done, and another attempt is pointless',
      NOTHING,
      [302, 400, 401, 403, 404, 405, 406, 410, 411, 412, 413, 415, 416, 422, 451, 501, 505],
    ],
    ['rejected for now: nothing was done, and another attempt may succeed', NOTHING_YET, [409, 423, 425, 429, 509]],
    [
      'nothing sent: nothing was done, and another attempt may succeed',
      NOTHING_YET,
      [
        ...['no-token', 'foreign-origin', 'ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN'],
        ...[
          'DEPTH_ZERO_SELF_SIGNED_CERT',
          'SELF_SIGNED_CERT_IN_CHAIN',
          'CERT_HAS_EXPIRED',
          'ERR_TLS_CERT_ALTNAME_INVALID',
        ],
      ],
    ],
    [
      'server error, or answer cut off: it may have been done',
      IN_DOUBT,
      [200, 202, 204, 408, 500, 502, 503, 504, 507, 599],
    ],
    [
      'answer lost: it may have been done',
      IN_DOUBT,
      ['timeout', 'no-connection', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'no-answer', 'something new', ''],
    ],
  ];
  for (const [title, meaning, failures] of table) {
    for (const one of failures) {
      const failure: Failure = typeof one === 'number' ? { status: one } : { reason: one };
      it(`${title} (${one})`, () => assert.deepEqual(meaningOf(failure), meaning));
    }
  }
});
