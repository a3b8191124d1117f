/** What the reader of a temporary password, or pass, is told, and the approver in whose name it is made. */
import type { Locale } from '../../locales/index.ts';
import { isOwn } from '../../requests/model/about.ts';
import type { Instant, Request, RequestIn } from '../../requests/model/request.ts';
import { waitsUntil } from '../../requests/rules/policy.ts';
import type { Way } from '../../requests/model/secrets/ways-to-hand-over.ts';
import type { CardContext } from '../kit/card-context.ts';
import { writtenText } from '../kit/text/failure-text.ts';
import { plainText } from '../kit/text/plain-text.ts';
import { type Content, said } from '../kit/card-content.ts';
import { titleForApprovers } from './headline.ts';
import { type Tone, click, soon, when } from '../kit/blocks.ts';
import { checkingNotices } from './question/checking-notices.ts';

type Done = RequestIn<'done'>['status'];

const TONES: Readonly<Record<Done['handover']['state'], Tone>> = {
  sealed: 'good',
  revealed: 'emphasis',
  erased: 'warning',
};

/** As long as its owner has not disowned it. @param way who reads it: the owner, or the approver who hands it over */
export function handoverContent(status: Done, way: Way, { locale, now }: Pick<CardContext, 'locale' | 'now'>): Content {
  const { handover: texts, secrets, buttons, dateTime } = locale;
  const { handover, secret, confirmed, sessions } = status;
  const { shown, erased, expired, lapsed } = secrets[secret];
  if (handover.state === 'erased') {
    const again = way === 'to-owner' ? { again: buttons.again } : {};
    const left = lapsed[status.scramble][way];
    return { title: expired, texts: [erased(dateTime(handover.at)), left], tone: TONES.erased, ...again };
  }
  const { title, sealed, soonErased, revealed } = shown[way];
  const isRead = handover.state === 'revealed';
  const isLate = handover.state === 'sealed' && handover.reminded;
  const text = (): string => {
    if (handover.state === 'revealed') return revealed(dateTime(handover.at));
    return handover.reminded ? soonErased.text(locale.time(handover.until)) : sealed(soon(locale, now, handover.until));
  };
  const signedOut = sessions === 'due' || sessions === 'done';
  return {
    title: isLate ? soonErased.title : title,
    texts: [text(), confirmed ? '' : texts.unconfirmed[way], signedOut ? texts.signedOut[way] : ''],
    tone: isLate ? 'warning' : TONES[handover.state],
    clicks: when(!isRead, click('reveal', buttons.reveal, 'positive')),
  };
}

/** The approver's own card: what they have to hand over, or to sign in again for; afterwards what became of it. */
export function approverContent(request: Request, context: CardContext): Content {
  const { locale } = context;
  const { handover, approval, secrets } = locale;
  const { status } = request;
  switch (status.state) {
    case 'resetting':
      if (status.step === 'sign-in-needed') return signInContent(status, status.waitsSince, locale);
      return status.disowned === null
        ? { ...said(handover.running), tone: 'accent' }
        : unwantedContent({ ...request, status }, locale);
    case 'done': {
      if (status.disowned !== null) return unwantedContent({ ...request, status }, locale);
      if (!isOwn(request) || status.handover.state === 'erased')
        return handoverContent(status, 'through-approver', context);
      const texts = [secrets[status.secret].toOwner(plainText(status.subject.name))];
      return { title: titleForApprovers(status, context), texts, tone: 'good' };
    }
    case 'frozen':
      return unwantedContent({ ...request, status }, locale);
    case 'failed': {
      const { what, next } = approval.failed[status.because];
      const texts = [`${what} ${writtenText(status, 'approvers', context)}`, next];
      return { title: approval.titles.failed, texts, tone: 'attention' };
    }
    default:
      return { title: handover.unfinished, texts: [], tone: 'emphasis' };
  }
}

/** The approver must not hand anything over. */
function unwantedContent(request: RequestIn<'frozen' | 'resetting' | 'done'>, { alert, handover }: Locale): Content {
  const { title, text, other } = handover.disowned;
  const owner = plainText(request.status.subject.name);
  return request.status.state === 'done' && !isOwn(request)
    ? { title, texts: [text(owner)], tone: 'attention' }
    : { title: alert.title, texts: [other(owner)], tone: 'attention' };
}

function signInContent(status: RequestIn<'resetting'>['status'], since: Instant, locale: Locale): Content {
  const { attempt, disowned } = status;
  const { secrets, buttons, dateTime } = locale;
  const { signInAgain } = locale.handover;
  return {
    title: signInAgain.title,
    notices: checkingNotices(status, locale),
    texts: [
      secrets[attempt.secret].signInAgain(dateTime(waitsUntil(since))),
      disowned === null ? '' : signInAgain.disowned,
    ],
    tone: 'warning',
    clicks: [click('resume', buttons.resume, 'positive')],
  };
}
