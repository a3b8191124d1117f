import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { format, inspect, isDeepStrictEqual } from 'node:util';
import { Password } from '../../../../src/requests/model/secrets/password.ts';
import { createLog } from '../../../../src/telemetry/log.ts';

const CLEARTEXT = 'Kqw7mx-3hbt9e-zp4vfa';

describe('a password', () => {
  const password = new Password(CLEARTEXT);

  it('is read by name only', () => assert.equal(password.cleartext(), CLEARTEXT));

  it('is in no text, no JSON and no inspector, however deep', () => {
    const lines: string[] = [];
    const log = createLog({ level: 'info', destination: { write: (line) => void lines.push(line) } });
    const copy: object = Object.assign({}, password);
    log.info({ password, copy, error: new Error('refused', { cause: password }) }, format('%s %o %j', password));
    const printed = [
      String(password),
      JSON.stringify({ password, list: [password], copy }),
      inspect({ password }, { showHidden: true, depth: null, customInspect: true }),
      inspect({ password }, { showHidden: true, depth: null, customInspect: false }),
      format('%s %o %O %j %d', password, password, password, password, password),
      Object.entries(password).join(),
      JSON.stringify(structuredClone(password)),
      ...lines,
    ];
    assert.ok(lines.length > 0);
    for (const text of printed) assert.ok(!text.includes(CLEARTEXT), text);
  });

  it('equals nothing but itself, so that no comparison passes by accident', () => {
    const [one, two] = [new Password(CLEARTEXT), new Password('another')];
    for (const other of [one, two]) {
      assert.equal(isDeepStrictEqual(other, password), false);
      assert.throws(() => assert.deepEqual({ password: other }, { password }));
    }
  });

  it('is opened to be sealed, to be written to Graph and to be shown, and nowhere else', () => {
    const using = (what: RegExp): string[] =>
      globSync('src/**/*.ts').filter((file) => what.test(readFileSync(file, 'utf8')));
    assert.deepEqual(using(/\.cleartext\(\)/).sort(), [
      'src/cards/requester/reveal-card.ts',
      'src/directory/writes/reset-as-approver.ts',
      'src/directory/writes/reset-password.ts',
      'src/requests/model/secrets/seal.ts',
    ]);
    assert.deepEqual(using(/\bas(Sealed|KeyedHash)\b/).sort(), [
      'src/crypto/secret-box.ts',
      'src/requests/model/secrets/seal.ts',
      'src/requests/model/secrets/sealed.ts',
      'src/store/requests/stored-status.ts',
    ]);
  });
});
