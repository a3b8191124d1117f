/** Every card of a request in every chat, as people see it at the end. */
import { z } from 'zod';
import type { Audience, Posted } from '../../../../src/bot/ports.ts';
import { newsFor } from '../../../../src/bot/posting/news.ts';
import { isPosted } from '../../../../src/bot/posting/post-card.ts';
import { requestIdOf } from '../../../../src/requests/model/ids.ts';
import { createPostedCards } from '../../../../src/store/bot/posted-card-store.ts';
import { fromRow } from '../../../../src/store/requests/request-row.ts';
import type { StoredActivity } from '../../../../sandbox/teams/chats/messages.ts';
import { isFollowed, textOf } from '../../../support/world/read-card.ts';
import { idOf, send } from './acts.ts';
import type { Case } from './people.ts';
import type { Surroundings } from '../surroundings.ts';
import { idle } from './time.ts';
import { UNKNOWN } from './ways.ts';

export type CardsLeft = {
  /** Cards that do not show the outcome, are missing, or should not be there. */
  readonly wrong: readonly string[];
  /** Messages besides the recorded cards: their process was killed before it stored that they were posted. */
  readonly copies: number;
};

type Place = { readonly conversation: string; readonly reader: string };

const SHOWN = 80;
const OF_A_REQUEST = /"request":"[\w-]{22}"/;
/** Checks each audience's card where the bot says it is, and looks for other copies of it. */
export async function cardsLeft(around: Surroundings, people: Case, request: string): Promise<CardsLeft> {
  const { stored, teams, way } = around;
  const places = placesOf(around, people);
  const id = requestIdOf(request);
  const { cards, copies: former } = await createPostedCards(stored).of(id);
  const rows = cards.filter(isPosted);
  const messages = [...new Set(Object.values(places).map(({ conversation }) => conversation))].flatMap((conversation) =>
    teams.history(conversation).filter(({ fromBot, deletedAt }) => fromBot && deletedAt === null),
  );
  const isAt = (message: StoredActivity, { conversation, activity }: Posted): boolean =>
    activity === message.id && conversation === message.conversationId;
  const wrong: string[] = rows
    .filter(({ audience }) => !Object.keys(way.reads).includes(audience))
    .map(({ audience }) => `there is one for ${audience}`);
  const row = await stored.selectFrom('requests').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  for (const [audience, right] of Object.entries(way.reads)) {
    const posted = rows.find((one) => one.audience === audience);
    const message = posted && messages.find((one) => isAt(one, posted));
    const place = Object.entries(places).find(([name]) => name === audience)?.[1];
    if (posted === undefined || message === undefined || place === undefined) {
      wrong.push(`there is none for ${audience}`);
      continue;
    }
    const text = await seenBy(around, place.reader, message);
    if (!right.test(text)) wrong.push(`for ${audience}: ${shortened(text)}`);
    if (newsFor(fromRow(row), posted.audience, posted.news) !== posted.news)
      wrong.push(`for ${audience}: its reader was last notified of ${posted.news ?? 'nothing'}`);
  }
  // Where a newer message tells the news, the former one is a line that points to it.
  for (const one of former) {
    const isOver = rows.some(({ audience, news }) => audience === one.audience && news !== one.news);
    const message = messages.find((each) => isAt(each, one));
    if (isOver && message !== undefined && !isFollowed(message.attachments[0]?.content))
      wrong.push(`a former message for ${one.audience}: ${shortened(textOf(message.attachments))}`);
  }
  const known = (message: StoredActivity): boolean => rows.some((one) => isAt(message, one));
  const copies = messages.filter((message) => !known(message) && isCard(around, message, people, request));
  for (const copy of copies) wrong.push(...(await faultsOfCopy(around, copy, places, request)));
  return { wrong, copies: copies.length };
}

/** Someone clicks or refreshes a copy; then, and from then on, it shows the outcome like the card that it is a copy of. */
async function faultsOfCopy(
  around: Surroundings,
  copy: StoredActivity,
  places: ReturnType<typeof placesOf>,
  request: string,
): Promise<string[]> {
  const here = Object.entries(places).filter(([, { conversation }]) => copy.conversationId.startsWith(conversation));
  const ofIt = JSON.stringify(copy.attachments).includes(request);
  const right = ofIt ? here.flatMap(([audience]) => outcomeFor(around, audience)) : [UNKNOWN];
  const texts: string[] = [];
  const [reader] = here.map(([, place]) => place.reader);
  const { data } = refreshable.safeParse(copy.attachments[0]?.content);
  // Without the action it was drawn before, and so adopted.
  if (reader !== undefined && data !== undefined) {
    texts.push(await send(around, reader, copy, data.refresh.action));
    await idle(around, request);
  }
  if (ofIt) texts.push(textOf(around.teams.history(copy.conversationId).find(({ id }) => id === copy.id)?.attachments));
  return texts.filter((text) => !right.some((one) => one.test(text))).map((text) => `a copy: ${shortened(text)}`);
}

function outcomeFor({ way }: Surroundings, audience: string): RegExp[] {
  return Object.entries(way.reads).flatMap(([name, reads]) => (name === audience ? [reads] : []));
}

function placesOf(
  { teams, way }: Surroundings,
  { requester, subject }: Case,
): Readonly<Partial<Record<Audience, Place>>> {
  const chatOf = (reader: string): Place => ({ conversation: teams.personalChat(reader), reader });
  const approver = idOf(way.approvers[0]);
  const channel = { conversation: teams.approvals.conversationId, reader: approver };
  return {
    requester: chatOf(requester.id),
    approvers: channel,
    alert: channel,
    handover: chatOf(approver),
    owner: chatOf(subject.id),
  };
}

/** In the requester's own chat, even for a request that was lost before it was stored. */
function isCard({ teams }: Surroundings, message: StoredActivity, { requester }: Case, request: string): boolean {
  const json = JSON.stringify(message.attachments);
  return (
    json.includes(request) || (message.conversationId === teams.personalChat(requester.id) && OF_A_REQUEST.test(json))
  );
}

function shortened(text: string): string {
  return text.replace(/\s+/g, ' ').slice(0, SHOWN);
}

const refreshable = z.object({
  refresh: z.object({ action: z.object({ verb: z.string(), data: z.unknown() }), userIds: z.array(z.string()) }),
});

/** A card as people see it when they open the chat: Teams refreshes it for those whom the card names. */
async function seenBy(around: Surroundings, id: string, message: StoredActivity): Promise<string> {
  const { data } = refreshable.safeParse(message.attachments[0]?.content);
  if (data?.refresh.userIds.includes(around.teams.channelIdOf(id)) !== true) return textOf(message.attachments);
  const action = { ...data.refresh.action, trigger: 'automatic' } as const;
  return send(around, id, message, action);
}
