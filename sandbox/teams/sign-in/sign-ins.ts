/**
 * What the Bot Framework's token service remembers: sign-ins that a bot asked for, and the magic codes of those who signed in,
 * by which the bot gets their tokens.
 */
import { randomInt, randomUUID } from 'node:crypto';
import type { LocalAuthority } from '../../authority/local-authority.ts';
import { type Brought, broughtToken, holderOf } from './brought-token.ts';

/** A sign-in that nobody has finished yet. `person` is the object id of whom the bot asked. */
export type SignIn = { readonly person: string; readonly begunAt: number };

export type SignIns = {
  /** @returns under which the sign-in is kept */
  begin(person: string): string;
  /** Undefined where there is none, where it is finished, and where it was begun too long ago. */
  find(id: string): SignIn | undefined;
  /** Somebody signs in in the window, consents, and proves what Conditional Access asks of him. @returns the magic code @throws where `find` finds none */
  accept(id: string, brought?: Brought): Promise<string>;
  /** The token for which the code stands: once, to whom the bot asked, for a few minutes. */
  redeem(person: string, code: string): string | undefined;
  /** The token that the service has kept since a code was redeemed, for whoever asks as the bot. */
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
      if (found === undefined) throw new Error('There is no such sign-in any more');
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
