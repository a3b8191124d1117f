/** The requester's card where something else helps better than a reset: what to do, and the way to an admin all the same. */
import { ADVICE_AS_SIGNPOST } from '../../locales/advice.ts';
import type { Locale } from '../../locales/index.ts';
import type { Said } from '../../locales/homes.ts';
import { SECRET_KINDS } from '../../requests/model/secret-kinds.ts';
import type { Advice } from '../../requests/model/sign-ins.ts';
import { type Link, click } from '../kit/blocks.ts';
import type { Content } from '../kit/card-content.ts';
import { CHANGE_PASSWORD_PAGE, SIGNPOST_PAGES } from '../kit/links.ts';

export function advisedContent(advice: Advice, locale: Locale): Content {
  const { title, text } = wordsOf(advice, locale);
  return {
    title,
    texts: [text, locale.advice.anyway],
    tone: 'accent',
    links: linksOf(advice, locale),
    clicks: [click('ask-anyway', locale.buttons.askAnyway)],
  };
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
