/**
 * The Notifier port: brings the cards of a request up to date, wherever they are.
 *
 * A hash of what each card shows is stored with it, so a draw updates only what has changed, whatever the reason. With it is the news
 * that its message tells (`news.ts`): other news is another message. The queue never runs two draws of one request at once.
 */
import { noticeCard } from '../../cards/message-cards.ts';
import { withRefresh } from '../../cards/request-card.ts';
import { localeFor } from '../../locales/index.ts';
import type { Notifier } from '../../requests/model/ports.ts';
import type { Audience, Conversation, PostedCard, Scene } from '../ports.ts';
import { isIn, type Request } from '../../requests/model/request.ts';
import { whereServed } from './addresses.ts';
import { audiencesOf, concernsApprovers, isBeingRead, isReadOn } from './audiences.ts';
import { APPROVALS, personalChat, reachableChat } from './conversations.ts';
import { type Drawer, drawCopy, fold, hashOf, redraw } from './edit-card.ts';
import { withDeadline } from '../../net/deadline.ts';
import { newsFor } from './news.ts';
import { isAstray, isForApprovers, placeOf, placesFor } from './places.ts';
import { localeOfCard } from './readers.ts';
import { CardInDoubt, isNowhere, isPosted, nowhere, postCard } from './post-card.ts';
import { ForeignAddress, isClosed, isInDoubt } from '../connector-errors.ts';

export type NotifierOptions = Drawer & {
  readonly tellOwner: Notifier['tellOwner'];
  readonly tellApprover: Notifier['tellApprover'];
  /** Has the request drawn again later, if it isn't too old. */
  readonly drawLater: (request: Request) => Promise<void>;
};

/** An approver's click waits for the answer. */
const REACH_DEADLINE_MS = 2_500;

/** What is drawn for whom, and whether it is the last try. */
type Drawing = { readonly request: Request; readonly audience: Audience; readonly last: boolean };

/** Each card is drawn on its own: one that fails doesn't hold up the others. */
export function createNotifier(options: NotifierOptions): Notifier {
  return {
    tellOwner: options.tellOwner,
    tellApprover: options.tellApprover,
    async reaches(person) {
      try {
        const chat = await withDeadline(reachableChat(options, person), REACH_DEADLINE_MS);
        return chat === undefined ? 'no' : 'yes';
      } catch (error) {
        options.log.warn({ error, person }, 'Cannot check whether a person can be messaged');
        return 'unknown';
      }
    },
    async draw(request, { last }) {
      const scene = await options.cards.scene(request.id, placesFor(request));
      const cards = await Promise.allSettled(
        audiencesOf(request, scene.cards).map((audience) => drawOne(options, { request, audience, last }, scene)),
      );
      const drawn = cards.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
      // Only then: until there is a new message, the former one shows how things are.
      const shown = [...drawn.flatMap(({ now }) => now ?? []), ...scene.cards];
      const copies = await Promise.allSettled(
        [...scene.copies, ...drawn.flatMap(({ former }) => former ?? [])].map((copy) =>
          drawCopy(
            options,
            request,
            copy,
            scene,
            shown.find(({ audience }) => audience === copy.audience),
          ),
        ),
      );
      const failures = [...cards, ...copies].filter((result) => result.status === 'rejected');
      // A card that may be there already isn't posted again.
      if (last && failures.some(({ reason }) => !mayBeThere(reason))) await options.drawLater(request);
      const [failed] = failures;
      if (failed !== undefined) throw new Error('A card could not be drawn', { cause: failed.reason });
    },
  };
}

function mayBeThere(error: unknown): boolean {
  return error instanceof CardInDoubt || isInDoubt(error);
}

/** A card after a draw: where it is, and the message that it has just taken the place of. */
type Drawn = { readonly now?: PostedCard | undefined; readonly former?: PostedCard };

