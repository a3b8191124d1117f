/** The only card that holds a password, or a pass: the answer to one person's click, kept nowhere. */
import type { Locale } from '../../locales/index.ts';
import type { Password } from '../../requests/model/password.ts';
import { WHO_LIMIT } from '../../requests/rules/policy.ts';
import type { Card } from '../kit/card.ts';
import { draw } from '../kit/draw.ts';
import { facts, opening, paragraphs, row } from '../kit/blocks.ts';
import { type Secret, SECRET_KINDS } from '../../requests/model/secret-kinds.ts';

export type RevealView = {
  readonly locale: Locale;
  readonly secret: Secret;
  /** Shown as it is, not as plain text: it is not people's text, and every character matters. */
  readonly password: Password;
  readonly signInName: string;
  readonly reference: string;
};

/** Send it only as the answer to an invoke (never as a message), so that it does not stay in a chat's history. */
export function revealCard({ locale, secret, password, signInName, reference }: RevealView): Card {
  const { secrets, labels } = locale;
  const { title, next, once, button } = secrets[secret].reveal;
  return draw('reveal', {
    ...opening(locale, title, 'accent', reference),
    password: password.cleartext(),
    facts: facts([row(labels.signInName, signInName, WHO_LIMIT), row(labels.reference, reference)]),
    paragraphs: paragraphs(...next, once),
    button,
    url: SECRET_KINDS[secret].page,
  });
}
