/** The Notifier port: brings the cards of a request, wherever they stand, to what the request says now. */
import { noticeCard } from '../cards/message-cards.ts';
import { requestCard, withRefresh } from '../cards/request-card.ts';
import { localeFor } from '../locales/index.ts';
import { ownerOfPassword } from '../requests/policy.ts';
import type {
  Audience,
  Conversation,
  ConversationStore,
  Notifier,
  PostedCard,
  PostedCards,
} from '../requests/ports.ts';
import type { Request, RequestIn } from '../requests/request.ts';
import { isIn, isUnredeemed } from '../requests/transitions.ts';
import type { Log } from '../log.ts';
import { type Connector, statusOf } from './connector.ts';
import { APPROVALS, personalChat } from './conversations.ts';

export type NotifierOptions = {
  readonly cards: PostedCards;
  readonly conversations: ConversationStore;
  readonly connector: Connector;
  readonly log: Log;
};

/** Each card is brought up to date by itself: one that cannot be drawn now does not hold up the others. */
export function createNotifier(options: NotifierOptions): Notifier {
  return {
    async draw(request) {
      const posted = await options.cards.of(request.id);
      const results = await Promise.allSettled(
        audiencesOf(request, posted).map((audience) =>
          drawOne(
            options,
            request,
            audience,
            posted.find((card) => card.audience === audience),
          ),
        ),
      );
      const failed = results.find((result) => result.status === 'rejected');
      if (failed !== undefined) throw new Error('A card could not be drawn', { cause: failed.reason });
    },
  };
}

/** Who sees a card of this request: always its requester; the approvers once it reached them; whoever hands a password over. */
function audiencesOf(request: Request, posted: readonly PostedCard[]): Audience[] {
  const audiences: Audience[] = ['requester'];
  const reachedApprovers = posted.some(({ audience }) => audience === 'approvers');
  const concernsApprovers =
    isIn(request, 'pending', 'escalated') || (isIn(request, 'redirected') && isUnredeemed(request.status.subject));
  if (reachedApprovers || concernsApprovers) audiences.push('approvers');
  if (isIn(request, 'done') && handsOver(request)) audiences.push('handover');
  return audiences;
}

function handsOver(request: RequestIn<'done'>): boolean {
  const { subject, decision } = request.status;
  return ownerOfPassword(request, subject, decision.by).id !== subject.id;
}

async function drawOne(
  options: NotifierOptions,
  request: Request,
  audience: Audience,
  posted: PostedCard | undefined,
): Promise<void> {
  if (posted !== undefined && posted.version >= request.version) return;
  if (posted !== undefined && (await redraw(options, request, posted))) return;
  const conversation = await conversationFor(options, request, audience);
  if (conversation === undefined) {
    options.log.warn({ request: request.id, audience }, 'A card has nowhere to go');
    return audience === 'approvers' ? tellNobodySeesIt(options, request) : undefined;
  }
  try {
    await post(options, request, audience, conversation);
  } catch (error) {
    if (statusOf(error) !== 403) throw error;
    options.log.warn({ error, request: request.id, audience }, 'Teams does not let the bot write there');
  }
}

/** Without an approvals channel a request would wait unseen: its requester is told so, to call somebody. */
async function tellNobodySeesIt({ connector, conversations }: NotifierOptions, request: Request): Promise<void> {
  const chat = await personalChat(conversations, connector, request.requester.id);
  if (chat === undefined) return;
  const locale = localeFor(chat.locale);
  await connector.post(chat, noticeCard(locale, locale.chat.approvalsMissing));
}

/** Without the wish to refresh: that is for a card whose redrawing failed, and would take a shown password away. */
async function redraw({ connector, cards }: NotifierOptions, request: Request, posted: PostedCard): Promise<boolean> {
  const card = requestCard(request, posted.audience, localeFor(posted.locale));
  const drawn = await connector.update(posted.serviceUrl, posted, card);
  if (drawn) await cards.put({ ...posted, version: request.version });
  return drawn;
}

async function post(
  { connector, cards }: NotifierOptions,
  request: Request,
  audience: Audience,
  conversation: Conversation,
): Promise<void> {
  const { serviceUrl, locale } = conversation;
  const card = requestCard(request, audience, localeFor(locale));
  const readers = audience === 'requester' && conversation.member !== null ? [conversation.member] : [];
  const posted = await connector.post(conversation, withRefresh(card, request.id, readers));
  await cards.put({ request: request.id, audience, serviceUrl, ...posted, version: request.version, locale });
}

function conversationFor(
  { conversations, connector }: NotifierOptions,
  request: Request,
  audience: Audience,
): Promise<Conversation | undefined> {
  if (audience === 'approvers') return conversations.get(APPROVALS);
  const reader = audience === 'handover' && isIn(request, 'done') ? request.status.decision.by : request.requester;
  return personalChat(conversations, connector, reader.id);
}
