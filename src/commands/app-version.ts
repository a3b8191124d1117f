/**
 * The version of the next app package. Teams accepts an update only with another version (Microsoft, "Manifest schema:
 * version"), so it rises with time, on every machine, without a file that stores the last one.
 * `node src/commands/app-version.ts` passes it to the Microsoft 365 Agents Toolkit (action "script",
 * `::set-teamsfx-env`).
 */

/** The first two numbers; change them by hand. */
const MAJOR_AND_MINOR = '1.0';
const EPOCH = Date.UTC(2026, 0, 1);
const MINUTE = 60_000;

/** @returns `1.0.<whole minutes since 2026-01-01>` */
export function appVersion(now: Date): string {
  return `${MAJOR_AND_MINOR}.${Math.floor((now.getTime() - EPOCH) / MINUTE)}`;
}

if (import.meta.main) process.stdout.write(`::set-teamsfx-env APP_VERSION=${appVersion(new Date())}\n`);
