/** The files of pages. Their TypeScript is served with the types stripped. */
import { readFile } from 'node:fs/promises';
import { createRequire, stripTypeScriptTypes } from 'node:module';
import { extname, join, sep } from 'node:path';
import type { Answer, Route } from '../http/http.ts';
import { Refusal } from '../http/http.ts';

const PAGES = join(import.meta.dirname, '../../page');

/** Only what this server serves; no inline script or style, no framing. */
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

/** The chat page, all files of pages, and the cards library. */
export function fileRoutes(): Route[] {
  const cards = createRequire(import.meta.url).resolve('adaptivecards/dist/adaptivecards.min.js');
  return [
    { method: 'GET', path: '/', handle: () => pageFile('index.html') },
    { method: 'GET', path: '/adaptivecards.js', handle: () => serve(cards) },
    { method: 'GET', path: '/page/:file*', handle: ({ params }) => pageFile(params['file'] ?? '') },
  ];
}

/**
 * A file of a page, by its path below `sandbox/page`.
 * @throws Refusal if there is none, or none of a kind that pages have
 */
export async function pageFile(path: string): Promise<Answer> {
  const file = join(PAGES, path);
  if (!file.startsWith(PAGES + sep)) throw notFound();
  return serve(file);
}

async function serve(path: string): Promise<Answer> {
  const type = TYPES[extname(path)];
  const text = type === undefined ? undefined : await readFile(path, 'utf8').catch(() => undefined);
  if (type === undefined || text === undefined) throw notFound();
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

function notFound(): Refusal {
  return new Refusal(404, 'NotFound', 'There is no such file.');
}
