/** What the owner of a password is told by mail, besides the card in their chat: plain text, with nothing to press. */
import type { Locale } from '../../locales/index.ts';
import { isDisowned, isOwn, subjectOf } from '../../requests/model/about.ts';
import type { Notice } from '../../requests/model/ports.ts';
import type { Person, Request } from '../../requests/model/request.ts';
import { secretOf } from '../../requests/rules/policy.ts';
import { plainText } from '../kit/text/plain-text.ts';
import { address } from '../kit/account-and-home.ts';

export type OwnerMail = { readonly subject: string; readonly text: string };

/** Who asked, when, what became of it, and what to do if that was not wanted. Never a secret, a code, or a link. */
export function ownerMail(request: Request, about: Notice, locale: Locale): OwnerMail {
  const { ownerMail: texts, labels, dateTime } = locale;
  const { requester, askedAt } = request;
  const owner = subjectOf(request);
  const reference = plainText(request.reference);
  const at = dateTime(askedAt);
  const { subject, text } = happened(request, about, locale);
  const paragraphs = [
    isOwn(request) ? texts.askedAsYou(at) : texts.asker(nameOf(requester), at),
    text,
    whatNext(request, locale),
    [
      ...(owner === null ? [] : [`${labels.account}: ${unlinked(address(owner))}`]),
      `${labels.reference}: ${reference}`,
    ].join('\n'),
    texts.never,
  ];
  return { subject: `${subject} (${reference})`, text: paragraphs.filter((each) => each !== '').join('\n\n') };
}

/** As the request is now: the mail may be late. */
function happened({ status }: Request, about: Notice, { ownerMail: texts, secrets, dateTime }: Locale): OwnerMail {
  if (about !== 'reset') return texts[about];
  const { subject, text } = secrets[secretOf(status, 'password')].owner.mail;
  return { subject, text: 'at' in status ? text(dateTime(status.at)) : '' };
}

function whatNext(request: Request, { ownerMail: texts, owner }: Locale): string {
  if (!isDisowned(request)) return texts.notYou;
  return request.status.state === 'frozen' ? owner.stopped(false) : texts.disowned;
}

/** Mail programs turn whatever looks like an address into a link, even in a name. */
function nameOf({ name }: Person): string {
  return unlinked(
    plainText(name)
      .replaceAll('@', ' ')
      .replaceAll(/\.(?=\S)/gu, '. '),
  );
}

function unlinked(text: string): string {
  return text.replaceAll(/[/\\:]+/gu, ' ');
}
