/** What the owner of a password reads about a request that someone else made for them, and after "This was not me". */
import type { Locale } from '../../locales/index.ts';
import type { Request, RequestIn, Status } from '../../requests/model/request.ts';
import { mayDisownUntil } from '../../requests/rules/policy.ts';
import type { CardContext } from '../kit/card-context.ts';
import { writtenText } from '../kit/text/failure-text.ts';
import { plainText } from '../kit/text/plain-text.ts';
import type { Content } from '../kit/card-content.ts';
import type { Confirm } from '../kit/blocks.ts';

type Done = RequestIn<'done'>['status'];
type Resetting = RequestIn<'resetting'>['status'];

/** State by state. The button is there as long as it still changes something. */
export function ownerContent(request: Request, context: CardContext): Content {
  const { owner, progress, secrets } = context.locale;
  const { status } = request;
  const { titles, fine, worried } = owner;
  const asker = owner.asker(plainText(request.requester.name));
  const notMe = { tone: 'warning', confirms: notMeConfirms(status, context.locale) } as const;
  switch (status.state) {
    case 'asked':
    case 'choosing':
      return { title: titles[status.state], texts: [asker, owner.undecided, fine], tone: 'accent' };
    case 'pending':
      return { title: titles.pending, texts: [asker, owner.undecided, fine, owner.stop], ...notMe };
    case 'escalated':
      return { title: titles.escalated, texts: [asker, owner.byHand, fine, owner.stop], ...notMe };
    case 'approved': {
      const approved = owner.approved(plainText(status.decision.by.name));
      return { title: titles.approved, texts: [asker, approved, fine, owner.stop], ...notMe };
    }
    case 'resetting': {
      if (status.disowned !== null) return disownedContent(status, false, context.locale);
      const approved = owner.approved(plainText(status.decision.by.name));
      const title = secrets[status.attempt.secret].owner.resetting;
      return { title, texts: [asker, approved, fine, owner.lock], ...notMe };
    }
    case 'done':
      if (status.disowned !== null) return disownedContent(status, false, context.locale);
      return {
        title: secrets[status.secret].owner.done,
        texts: [asker, ...doneTexts(status, context.locale)],
        ...notMe,
      };
    case 'denied': {
      const denied = owner.denied(plainText(status.decision.by.name));
      return { title: titles.denied, texts: [asker, denied, worried], tone: 'emphasis' };
    }
    case 'handled': {
      const handled = owner.handled(plainText(status.decision.by.name));
      return { title: titles.handled, texts: [asker, handled, worried], tone: 'emphasis' };
    }
    case 'failed': {
      const failed = progress.failed[status.because];
      const what = `${failed.what} ${writtenText(status, 'others', context)}`;
      return { title: titles.failed, texts: [asker, what, worried], tone: 'warning' };
    }
    case 'frozen':
      return { title: titles.frozen, texts: [asker, owner.stopped(false)], tone: 'good' };
    case 'superseded':
      return { title: titles.superseded, texts: [asker, owner.superseded, owner.report], ...notMe };
    case 'advised':
    case 'refused':
    case 'withheld':
    case 'redirected':
    case 'uninvited':
    case 'invited':
    case 'cancelled':
    case 'expired':
      return { title: titles[status.state], texts: [asker, owner.nothingChanged], tone: 'emphasis' };
  }
}

/** “This was not me”: what it does in this state is asked once before it is done. */
export function notMeConfirms({ state }: Status, { owner, buttons }: Locale): readonly Confirm[] {
  const does = state === 'superseded' ? 'report' : state === 'resetting' || state === 'done' ? 'lock' : 'stop';
  return [{ verb: 'not-me', title: buttons.notMe, ...owner.confirm[does] }];
}

/** After they disowned a reset that was under way or done. @param own whether it was asked for with their own sign-in */
export function disownedContent(status: Resetting | Done, own: boolean, { owner, buttons }: Locale): Content {
  const { titles, underWay, scramble, sessions, somebodyElse } = owner;
  const title = titles.disowned;
  const call = own ? somebodyElse : '';
  if (status.state === 'resetting') return { title, texts: [underWay, call], tone: 'warning' };
  const ended = status.sessions === 'not-needed' ? '' : sessions[status.sessions];
  const open = status.scramble === 'failed' || status.sessions === 'failed';
  return {
    title,
    texts: [scramble[status.scramble], ended, call],
    tone: open ? 'attention' : 'warning',
    ...(status.scramble === 'done' ? { again: buttons.start } : {}),
  };
}

function doneTexts(status: Done, { owner, secrets, dateTime }: Locale): readonly string[] {
  const { secret, decision, handover, sessions, scramble } = status;
  const approver = plainText(decision.by.name);
  const signedOut = sessions === 'due' || sessions === 'done' ? owner.sessions[sessions] : '';
  const until = owner.lockUntil(dateTime(mayDisownUntil(status)));
  if (handover.state !== 'erased') return [secrets[secret].owner.handed(approver), signedOut, owner.fine, until];
  const { erased, lapsed } = secrets[secret];
  return [
    owner.approved(approver),
    `${erased(dateTime(handover.at))} ${lapsed[scramble]['to-owner']}`,
    signedOut,
    until,
  ];
}
