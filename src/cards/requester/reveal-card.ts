/** The only card that holds a password, or a pass: the answer to one person's click, kept nowhere. */
import type { Locale } from '../../locales/index.ts';
import type { Instant } from '../../requests/model/request.ts';
import type { Password } from '../../requests/model/secrets/password.ts';
import { READING_TIME_MS, WHO_LIMIT, later } from '../../requests/rules/policy.ts';
import type { Card } from '../kit/card.ts';
import { draw } from '../kit/draw.ts';
import { facts, opening, paragraphs, row, soon } from '../kit/blocks.ts';
import { type Secret, SECRET_KINDS } from '../../requests/model/secrets/secret-kinds.ts';

export type RevealView = {
  readonly locale: Locale;
  readonly secret: Secret;
  /** Shown as it is, not as plain text: it is not people's text, and every character matters. */
  readonly password: Password;
  readonly signInName: string;
  readonly now: Instant;
  readonly reference: string;
};

/**
 * Teams has no action that copies (Microsoft, "Card actions": Execute, Submit, OpenUrl, ShowCard and ToggleVisibility), so the secret
 * stands in a field as well (Adaptive Cards schema, "Input.Text", `value`): text in a field can be selected. No button sends it anywhere.
 *
 * Send it only as the answer to an invoke (never as a message), so that it does not stay in a chat's history.
 */
export function revealCard({ locale, secret, password, signInName, now, reference }: RevealView): Card {
  const { secrets, labels, handover } = locale;
  const until = later(now, READING_TIME_MS);
  const { title, next, once, button } = secrets[secret].reveal;
  return draw('reveal', {
    ...opening(locale, title, 'accent', reference),
    password: password.cleartext(),
    facts: facts([row(labels.signInName, signInName, WHO_LIMIT), row(labels.reference, reference)]),
    paragraphs: paragraphs(...next, once, handover.stands(soon(locale, now, until))),
    copy: handover.copy,
    button,
    url: SECRET_KINDS[secret].page,
  });
}
