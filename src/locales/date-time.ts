import type { Instant } from '../requests/model/request.ts';

/**
 * @param tag language tag whose date order and month names are used
 * @returns a function from an instant to text such as `22 Nov 2026, 17:40 UTC`
 */
export function utcDateTime(tag: string): (at: Instant) => string {
  const format = new Intl.DateTimeFormat(tag, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: 'UTC',
  });
  return (at) => `${format.format(new Date(at))} UTC`;
}
