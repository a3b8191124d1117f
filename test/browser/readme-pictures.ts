/**
 * `npm run picture`: takes the README's recording and its still picture from the real page: someone locks themselves
 * out, asks, is approved, and signs in. Nothing of it is drawn, except where the pointer is.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { type Frame, animation } from './support/animation.ts';
import { browser } from './support/browser.ts';
import { openStage, submit } from './support/stage.ts';

const DOCS = join(import.meta.dirname, '../../docs');
const SIZE = { width: 1040, height: 800 };
const PASSWORD = /^[A-Z][a-z2-9]{5}-[a-z2-9]{6}-[a-z2-9]{6}$/;
/** Both cards, whole. */
const STILL_SIZE = { width: 1200, height: 1180 };

const stage = await openStage({ settings: { IDENTITY_CODE: 'on' } });
try {
  const { page, left, right } = stage;
  const frames: Frame[] = [];
  const film = async (ms: number): Promise<void> => {
    frames.push({ png: await page.screenshot(), ms });
  };
  const point = async (at: Locator): Promise<void> => {
    await at.scrollIntoViewIfNeeded();
    const box = await at.boundingBox();
    if (box === null) throw new Error('What is pointed at is out of sight.');
    await page.evaluate(movePointer, { x: box.x + box.width / 2, y: box.y + box.height / 2 });
    await film(700);
  };
  const press = async (button: Locator): Promise<void> => {
    await point(button);
    await button.click();
  };
  const write = async (field: Locator, text: string): Promise<void> => {
    await point(field);
    await field.fill(text);
    await film(700);
  };

  await page.setViewportSize(SIZE);
  await left.getByTestId('card').waitFor();
  await film(1500);
  await press(page.getByRole('button', { name: 'Try a wrong password' }));
  await page.getByTestId('sign-in-verdict').filter({ hasText: 'Wrong password.' }).waitFor();
  await film(1500);
  await press(left.getByRole('button', { name: 'reset my password', exact: true }));
  await write(left.getByRole('textbox', { name: 'Why' }), 'Forgotten after the holidays');
  await press(submit(left));
  await right.getByRole('button', { name: 'Approve' }).waitFor();
  await film(1500);
  await press(left.getByRole('button', { name: 'Show my code' }));
  const code = left.getByText(/^\d{3} \d{3}$/);
  await code.waitFor();
  await film(1500);

  await page.setViewportSize(STILL_SIZE);
  await page.evaluate(movePointer, null);
  await page.screenshot({ path: join(DOCS, 'sandbox.png') });
  await page.setViewportSize(SIZE);

  const digits = (await code.textContent()) ?? '';
  await write(right.getByRole('textbox', { name: 'Code that the requester reads out' }), digits);
  await press(right.getByRole('button', { name: 'Approve' }));
  const show = left.getByRole('button', { name: 'Show once' });
  await show.waitFor();
  await film(1500);
  await press(show);
  await left.getByText(PASSWORD).waitFor();
  await film(1500);
  const password = (await left.getByText(PASSWORD).textContent()) ?? '';
  await write(page.getByTestId('sign-in-password'), password);
  await press(page.getByTestId('sign-in-submit'));
  await page.getByTestId('sign-in-verdict').filter({ hasText: 'The password is right' }).waitFor();
  await film(4000);
  await writeFile(join(DOCS, 'sandbox.webp'), await animation(page, frames));
} finally {
  await stage.close();
  await (await browser()).close();
}

/** In the page: a dot where someone's pointer is; without a place, none. */
function movePointer(place: { x: number; y: number } | null): void {
  const known = document.getElementById('pointer');
  const pointer = known ?? document.body.appendChild(document.createElement('div'));
  pointer.id = 'pointer';
  pointer.hidden = place === null;
  Object.assign(pointer.style, {
    position: 'fixed',
    left: `${(place?.x ?? 0) - 11}px`,
    top: `${(place?.y ?? 0) - 11}px`,
    width: '22px',
    height: '22px',
    borderRadius: '50%',
    background: 'rgb(196 49 75 / 45%)',
    border: '2px solid rgb(196 49 75)',
    pointerEvents: 'none',
  });
}
