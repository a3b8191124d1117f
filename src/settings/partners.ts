/** The operator's file of partner organisations: which help desk answers for which domain. */
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
      .url({ protocol: /^https$/, error: 'must be an https address' })
      .nullable()
      .default(null),
    phone: textUpTo(40).nullable().default(null),
    mail: z.email().nullable().default(null),
  })
  .refine(({ link, phone, mail }) => (link ?? phone ?? mail) !== null, { error: 'needs a link, a phone or a mail' });
const partners = z.record(domain, helpDesk, {
  error: ({ code }) => (code === 'invalid_key' ? 'must be a domain in lower case' : 'must be an object'),
});

export type Partners = {
  readonly helpDeskOf: (domain: string) => HelpDesk | undefined;
  readonly problems: readonly string[];
};

/**
 * @param file a JSON file: domain → name, and one or more of link, phone, mail. Without a name the default is read, which
 *   need not be there
 */
export function readPartners(file: string | undefined): Partners {
  const path = file ?? DEFAULT_FILE;
  const none = { helpDeskOf: nobodys };
  if (file === undefined && !existsSync(path)) return { ...none, problems: [] };
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return { ...none, problems: [`PARTNERS_FILE ${path} is not there, or is not JSON`] };
  }
  const parsed = partners.safeParse(content);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path: at, message }) =>
      [`PARTNERS_FILE ${path}:`, ...at.map(String), message].join(' '),
    );
    return { ...none, problems };
  }
  const known = new Map(Object.entries(parsed.data));
  return { helpDeskOf: (name) => nearest(name.toLowerCase(), known), problems: [] };
}

function nobodys(): undefined {
  return undefined;
}

/** The entry for this very domain, or else for the nearest one above it. */
function nearest(name: string, known: ReadonlyMap<string, HelpDesk>): HelpDesk | undefined {
  const labels = name.split('.');
  return labels.map((_, from) => known.get(labels.slice(from).join('.'))).find((entry) => entry !== undefined);
}
