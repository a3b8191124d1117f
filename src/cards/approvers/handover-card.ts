/**
 * The card from which a temporary password, or pass, is shown once: to its owner, or to the approver who hands it over. The
 * approver signs in again from it as well, where a reset in his name waits for that.
 */
import { subjectOf } from '../../requests/model/about.ts';
import type { Request, RequestIn } from '../../requests/model/request.ts';
import { WHO_LIMIT } from '../../requests/rules/policy.ts';
import type { Card } from '../kit/card.ts';
import { draw } from '../kit/draw.ts';
import type { CardContext } from '../kit/card-context.ts';
import { approverScene, handoverScene } from './handover-content.ts';
import { disownedScene } from '../owner/owner-content.ts';
import type { Scene } from '../kit/card-content.ts';
import { address } from '../kit/account-and-home.ts';
import { type Row, click, facts, opening, paragraphs, row, when } from '../kit/blocks.ts';

/** The approver's, in his own chat. It never holds the password: the button asks for it, and the answer goes to him alone. */
export function handoverCard(request: Request, context: CardContext): Card {
  const { labels } = context.locale;
  const subject = subjectOf(request);
  const account =
    subject === null ? [] : [row(labels.account, subject.name), row(labels.signInName, subject.signInName, WHO_LIMIT)];
  return drawScene(request, approverScene(request, context), account, context);
}

/** The same for the owner who asked for himself. He can say that it was somebody else, with his sign-in. */
export function ownHandoverCard(request: RequestIn<'done'>, context: CardContext): Card {
  const { locale } = context;
  const { status } = request;
  const account = [row(locale.labels.signInName, address(status.subject), WHO_LIMIT)];
  if (status.disowned !== null) return drawScene(request, disownedScene(status, true, locale), account, context);
  const scene = handoverScene(status, 'to-owner', locale);
  const clicks = [...(scene.clicks ?? []), click('not-me', locale.buttons.notMe)];
  return drawScene(request, { ...scene, clicks }, account, context);
}

function drawScene(
  { id, reference }: Request,
  { title, texts, tone, clicks = [], again }: Scene,
  account: readonly Row[],
  { locale }: CardContext,
): Card {
  return draw('handover', {
    ...opening(locale, title, tone, reference),
    request: id,
    paragraphs: paragraphs(...texts),
    facts: facts([...account, row(locale.labels.reference, reference)]),
    buttons: when(clicks.length > 0 || again !== undefined, {
      clicks,
      again: when(again !== undefined, { title: again ?? '' }),
    }),
  });
}
