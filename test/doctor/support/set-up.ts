/** One way in which a bot is set up wrong, and what the doctor has to say about it, and about nothing else. */
import type { Environment } from '../../../src/settings/config.ts';
import type { Found, Practice } from './practice.ts';

export type SetUp = {
  /** As in "names …". */
  readonly title: string;
  readonly settings?: Environment | ((practice: Practice) => Environment);
  readonly args?: readonly string[];
  /** Changes the surroundings. @returns what changes them back */
  readonly spoil?: (practice: Practice) => (() => void | Promise<void>) | Promise<() => void | Promise<void>>;
  readonly finds: readonly (readonly [
    state: Exclude<Found['state'], 'ok' | 'not-checked'>,
    subject: Found['subject'],
    says: RegExp,
  ])[];
};

/**
 * @returns what the doctor found beyond what it finds in a healthy set-up, without what it can't check: little can be
 * without a database or a token
 */
export async function findingsIn(practice: Practice, setUp: SetUp, healthy: readonly Found[]): Promise<Found[]> {
  const { settings = {}, args = [], spoil } = setUp;
  const restore = await spoil?.(practice);
  try {
    const { findings } = await practice.examine(typeof settings === 'function' ? settings(practice) : settings, args);
    const asHealthy = ({ subject, state, says }: Found): boolean =>
      healthy.some((one) => one.subject === subject && one.state === state && one.says === says);
    return findings.filter((one) => one.state !== 'ok' && one.state !== 'not-checked' && !asHealthy(one));
  } finally {
    await restore?.();
  }
}
