/** The Dockerfile and compose.yaml, as far as they can be checked without a daemon. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { NPM_START } from '../support/processes/npm-start.ts';

const dockerfile = readFileSync('Dockerfile', 'utf8');
const last = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));
const compose = readFileSync('compose.yaml', 'utf8');

describe('The container', () => {
  it('runs what "npm start" runs, with the same flags', () => {
    const [, command = ''] = /^CMD (\[.*\])$/m.exec(last) ?? [];
    const words: unknown = JSON.parse(command);
    assert.ok(Array.isArray(words));
    const flags = NPM_START.filter((word) => word.startsWith('--'));
    assert.deepEqual(words, ['node', ...flags, 'src/index.ts']);
  });

  it('is not root, and checks its health by a path that exists', () => {
    const [, user = '0'] = /^USER (\d+):\d+$/m.exec(last) ?? [];
    assert.ok(Number(user) > 0);
    assert.match(last, /^HEALTHCHECK .*\/healthz/m);
  });

  it('holds the artefact and nothing of what builds it', () => {
    assert.deepEqual(
      [...last.matchAll(/^COPY (.*)$/gm)].map(([, what]) => what),
      ['--from=build /usr/local/bin/node /usr/local/bin/node', '--from=build /build/dist/artefact /app'],
    );
    const ignored = readFileSync('.dockerignore', 'utf8').split('\n');
    for (const name of ['env', '.env', 'data', '.git', 'node_modules', 'dist']) assert.ok(ignored.includes(name), name);
  });

  it('writes nowhere but to memory, has no rights of the system, and holds no password in a tracked file', () => {
    for (const rule of ['read_only: true', 'cap_drop: [ALL]', "'no-new-privileges:true'", 'tmpfs: [/tmp]']) {
      assert.ok(compose.includes(rule), rule);
    }
    assert.doesNotMatch(compose, /PASSWORD: (?!\$\{POSTGRES_PASSWORD:\?\})/);
  });
});
