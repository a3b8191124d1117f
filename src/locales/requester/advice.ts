/** What helps someone better than a reset, in plain words: what to do, and nothing else of what the sign-in log says. */
import type { Advice } from '../../requests/model/sign-ins.ts';
import type { Said } from './homes.ts';
import type { Signpost } from '../../requests/model/services.ts';

/** What a signpost says in the same words. */
export const ADVICE_AS_SIGNPOST = { mfa: 'mfa', disabled: 'disabled' } as const satisfies Partial<
  Record<Advice, Signpost>
>;

export type AdviceTexts = Readonly<Record<Exclude<Advice, keyof typeof ADVICE_AS_SIGNPOST>, Said>> & {
  /** Below each: how old it may be, and that an admin can be asked all the same. */
  readonly anyway: string;
  /** Opens the page where someone changes the password that they know. */
  readonly changePage: string;
};
