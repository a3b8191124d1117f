import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { selfSigned } from '../../../sandbox/authority/certificate.ts';
import { readCertificate } from '../../../src/doctor/read/certificate.ts';
import { judgeCertificate } from '../../../src/doctor/rules/credentials.ts';

const { cert, key } = selfSigned();
const DAY_MS = 24 * 60 * 60_000;
const inDays = (days: number): Date => new Date(Date.now() + days * DAY_MS);

describe('the doctor on the client certificate', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'certificate-'));
  });
  after(() => rm(folder, { recursive: true }));

  async function judged(pem: string, now = new Date()): Promise<string> {
    const path = join(folder, 'app.pem');
    await writeFile(path, pem);
    const found = judgeCertificate(await readCertificate(path), now);
    return found.map(({ state, says }) => `${state}: ${says}`).join('\n');
  }

  it('says nothing of one with its key, in either order', async () => {
    assert.deepEqual([await judged(key + cert), await judged(cert + key)], ['', '']);
  });

  it('names a file without a private key, and one with the key of another', async () => {
    assert.match(await judged(cert), /^wrong: .* has no private key/);
    assert.match(await judged(cert + selfSigned().key), /^wrong: .* the private key of another certificate/);
  });

  it('names one that expires soon, and one that has', async () => {
    assert.match(await judged(key + cert, inDays(20)), /^warning: .* expires in (9|10) days\. Upload a new one/);
    assert.match(await judged(key + cert, inDays(31)), /^wrong: .* expired on \d{4}-/);
  });

  it('names a folder in place of the file', async () => {
    const [found] = judgeCertificate(await readCertificate(folder), new Date());
    assert.match(found?.says ?? '', /can't be read \(EISDIR\)/);
  });
});
