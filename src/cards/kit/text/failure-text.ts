/** What a reset that did not succeed may have left behind. */
import { CONCLUSIVE_FAILURES } from '../../../requests/model/reasons.ts';
import type { Status } from '../../../requests/model/request.ts';
import type { CardContext } from '../card-context.ts';

/** Was anything written? Empty where the words for the reason say so. */
export function writtenText(
  { because, tried }: Extract<Status, { state: 'failed' }>,
  reader: 'approvers' | 'others',
  { locale, handOver }: CardContext,
): string {
  if (CONCLUSIVE_FAILURES.includes(because)) return '';
  if (tried) return locale.secrets[handOver].maybe[reader];
  return (reader === 'approvers' ? locale.approval : locale.progress).failed.nothing;
}
