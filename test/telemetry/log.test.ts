import assert from 'node:assert/strict';
import { createLog } from '../../src/telemetry/log.ts';

describe('the log', () => {
  function logged(write: (log: ReturnType<typeof createLog>) => void): string {
    const lines: string[] = [];
    write(createLog({ destination: { write: (line) => void lines.push(line) } }));
    return lines.join('');
  }

  it('writes one JSON line per event, with the time in UTC', () => {
    const line = logged((log) => log.info({ request: 'x' }, 'Moved'));
    assert.match(line, /^\{"level":30,"time":"\d{4}-\d\d-\d\dT[\d:.]+Z","request":"x","msg":"Moved"\}\n$/);
  });

  for (const name of ['password', 'newPassword', 'sealed', 'token', 'authorization', 'secret', 'assertion']) {
    it(`never writes a value called "${name}", however deep`, () => {
      const line = logged((log) => log.warn({ [name]: 'hush', a: { [name]: 'hush', b: { [name]: 'hush' } } }, 'Oops'));
      assert.doesNotMatch(line, /hush/);
    });
  }

  it('writes the name, message, code, stack and cause of an error, and none of its other properties', () => {
    const cause = Object.assign(new Error('inner'), { parameters: ['hush'] });
    const error = Object.assign(new Error('outer', { cause }), { code: 'E42', body: 'hush' });
    const line = logged((log) => log.error({ error }, 'Failed'));
    assert.match(line, /"message":"outer","errorCode":"E42"/);
    assert.match(line, /"message":"inner"/);
    assert.doesNotMatch(line, /hush/);
    assert.match(
      logged((log) => log.error({ error: 'just text' }, 'Failed')),
      /just text/,
    );
  });

  it('keeps a line break in a value from starting a second line', () => {
    assert.equal(
      logged((log) => log.info({ name: 'a\n{"level":60}' }, 'x'))
        .trimEnd()
        .split('\n').length,
      1,
    );
  });
});
