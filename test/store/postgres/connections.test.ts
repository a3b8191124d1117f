import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { CONNECTIONS } from '../../../src/store/postgres/postgres.ts';

/** Azure Database for PostgreSQL, "Limits": B1ms has 50, of which 15 are the service's own. */
const OF_A_SMALL_SERVER = 35;

describe('The connections of an instance', () => {
  it('fit three times into those of a small server', () => {
    assert.ok(3 * CONNECTIONS <= OF_A_SMALL_SERVER);
  });

  it('are counted in the documents', () => {
    const text = readFileSync('docs/operations.md', 'utf8');
    assert.match(text, new RegExp(`An instance uses up to ${CONNECTIONS} `));
    assert.match(text, new RegExp(`leaves ${OF_A_SMALL_SERVER} to its users: enough for three instances`));
  });
});

describe('Every example of an address', () => {
  it('has TLS with a verified server', () => {
    const files = globSync(['*.{md,yml}', 'docs/*.md', 'env/.env*', 'infra/**/*.{bicep,json,md}', 'src/settings/*.ts']);
    const examples = files.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/postgres:\/\/[\w$<]\S*/g)]
        .map(([address]) => address)
        .filter((address) => !address.includes('127.0.0.1')),
    );
    assert.ok(examples.length > 3, examples.join());
    assert.deepEqual(
      examples.filter((address) => !address.includes('?sslmode=verify-full')),
      [],
    );
  });
});
