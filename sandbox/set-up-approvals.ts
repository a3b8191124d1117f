/** What an admin does once in a real tenant: they say in a channel that approvals belong there. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { person } from './directory/people.ts';
import type { StoredActivity } from './teams/chats/messages.ts';
import type { LocalTeams } from './teams/local-teams.ts';

const ADMIN = person('Allan Deyoung').user.id;
const TRIES = 5;

/**
 * Sets up the approvals channel unless that is done. On a busy machine the directory may take longer than the bot waits
 * for it; like an admin who is told so, this asks again.
 * @param dataDir the bot's data, where it is noted which channel of which local Teams the bot knows. If the bot's data are
 * lost, the chats are, or Teams has another address, the channel is set up again
 * @throws with the bot's last answer if it keeps refusing
 */
export async function setUpApprovals(teams: LocalTeams, dataDir?: string): Promise<void> {
  const { conversationId } = teams.approvals;
  const known = `${teams.serviceUrl} ${conversationId}`;
  const note = dataDir === undefined ? undefined : join(dataDir, 'approvals-channel');
  const noted = note !== undefined && existsSync(note) ? readFileSync(note, 'utf8') : undefined;
  if (noted === known && teams.history(conversationId).some(isDone)) return;
  let answer = '';
  for (let tries = 0; tries < TRIES; tries += 1) {
    const after = teams.revision();
    await teams.sendMessage(ADMIN, conversationId, 'approvals here');
    const message = await teams.waitFor(conversationId, isAnswer, { after });
    if (isDone(message)) {
      if (note !== undefined) writeFileSync(note, known);
      return;
    }
    answer = message.text;
  }
  throw new Error(`The approvals channel is not set up: ${answer}`);
}

/** While the directory is slow, a card says that it is asked, and the answer comes on another one. */
function isAnswer(message: StoredActivity): boolean {
  return isDone(message) || (message.fromBot && message.text !== '');
}

function isDone({ fromBot, text, attachments }: StoredActivity): boolean {
  return fromBot && (text + JSON.stringify(attachments)).includes('Approval cards appear in this channel');
}
