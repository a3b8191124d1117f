/** Addresses of Microsoft Graph: those we make, and those that it gives us. */
import { DirectoryRefused } from '../../requests/model/ports.ts';

/** The path with its `{…}` filled in: `#` in a guest's name, slashes and dots stay within their place. */
export function filled(template: string, values: Readonly<Record<string, string>> = {}): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name] ?? '';
    if (/^\.{0,2}$/.test(value)) throw new DirectoryRefused('not-an-id');
    return encodeURIComponent(value);
  });
}

export function encoded(query: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [name, encodeURIComponent(value)]));
}

/** A next page is followed within Graph only. */
export function pathOfNext(link: string | undefined, origin: string): string | null {
  if (link === undefined) return null;
  const path = pathWithin(link, origin);
  if (path === null) throw new DirectoryRefused('foreign-next-page');
  return path;
}

/** Below the version, with the query; null for an address that is not Graph's. */
export function pathWithin(link: string, origin: string): string | null {
  const url = URL.canParse(link) ? new URL(link) : null;
  return url?.origin === origin ? url.pathname.replace(/^\/v1\.0/, '') + url.search : null;
}

/** Is this path one of that template, whatever is filled in? */
export function isPathOf(template: string, path: string): boolean {
  const pattern = template.replace(/[.()]/g, '\\$&').replace(/\{\w+\}/g, '[^/?]+');
  return new RegExp(`^${pattern}(\\?|$)`).test(path);
}
