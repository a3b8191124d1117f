/** The files of pages. Their TypeScript is served with the types stripped. */
import { readFile } from 'node:fs/promises';
import { createRequire, stripTypeScriptTypes } from 'node:module';
import { basename, extname, join } from 'node:path';
import type { Answer, Route } from './http.ts';
import { Refusal } from './http.ts';

export const PAGE_FOLDER = join(import.meta.dirname, '../page');

/** Nothing but what this server serves; no inline script or style, no framing. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.ts': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};

/** The chat page, and the cards library. */
export function fileRoutes(): Route[] {
  const cards = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js');
  return [
    { method: 'GET', path: '/', handle: () => serveFile(join(PAGE_FOLDER, 'index.html')) },
    { method: 'GET', path: '/adaptivecards.js', handle: () => serveFile(cards) },
    serveFolder('/page', PAGE_FOLDER),
  ];
}

/** The files that stand in a folder; not those in the folders below. */
export function serveFolder(path: string, folder: string): Route {
  const handle: Route['handle'] = ({ params }) => serveFile(join(folder, basename(params['file'] ?? '')));
  return { method: 'GET', path: `${path}/:file`, handle };
}

/** @throws Refusal where there is no such file, or none of a kind that pages have */
export async function serveFile(path: string): Promise<Answer> {
  const type = TYPES[extname(path)];
  const text = type === undefined ? undefined : await readFile(path, 'utf8').catch(() => undefined);
  if (type === undefined || text === undefined) throw new Refusal(404, 'NotFound', 'There is no such file.');
  return {
    status: 200,
    body: extname(path) === '.ts' ? stripTypeScriptTypes(text) : text,
    headers: {
      'content-type': type,
      'content-security-policy': POLICY,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-cache',
    },
  };
}
