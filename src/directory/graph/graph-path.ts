/** Paths of Microsoft Graph: builds ours, and checks URLs that Graph returns. */
import { DirectoryRefused } from '../../requests/model/ports.ts';

/**
 * @returns the path with its `{…}` filled in; `#` in a guest's sign-in name and slashes are encoded
 * @throws `DirectoryRefused` for an empty value or dots, which would change the path
 */
export function filled(template: string, values: Readonly<Record<string, string>> = {}): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name] ?? '';
    if (/^\.{0,2}$/.test(value)) throw new DirectoryRefused('not-an-id');
    return encodeURIComponent(value);
  });
}

/** @returns the query with encoded values */
export function encoded(query: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [name, encodeURIComponent(value)]));
}

/**
 * @returns the path of the next page; null if there is none @throws `DirectoryRefused` if the link leaves this Graph
 */
export function pathOfNext(link: string | undefined, origin: string): string | null {
  if (link === undefined) return null;
  const path = pathWithin(link, origin);
  if (path === null) throw new DirectoryRefused('foreign-next-page');
  return path;
}

/** @returns the path below `/v1.0`, with its query; null if the URL isn't this Graph's */
export function pathWithin(link: string, origin: string): string | null {
  const url = URL.canParse(link) ? new URL(link) : null;
  return url?.origin === origin ? url.pathname.replace(/^\/v1\.0/, '') + url.search : null;
}

/** Does this path match the template, whatever its values? */
export function isPathOf(template: string, path: string): boolean {
  const pattern = template.replace(/[.()]/g, '\\$&').replace(/\{\w+\}/g, '[^/?]+');
  return new RegExp(`^${pattern}(\\?|$)`).test(path);
}
