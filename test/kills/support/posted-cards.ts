/** Every card of a request in every chat, as people see it in the end. */
import { z } from 'zod';
import type { StoredActivity } from '../../../src/sandbox/teams/messages.ts';
import { textOf } from '../../support/world.ts';
import { idOf } from './acts.ts';
import type { Case } from './people.ts';
import type { Surroundings } from './surroundings.ts';
import { APPROVERS_READ, HANDOVER_READS, UNKNOWN } from './ways.ts';

const SHOWN = 80;
const OF_A_REQUEST = /"request":"[\w-]{22}"/;

/** The cards that do not say what became of the request, and those that are not there. */
export async function wrongCards(around: Surroundings, { asker }: Case, request: string): Promise<string[]> {
  const { teams, way } = around;
  const cards = (conversation: string, fits: (json: string) => boolean): StoredActivity[] =>
    teams
      .history(conversation)
      .filter((message) => message.fromBot && message.deletedAt === null && fits(JSON.stringify(message)));
  const ofThis = (json: string): boolean => json.includes(request);
  const seen = (reader: string, messages: readonly StoredActivity[]): Promise<string[]> =>
    Promise.all(messages.map((message) => seenBy(around, reader, message)));
  const approver = idOf(way.approvers[0]);
  const chat = teams.personalChat(asker.id);
  const ownTexts = await seen(
    asker.id,
    cards(chat, (json) => OF_A_REQUEST.test(json)),
  );
  const approversTexts = await seen(approver, cards(teams.approvals.conversationId, ofThis));
  const places = [
    { name: 'the requester', texts: ownTexts.filter((text) => !UNKNOWN.test(text)), right: way.requesterReads },
    { name: 'the approvers', texts: approversTexts, right: APPROVERS_READ },
  ];
  if (way.for === 'somebody else') {
    const texts = await seen(approver, cards(teams.personalChat(approver), ofThis));
    places.push({ name: 'handing over', texts, right: HANDOVER_READS });
  }
  return places.flatMap(({ name, texts, right }) => {
    const wrong = texts.filter((text) => !right.test(text)).map((text) => text.replace(/\s+/g, ' ').slice(0, SHOWN));
    return texts.length === 0 ? [`no card for ${name}`] : wrong.map((text) => `for ${name}: ${text}`);
  });
}

const refreshed = z.object({
  refresh: z.object({ action: z.object({ verb: z.string(), data: z.unknown() }), userIds: z.array(z.string()) }),
});

/** A card as somebody sees it who opens the chat: Teams draws it anew for those whom the card names. */
async function seenBy({ teams }: Surroundings, id: string, message: StoredActivity): Promise<string> {
  const { data } = refreshed.safeParse(message.attachments[0]?.content);
  if (data?.refresh.userIds.includes(teams.channelIdOf(id)) !== true) return textOf(message.attachments);
  const action = { ...data.refresh.action, trigger: 'automatic' } as const;
  const { body } = await teams.invoke(id, message.conversationId, message.id, action);
  return textOf(body);
}
