/** Serves the gallery: its page, and the cards in one language. */
import { localeFor } from '../../src/locales/index.ts';
import type { Route } from '../teams/http/http.ts';
import { pageFile } from '../teams/page/page-files.ts';
import { gallery } from './gallery.ts';

export function galleryRoutes(): Route[] {
  return [
    { method: 'GET', path: '/gallery', handle: () => pageFile('gallery/index.html') },
    {
      method: 'GET',
      path: '/gallery/cards',
      handle: ({ query }) => ({ status: 200, body: gallery(localeFor(query.get('language') ?? 'en')) }),
    },
  ];
}
