/** What helps with a topic that a reset of the password doesn't solve. */
import type { Locale } from '../../locales/index.ts';
import type { Said } from '../../locales/requester/homes.ts';
import type { OperatorHelp, Signpost } from '../../requests/model/services.ts';
import type { Link } from './blocks.ts';
import { SIGNPOST_PAGES } from './links.ts';

/** The operator's text stands instead of ours, and their page before Microsoft's. */
export function signpost(
  locale: Locale,
  topic: Signpost,
  operator: OperatorHelp | undefined,
): Said & { readonly links: readonly Link[] } {
  const { title, text, page } = locale.answers.signposts[topic];
  const url = SIGNPOST_PAGES[topic];
  const ours = url === null || page === null ? [] : [{ title: page, url }];
  const theirs = operator?.link === undefined ? [] : [{ title: locale.answers.operatorPage, url: operator.link }];
  return { title, text: operator?.text ?? text, links: [...theirs, ...ours] };
}
