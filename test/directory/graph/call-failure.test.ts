import assert from 'node:assert/strict';
import { type Failure, meaningOf } from '../../../src/directory/graph/call-failure.ts';

const NOTHING = { nothingDone: true, again: false };
const NOTHING_YET = { nothingDone: true, again: true };
const IN_DOUBT = { nothingDone: false, again: true };

describe('what a failed call says of what was done', () => {
  const table: readonly (readonly [string, object, readonly (number | string)[]])[] = [
    [
      'Graph refused: nothing was done, and asking again does not help',
      NOTHING,
      [302, 400, 401, 403, 404, 405, 406, 410, 411, 412, 413, 415, 416, 422, 451, 501, 505],
    ],
    ['Graph turned it away: nothing was done, and it is to be asked again', NOTHING_YET, [409, 423, 425, 429, 509]],
    [
      'nothing was sent: nothing was done, and it is to be asked again',
      NOTHING_YET,
      [
        ...['no-token', 'foreign-origin', 'ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'],
        ...[
          'DEPTH_ZERO_SELF_SIGNED_CERT',
          'SELF_SIGNED_CERT_IN_CHAIN',
          'CERT_HAS_EXPIRED',
          'ERR_TLS_CERT_ALTNAME_INVALID',
        ],
      ],
    ],
    [
      'a server failed, or the answer broke off: it may have been done',
      IN_DOUBT,
      [200, 202, 204, 408, 500, 502, 503, 504, 507, 599],
    ],
    [
      'the answer was lost: it may have been done',
      IN_DOUBT,
      [
        'timeout',
        'no-connection',
        'ECONNRESET',
        'EPIPE',
        'ETIMEDOUT',
        'UND_ERR_SOCKET',
        'UND_ERR_HEADERS_TIMEOUT',
        'UND_ERR_BODY_TIMEOUT',
        'no-answer',
        'something new',
        '',
      ],
    ],
  ];
  for (const [title, meaning, failures] of table) {
    for (const one of failures) {
      const failure: Failure = typeof one === 'number' ? { status: one } : { reason: one };
      it(`${title} (${one})`, () => assert.deepEqual(meaningOf(failure), meaning));
    }
  }
});
