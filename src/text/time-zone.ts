/** The names of time zones, as Teams and operators write them: IANA's, such as `Europe/Amsterdam`. */

/** Every zone that times can be shown in. @returns whether this is the name of one, in whichever spelling */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return name !== '';
  } catch {
    return false;
  }
}
