import type { Subject } from '../../requests/model/request.ts';
import { homeKey } from '../kit/account-and-home.ts';
import type { CardContext } from '../kit/card-context.ts';

/** What a person has to do where the bot cannot, and why. */
export function byHandTexts({ home }: Subject, { locale: { approval } }: CardContext): readonly string[] {
  if (home.where !== 'unsure') return [approval.byHand[homeKey(home)]];
  const { what, next } = approval.unsure[home.because];
  return [what, next];
}
