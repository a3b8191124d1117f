/** What a reset that did not succeed may have left behind. */
import type { Written } from '../../locales/index.ts';
import { CONCLUSIVE_FAILURES } from '../../requests/model/reasons.ts';
import type { Status } from '../../requests/model/request.ts';
import type { CardContext } from './card-context.ts';

/** Was the password written? Where the reason says so itself (it is gone, it was refused, it was changed), no word of it. */
export function writtenText(
  { because, tried }: Extract<Status, { state: 'failed' }>,
  written: Written,
  { handOver }: Pick<CardContext, 'handOver'>,
): string {
  if (CONCLUSIVE_FAILURES.includes(because)) return '';
  if (!tried) return written.nothing;
  return handOver === 'password' ? written.maybe : written.maybePass;
}
