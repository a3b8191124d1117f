/** Are the settings complete and valid, and is the key one? Pure. */
import { isLoopback } from '../../net/service-url.ts';
import { GRAPH_ORIGINS, cloudOf } from '../../requests/model/cloud.ts';
import type { Misspelled } from '../../settings/misspelled.ts';
import { type Finding, counted, ok, warning, wrong } from '../finding.ts';

/** @param problems as the settings' reader lists them, each starting with the name of its setting */
export function judgeSettings(problems: readonly string[]): readonly Finding[] {
  if (problems.length === 0) return [ok('settings', 'All settings are valid.')];
  return problems.map((problem) =>
    wrong(problem.startsWith('SECRET_KEY') ? 'key' : 'settings', `${problem} (docs/settings.md).`),
  );
}

export function judgeNames(misspelled: readonly Misspelled[]): readonly Finding[] {
  return misspelled.map(({ name, meant }) =>
    warning('settings', `${name} isn't a setting, and has no effect. Is ${meant} meant (docs/settings.md)?`),
  );
}

/** @param ownChannel are the seven channel settings set? */
export function judgeCloud(graphBaseUrl: string, ownChannel: boolean): readonly Finding[] {
  const { origin, hostname } = new URL(graphBaseUrl);
  const known: readonly string[] = Object.values(GRAPH_ORIGINS);
  if (!known.includes(origin) && !isLoopback(hostname)) {
    return [
      wrong('settings', `GRAPH_BASE_URL is ${origin}, which isn't Microsoft Graph: use one of ${known.join(', ')}.`),
    ];
  }
  if (cloudOf(graphBaseUrl) === 'public' || ownChannel) return [];
  return [
    wrong(
      'settings',
      `GRAPH_BASE_URL is of another cloud, whose seven channel settings are missing (docs/settings.md).`,
    ),
  ];
}

/** Of 32 random bytes, fewer than 20 different ones come once in a billion keys; typed text has about as many. */
const FEWEST_DIFFERENT_BYTES = 20;

/** @param keys 32 bytes each @param missing names of keys that signed the audit trail; null if the database wasn't read */
export function judgeKeys(keys: readonly Uint8Array[], missing: readonly string[] | null): readonly Finding[] {
  const weak = keys.findIndex((key) => new Set(key).size < FEWEST_DIFFERENT_BYTES || isText(key));
  if (weak >= 0) {
    return [
      wrong(
        'key',
        `Key ${weak + 1} of SECRET_KEY isn't random. Make one with "openssl rand -base64 32", and put it first.`,
      ),
    ];
  }
  if (missing !== null && missing.length > 0) {
    return [
      wrong(
        'key',
        `SECRET_KEY lacks a key that signed the audit trail (${missing.join(', ')}): the bot doesn't start. ` +
          'Add that key after the new one, or name it in RETIRED_KEYS if it is lost.',
      ),
    ];
  }
  const known = missing === null ? '' : ', and the audit trail needs no other';
  return [ok('key', `SECRET_KEY has ${counted(keys.length, 'key')}${known}.`)];
}

/** Is every byte a printable ASCII character? Then someone typed it. */
function isText(key: Uint8Array): boolean {
  return key.every((byte) => byte >= 0x20 && byte < 0x7f);
}
