/** A page in the browser: what it complains about fails the test, and nothing but loopback is reached. */
import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { browser } from './browser.ts';

export const WIDE = { width: 1280, height: 800 };
export const NARROW = { width: 400, height: 800 };

const FOLDER = join(import.meta.dirname, '../screenshots');
/** A tie with a busy machine is no failure: everything that is awaited may take this long. */
const PATIENCE_MS = 30_000;

export type OpenPage = {
  readonly page: Page;
  /** Keeps a picture of the whole page, or of a part of it. */
  readonly picture: (name: string, of?: Locator) => Promise<void>;
  /** Keeps four pictures of the whole page: wide and narrow, light and dark. */
  readonly photograph: (name: string) => Promise<void>;
  /** Closes the page. @throws where its console told of an error */
  close(): Promise<void>;
};

/** Opens an address, wide and light. */
export async function openPage(address: string): Promise<OpenPage> {
  const context = await (await browser()).newContext({ viewport: WIDE, colorScheme: 'light', reducedMotion: 'reduce' });
  context.setDefaultTimeout(PATIENCE_MS);
  await context.route(
    ({ hostname }) => hostname !== '127.0.0.1',
    (route) => route.fulfill({ contentType: 'text/html', body: '<title>Elsewhere</title>' }),
  );
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.goto(address);
  const picture: OpenPage['picture'] = async (name, of) => {
    await mkdir(FOLDER, { recursive: true });
    const path = join(FOLDER, `${name}.png`);
    await (of === undefined ? page.screenshot({ path, fullPage: true }) : of.screenshot({ path }));
  };
  return {
    page,
    picture,
    async photograph(name) {
      for (const [size, viewport] of [['wide', WIDE] as const, ['narrow', NARROW] as const]) {
        await page.setViewportSize(viewport);
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          await picture(`${name}.${size}.${colorScheme}`);
        }
      }
      await page.emulateMedia({ colorScheme: 'light' });
      await page.setViewportSize(WIDE);
    },
    async close() {
      await context.close();
      assert.deepEqual(complaints, []);
    },
  };
}
