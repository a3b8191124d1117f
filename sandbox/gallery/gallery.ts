/** Every card in every state, for everyone who may see it, in one language. */
import type { Locale } from '../../src/locales/index.ts';
import { aftercareSections } from './sections/aftercare.ts';
import { codeSection } from './sections/codes.ts';
import { lockdownSections, reminderSection, slowDirectorySection, twoApproversSection } from './sections/decisions.ts';
import { homeSections } from './sections/homes.ts';
import { longTextsSection } from './sections/long-texts.ts';
import { answersSection, askingSection } from './sections/other-cards.ts';
import { recentSection } from './sections/recent.ts';
import { requestSections } from './sections/requests.ts';
import type { Section } from './section.ts';
import { signInsSection } from './sections/sign-ins.ts';

export function gallery(locale: Locale): readonly Section[] {
  return [
    askingSection(locale),
    ...requestSections(locale),
    signInsSection(locale),
    recentSection(locale),
    codeSection(locale),
    twoApproversSection(locale),
    slowDirectorySection(locale),
    ...lockdownSections(locale),
    ...aftercareSections(locale),
    reminderSection(locale),
    ...homeSections(locale),
    answersSection(locale),
    longTextsSection(locale),
  ];
}
