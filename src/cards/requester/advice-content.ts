/** The requester's card where something else helps better than a reset: what to do, and the way to an admin all the same. */
import { ADVICE_AS_SIGNPOST } from '../../locales/advice.ts';
import type { Locale } from '../../locales/index.ts';
import type { Said } from '../../locales/homes.ts';
import { SECRET_KINDS } from '../../requests/model/secret-kinds.ts';
import { type Advice, SELF_SERVICE_ADVICE } from '../../requests/model/sign-ins.ts';
import { type Link, click } from '../kit/blocks.ts';
import type { Content } from '../kit/card-content.ts';
import type { CardContext } from '../kit/card-context.ts';
import { CHANGE_PASSWORD_PAGE, SIGNPOST_PAGES, selfServicePage } from '../kit/links.ts';

export function advisedContent(advice: Advice, { locale, cloud }: Pick<CardContext, 'locale' | 'cloud'>): Content {
  const { title, text } = wordsOf(advice, locale);
  return {
    title,
    texts: isSelfService(advice) ? [text, locale.selfService.locked] : [text, locale.advice.anyway],
    tone: 'accent',
    links: isSelfService(advice)
      ? [{ title: locale.selfService.page, url: selfServicePage(cloud, locale.tag) }]
      : linksOf(advice, locale),
    clicks: [click('ask-anyway', locale.buttons.askAnyway)],
  };
}

function isSelfService(advice: Advice): boolean {
  return SELF_SERVICE_ADVICE.some((one) => one === advice);
}

function wordsOf(advice: Advice, { advice: texts, answers }: Locale): Said {
  return advice === 'mfa' || advice === 'disabled' ? answers.signposts[ADVICE_AS_SIGNPOST[advice]] : texts[advice];
}

function linksOf(advice: Advice, locale: Locale): readonly Link[] {
  const { signposts } = locale.answers;
  switch (advice) {
    case 'signed-in':
      return [{ title: locale.advice.changePage, url: CHANGE_PASSWORD_PAGE }];
    case 'expired':
    case 'interrupted':
    case 'signed-out':
      return [{ title: locale.buttons.signInPage, url: SECRET_KINDS.password.page }];
    case 'mfa':
      return pageOf('mfa');
    case 'mfa-registration':
      return pageOf('phone');
    default:
      return [];
  }

  function pageOf(topic: 'mfa' | 'phone'): readonly Link[] {
    const [title, url] = [signposts[topic].page, SIGNPOST_PAGES[topic]];
    return title === null || url === null ? [] : [{ title, url }];
  }
}
