/** The operator's file of partner organisations: the help desk of each domain. */
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import type { HelpDesk } from '../requests/model/home.ts';
import { textUpTo } from '../text/text-schema.ts';

const DEFAULT_FILE = 'env/partners.json';

const domain = z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/);
const helpDesk = z
  .strictObject({
    name: textUpTo(100).refine((text) => text !== '', { error: 'must not be empty' }),
    link: z
      .url({ protocol: /^https$/, error: 'must be an https URL' })
      .nullable()
      .default(null),
    phone: textUpTo(40).nullable().default(null),
    mail: z.email({ error: 'must be a mail address' }).nullable().default(null),
  })
  .refine(({ link, phone, mail }) => (link ?? phone ?? mail) !== null, {
    error: 'needs a link, a phone or a mail address',
  });
const partners = z.record(domain, helpDesk, {
  error: ({ code }) => (code === 'invalid_key' ? 'must be a domain name in lower case' : 'must be an object'),
});

export type Partners = {
  readonly helpDeskOf: (domain: string) => HelpDesk | undefined;
  readonly problems: readonly string[];
};

/**
 * @param file a JSON file, or its text where a host has no place for a file. It maps a domain to a name and one or more of link, phone
 *   and mail. If undefined, reads `env/partners.json`, which may be missing
 * @returns a look-up by domain, and what is wrong with the file
 */
export function readPartners(file: string | undefined): Partners {
  const path = file ?? DEFAULT_FILE;
  if (file === undefined && !existsSync(path)) return { helpDeskOf: ofNobody, problems: [] };
  const label = isText(path) ? 'as text' : path;
  let content: unknown;
  try {
    content = JSON.parse(isText(path) ? path : readFileSync(path, 'utf8'));
  } catch {
    return { helpDeskOf: ofNobody, problems: [`PARTNERS_FILE ${label} does not exist or is not valid JSON`] };
  }
  const parsed = partners.safeParse(content);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path: at, message }) =>
      [`PARTNERS_FILE ${label}:`, ...at.map(String), message].join(' '),
    );
    return { helpDeskOf: ofNobody, problems };
  }
  const known = new Map(Object.entries(parsed.data));
  return { helpDeskOf: (name) => nearest(name.toLowerCase(), known), problems: [] };
}

/** A path that starts so would be odd. */
const isText = (file: string): boolean => file.trimStart().startsWith('{');

const ofNobody = (): undefined => undefined;

/** The entry for this domain, or else for its nearest parent domain. */
function nearest(name: string, known: ReadonlyMap<string, HelpDesk>): HelpDesk | undefined {
  const labels = name.split('.');
  return labels.map((_, from) => known.get(labels.slice(from).join('.'))).find((entry) => entry !== undefined);
}
