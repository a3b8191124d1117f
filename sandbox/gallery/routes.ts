/** Serves the gallery: its page, and the cards in a language. */
import { join } from 'node:path';
import { localeFor } from '../../src/locales/index.ts';
import type { Route } from '../teams/http.ts';
import { serveFile, serveFolder } from '../teams/page-files.ts';
import { gallery } from './gallery.ts';

const FOLDER = join(import.meta.dirname, '../page/gallery');

export function galleryRoutes(): Route[] {
  return [
    { method: 'GET', path: '/gallery', handle: () => serveFile(join(FOLDER, 'index.html')) },
    {
      method: 'GET',
      path: '/gallery/cards',
      handle: ({ query }) => ({ status: 200, body: gallery(localeFor(query.get('language') ?? 'en')) }),
    },
    serveFolder('/page/gallery', FOLDER),
  ];
}
