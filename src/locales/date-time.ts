/** How moments are written on every card: in the zone and on the clock of whoever reads them. */
import type { Instant } from '../requests/model/request.ts';

/** In which zone times are shown. A reader's own goes without saying; where it is another, or several read, the zone is said. */
export type Zone = { readonly name: string; readonly own: boolean };

/** For a reader whose zone is not known. */
export const UTC: Zone = { name: 'UTC', own: false };

export type Times = {
  /** A moment, such as `22 Nov 2026, 17:40 UTC`. */
  readonly dateTime: (at: Instant) => string;
  /** The time of day of a moment that is minutes away, such as `17:40 UTC`. */
  readonly time: (at: Instant) => string;
};

/** @param tag language and region, whose order of a date, names of months and clock are used */
export function timesIn(tag: string, zone: Zone): Times {
  return {
    dateTime: writer(tag, zone, { day: 'numeric', month: 'short', year: 'numeric' }),
    time: writer(tag, zone, {}),
  };
}

/** Most turns show no time, so nothing is made before it is needed. */
function writer(tag: string, { name, own }: Zone, date: Intl.DateTimeFormatOptions): (at: Instant) => string {
  let format: Intl.DateTimeFormat | undefined;
  return (at) => {
    format ??= new Intl.DateTimeFormat(tag, {
      ...date,
      hour: hasTwelveHours(tag) ? 'numeric' : '2-digit',
      minute: '2-digit',
      timeZone: name,
      ...(own ? {} : { timeZoneName: 'short' }),
    });
    return format.format(new Date(at));
  };
}

function hasTwelveHours(tag: string): boolean {
  return new Intl.DateTimeFormat(tag, { hour: 'numeric' }).resolvedOptions().hour12 === true;
}
