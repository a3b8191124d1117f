/** The card from which the temporary password is shown once: to its owner, or to the approver who hands it over. */
import type { Locale } from '../locales/index.ts';
import type { Request } from '../requests/request.ts';
import { type Card, cardLayout } from './card.ts';
import { WHO_LIMIT } from './plain-text.ts';
import { address, isOwn } from './subject.ts';
import layout from './templates/handover.json' with { type: 'json' };
import { type Tone, facts, opening, paragraphs, row, when } from './view.ts';

const draw = cardLayout(layout);
const TONES: Readonly<Record<'sealed' | 'revealed' | 'erased', Tone>> = {
  sealed: 'good',
  revealed: 'emphasis',
  erased: 'warning',
};

/** The card itself never holds the password: the button asks for it, and the answer goes to that one person. */
export function handoverCard(request: Request, locale: Locale): Card {
  const { handover: texts, labels, buttons } = locale;
  const { status } = request;
  const own = isOwn(request);
  const reference = row(labels.reference, request.reference);
  if (status.state !== 'done') {
    return draw({
      ...opening(locale, texts.unfinished, 'emphasis', request.reference),
      request: request.id,
      paragraphs: [],
      facts: facts([reference]),
      buttons: [],
    });
  }
  const { handover, subject } = status;
  const sealed = handover.state === 'sealed';
  const at = locale.dateTime(sealed ? handover.until : handover.at);
  const again = own && handover.state === 'erased';
  const title = handover.state === 'erased' ? texts.expired : texts.title(own);
  return draw({
    ...opening(locale, title, TONES[handover.state], request.reference),
    request: request.id,
    paragraphs: paragraphs(texts[handover.state](own, at)),
    facts: facts([
      ...when(!own, row(labels.account, subject.name)),
      row(labels.signInName, own ? address(subject) : subject.signInName, WHO_LIMIT),
      reference,
    ]),
    buttons: when(sealed || again, {
      reveal: when(sealed, { title: buttons.reveal }),
      again: when(again, { title: buttons.again }),
    }),
  });
}
