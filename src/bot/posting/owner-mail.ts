/** Tells the owner of a password by mail, since whoever has taken over their Teams reads their chats. */
import { ownerMail } from '../../cards/owner/owner-mail.ts';
import { localeFor } from '../../locales/index.ts';
import type { Log } from '../../telemetry/log.ts';
import { subjectOf } from '../../requests/model/about.ts';
import { type Directory, DirectoryRefused, type Notifier } from '../../requests/model/ports.ts';
import type { ConversationStore } from '../ports.ts';
import { localeOfReader } from '../reader.ts';
import { knownChat } from './conversations.ts';

/** @param options.mailFrom the mailbox that sends, an object id or a sign-in name; null if nobody is told by mail */
export function createOwnerMail(options: {
  readonly directory: Directory;
  readonly conversations: ConversationStore;
  readonly mailFrom: string | null;
  readonly log: Log;
}): Notifier['tellOwner'] {
  const { directory, conversations, mailFrom, log } = options;
  return async (request, about) => {
    const subject = subjectOf(request);
    if (mailFrom === null || subject === null) return;
    const chat = await knownChat(conversations, subject.id);
    const mail = ownerMail(
      request,
      about,
      chat === undefined ? localeFor(undefined) : localeOfReader({ ...chat, language: chat.locale }),
    );
    try {
      for (const to of await directory.noticeAddresses(subject.id)) await directory.sendMail(mailFrom, { to, ...mail });
    } catch (error) {
      if (!(error instanceof DirectoryRefused)) throw error;
      log.error(
        { error, request: request.id },
        'Mail to an owner refused: check MAIL_FROM and the Exchange role assignment',
      );
    }
  };
}