async function drawOne(options: NotifierOptions, drawing: Drawing, scene: Scene): Promise<Drawn> {
  const { request, audience } = drawing;
  const known = scene.cards.find((card) => card.audience === audience);
  const place = await placeOf(options, request, audience, scene);
  const locale = place?.locale ?? known?.locale ?? '';
  const read = localeOfCard(audience, place, locale, options.channelTimeZone);
  const card = options.cardFor(request, audience, read, scene.lockdown);
  const drawn = hashOf(card);
  const told = known?.news ?? null;
  const news = newsFor(request, audience, told);
  let former: PostedCard | undefined;
  if (known !== undefined && isPosted(known)) {
    if (isBeingRead(request, audience, options.clock.now())) return { now: known };
    if (isAstray(request, known, place)) {
      if (place === undefined) await fold(options, { ...known, locale });
      former = known;
    } else if (news !== told && place !== undefined) former = known;
    else if (known.drawn === drawn || (await redraw(options, card, { ...known, drawn, locale }, place)))
      return { now: known };
    // A reminder that someone deleted was seen.
    if (audience === 'reminder') return { now: known };
  }
  if (place === undefined) {
    await hasNoPlace(options, drawing, known);
    return {};
  }
  const wanted = { request: request.id, audience, drawn, news, follows: former !== undefined };
  const dressed = withRefresh(card, request.id, refreshedBy(request, audience, place));
  try {
    const now = await whereServed(options, place, (served) =>
      postCard(options, { ...wanted, place: served, card: dressed }, known),
    );
    return { now, ...(former === undefined ? {} : { former }) };
  } catch (error) {
    await couldNotPost(options, drawing, known, error);
    return {};
  }
}

/** For whom the client refreshes a new message by itself. Where a secret is shown, that would take it away. */
function refreshedBy(request: Request, audience: Audience, { member }: Conversation): readonly string[] {
  const shows = isIn(request, 'done') && request.status.handover.state === 'sealed' && isReadOn(request, audience);
  return audience !== 'requester' || member === null || shows ? [] : [member];
}

/** @throws `error` if another try may help */
async function couldNotPost(
  options: NotifierOptions,
  drawing: Drawing,
  known: PostedCard | undefined,
  error: unknown,
): Promise<void> {
  const { request, audience, last } = drawing;
  const isRefused = isClosed(error) || error instanceof ForeignAddress;
  if (isRefused) {
    options.log.warn({ error, request: request.id, audience }, 'Teams refuses messages to a conversation');
    await hasNoPlace(options, drawing, known);
    // Nobody tells the bot when it may write to a channel again; a person writes, or installs it.
    if (isForApprovers(audience)) await options.drawLater(request);
    return;
  }
  if (last && !mayBeThere(error)) await hasNoPlace(options, drawing, known);
  throw error;
}

/** A request that no approver can see would wait in vain: its requester is told once, so that they call someone. */
async function hasNoPlace(
  options: NotifierOptions,
  { request, audience }: Drawing,
  known: PostedCard | undefined,
): Promise<void> {
  const { cards, connector, conversations, log } = options;
  log.warn({ request: request.id, audience }, 'No conversation for a card');
  if (audience !== 'approvers' || !concernsApprovers(request)) return;
  if (known !== undefined && isNowhere(known)) return;
  const isSetUp = (await conversations.get(APPROVALS)) !== undefined;
  const chat = await personalChat(options, request.requester.id);
  if (chat !== undefined) {
    const locale = localeFor(chat.locale);
    const { approvalsMissing, approvalsUnreachable } = locale.chat;
    const notice = noticeCard(locale, isSetUp ? approvalsUnreachable : approvalsMissing);
    await whereServed(options, chat, (served) => connector.post(served, notice)).catch((error: unknown) => {
      // It may be there; and if the bot may not write there, a second try doesn't help.
      if (!isInDoubt(error) && !isClosed(error) && !(error instanceof ForeignAddress)) throw error;
    });
  }
  await cards.put(nowhere({ request: request.id, audience }));
}
