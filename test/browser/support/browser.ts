/** The headless Chromium of a file of browser tests. Mocha loads this file as well, to close it after the file's last test. */
import { type Browser, chromium } from 'playwright-core';

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

let running: Promise<Browser> | undefined;

/** Chromium, started at the first call. @throws where `CHROMIUM_PATH` (default /usr/bin/chromium) does not start */
export function browser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
  running ??= chromium.launch({ executablePath, args: QUIET });
  return running;
}

export const mochaHooks = {
  async afterAll(): Promise<void> {
    const used = running;
    running = undefined;
    await (await used)?.close();
  },
};
