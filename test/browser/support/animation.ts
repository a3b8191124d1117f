/**
 * An animated WebP, lossless, of pictures of a page. Chromium encodes the part of each that differs from the one before;
 * the container around those parts is small (developers.google.com/speed/webp/docs/riff_container).
 */
import type { Page } from 'playwright-core';

export type Frame = { readonly png: Buffer; readonly ms: number };

type Part = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly webp: string;
};

/** @param page any page: its canvas does the work. All pictures have the size of the first. */
export async function animation(page: Page, frames: readonly Frame[]): Promise<Buffer> {
  const parts = await page.evaluate(
    changedParts,
    frames.map(({ png }) => png.toString('base64')),
  );
  const [first] = parts;
  if (first === undefined) throw new Error('An animation needs a picture.');
  const shown = parts.map(({ x, y, width, height, webp }, at) =>
    chunk(
      'ANMF',
      u24(x / 2),
      u24(y / 2),
      u24(width - 1),
      u24(height - 1),
      u24(frames[at]?.ms ?? 0),
      Buffer.of(0b10),
      image(webp),
    ),
  );
  const head = chunk('VP8X', Buffer.of(0b10, 0, 0, 0), u24(first.width - 1), u24(first.height - 1));
  const endless = chunk('ANIM', Buffer.alloc(6));
  return chunk('RIFF', Buffer.from('WEBP'), head, endless, ...shown);
}

/** In the page: what differs from the picture before, from even coordinates, as the format demands. */
async function changedParts(pngs: string[]): Promise<Part[]> {
  const canvasOf = (width: number, height: number): [HTMLCanvasElement, CanvasRenderingContext2D] => {
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('There is no canvas.');
    return [canvas, context];
  };
  const parts: Part[] = [];
  let before: Uint32Array | undefined;
  for (const png of pngs) {
    const picture = Object.assign(new Image(), { src: `data:image/png;base64,${png}` });
    await picture.decode();
    const { width, height } = picture;
    const [, whole] = canvasOf(width, height);
    whole.drawImage(picture, 0, 0);
    const pixels = new Uint32Array(whole.getImageData(0, 0, width, height).data.buffer);
    let [left, top, right, bottom] = before ? [width - 1, height - 1, 1, 1] : [0, 0, width, height];
    for (const [at, pixel] of before?.entries() ?? []) {
      if (pixel === pixels[at]) continue;
      const [x, y] = [at % width, Math.floor(at / width)];
      [left, top, right, bottom] = [
        Math.min(left, x),
        Math.min(top, y),
        Math.max(right, x + 1),
        Math.max(bottom, y + 1),
      ];
    }
    const place = { x: Math.min(left, right - 1) & ~1, y: Math.min(top, bottom - 1) & ~1 };
    const size = { width: right - place.x, height: bottom - place.y };
    const [canvas, part] = canvasOf(size.width, size.height);
    part.drawImage(picture, -place.x, -place.y);
    // At the highest quality, Chromium encodes without loss.
    const webp = canvas.toDataURL('image/webp', 1).replace(/^.*,/, '');
    parts.push({ ...place, ...size, webp });
    before = pixels;
  }
  return parts;
}

/** The image data of a still WebP, without its container. */
function image(webp: string): Buffer {
  const file = Buffer.from(webp, 'base64');
  const found = file.indexOf('VP8L', 12, 'latin1');
  if (found < 0) throw new Error('Chromium did not encode without loss.');
  const end = found + 8 + file.readUInt32LE(found + 4);
  return file.subarray(found, end + (end % 2));
}

function chunk(name: string, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(body.length);
  return Buffer.concat([Buffer.from(name), size, body, Buffer.alloc(body.length % 2)]);
}

function u24(value: number): Buffer {
  const bytes = Buffer.alloc(3);
  bytes.writeUIntLE(value, 0, 3);
  return bytes;
}
