/** The requester's card where something else helps better than a reset: what to do, and the way to an admin all the same. */
import { ADVICE_AS_SIGNPOST } from '../../locales/requester/advice.ts';
import type { Said } from '../../locales/requester/homes.ts';
import { SECRET_KINDS } from '../../requests/model/secrets/secret-kinds.ts';
import { type Advice, SELF_SERVICE_ADVICE } from '../../requests/model/sign-ins.ts';
import { type Link, click } from '../kit/blocks.ts';
import type { Content } from '../kit/card-content.ts';
import type { CardContext } from '../kit/card-context.ts';
import { CHANGE_PASSWORD_PAGE, selfServicePage } from '../kit/links.ts';
import { signpost } from '../kit/signpost.ts';

type Context = Pick<CardContext, 'locale' | 'cloud' | 'helps'>;

export function advisedContent(advice: Advice, context: Context): Content {
  const { locale, cloud } = context;
  const { title, text } = wordsOf(advice, context);
  return {
    title,
    texts: isSelfService(advice) ? [text, locale.selfService.locked] : [text, locale.advice.anyway],
    tone: 'accent',
    links: isSelfService(advice)
      ? [{ title: locale.selfService.page, url: selfServicePage(cloud, locale.tag) }]
      : linksOf(advice, context),
    clicks: [click('ask-anyway', locale.buttons.askAnyway)],
  };
}

function isSelfService(advice: Advice): boolean {
  return SELF_SERVICE_ADVICE.some((one) => one === advice);
}

function wordsOf(advice: Advice, { locale, helps }: Context): Said {
  if (advice !== 'mfa' && advice !== 'disabled') return locale.advice[advice];
  const topic = ADVICE_AS_SIGNPOST[advice];
  return signpost(locale, topic, helps[topic]);
}

function linksOf(advice: Advice, { locale, helps }: Context): readonly Link[] {
  switch (advice) {
    case 'signed-in':
      return [{ title: locale.advice.changePage, url: CHANGE_PASSWORD_PAGE }];
    case 'expired':
    case 'interrupted':
    case 'signed-out':
      return [{ title: locale.buttons.signInPage, url: SECRET_KINDS.password.page }];
    case 'mfa':
    case 'disabled':
      return signpost(locale, advice, helps[advice]).links;
    case 'mfa-registration':
      return signpost(locale, 'phone', helps.phone).links;
    case 'no-such-user':
      return signpost(locale, 'userName', helps.userName).links;
    default:
      return [];
  }
}
