/**
 * What the Bot Framework's token service remembers: sign-ins that a bot asked for, and the magic codes of people who
 * signed in, for which the bot gets their tokens.
 */
import { randomInt, randomUUID } from 'node:crypto';
import type { LocalAuthority } from '../../authority/local-authority.ts';
import { type Brought, broughtToken, holderOf } from './brought-token.ts';

/** An unfinished sign-in. `person` is the object id of the person the bot asked. */
export type SignIn = { readonly person: string; readonly begunAt: number };

export type SignIns = {
  /** @returns the sign-in's id */
  begin(person: string): string;
  /** Undefined if there is none, if it is finished, or if it began too long ago. */
  find(id: string): SignIn | undefined;
  /**
   * Someone signs in in the window, consents, and satisfies Conditional Access.
   * @returns the magic code
   * @throws if `find` finds none
   */
  accept(id: string, brought?: Brought): Promise<string>;
  /** The token for a code: once, for the person the bot asked, within a few minutes. */
  redeem(person: string, code: string): string | undefined;
  /** The token that the service has kept for the bot since a code was redeemed. */
  kept(person: string): string | undefined;
  /** Forgets it. */
  signOut(person: string): void;
};

const LIFETIME_MS = 5 * 60_000;

export type SignInAuthority = Pick<LocalAuthority, 'singleSignOn' | 'consent' | 'challenge'>;

export function createSignIns(authority: SignInAuthority, now: () => number = Date.now): SignIns {
  const begun = new Map<string, SignIn>();
  const codes = new Map<string, { readonly person: string; readonly token: string; readonly givenAt: number }>();
  const tokens = new Map<string, string>();
  const find = (id: string): SignIn | undefined => {
    const found = begun.get(id);
    return found !== undefined && now() - found.begunAt < LIFETIME_MS ? found : undefined;
  };
  return {
    begin(person) {
      const id = randomUUID();
      begun.set(id, { person, begunAt: now() });
      return id;
    },
    find,
    async accept(id, brought = 'own') {
      const found = find(id);
      if (found === undefined) throw new Error('This sign-in is over');
      begun.delete(id);
      const { person } = found;
      authority.consent({ person: holderOf(person, brought) });
      authority.challenge(holderOf(person, brought), false);
      const token = await broughtToken(authority, person, brought);
      const code = String(randomInt(100_000, 1_000_000));
      codes.set(code, { person, token, givenAt: now() });
      return code;
    },
    redeem(person, code) {
      const kept = codes.get(code);
      if (kept?.person !== person) return undefined;
      codes.delete(code);
      if (now() - kept.givenAt >= LIFETIME_MS) return undefined;
      tokens.set(person, kept.token);
      return kept.token;
    },
    kept: (person) => tokens.get(person),
    signOut: (person) => void tokens.delete(person),
  };
}
