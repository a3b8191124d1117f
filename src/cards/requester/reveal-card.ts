/** The one card that holds a password, or a pass: the answer to a click, for one person, kept nowhere. */
import type { Locale } from '../../locales/index.ts';
import type { Secret } from '../../requests/model/request.ts';
import { WHO_LIMIT } from '../../requests/rules/policy.ts';
import type { Card } from '../kit/card.ts';
import { draw } from '../kit/draw.ts';
import { SECURITY_INFO_PAGE, SIGN_IN_PAGE } from '../kit/links.ts';
import { facts, opening, paragraphs, row } from '../kit/blocks.ts';

export type RevealView = {
  readonly locale: Locale;
  readonly secret: Secret;
  /** Shown to the letter: it is our own, and every character counts. */
  readonly password: string;
  readonly signInName: string;
  readonly reference: string;
};

/** Send it only as the answer to an invoke (never as a message), so that it does not stay in a chat's history. */
export function revealCard({ locale, secret, password, signInName, reference }: RevealView): Card {
  const { reveal, labels, buttons } = locale;
  const { title, next, once } = reveal[secret];
  const pass = secret === 'access-pass';
  return draw('reveal', {
    ...opening(locale, title, 'accent', reference),
    password,
    facts: facts([row(labels.signInName, signInName, WHO_LIMIT), row(labels.reference, reference)]),
    paragraphs: paragraphs(...next, once),
    button: pass ? buttons.securityInfo : buttons.signInPage,
    url: pass ? SECURITY_INFO_PAGE : SIGN_IN_PAGE,
  });
}
