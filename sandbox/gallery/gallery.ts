/** Every card in every state, for everyone who may see it, in one language. */
import type { Locale } from '../../src/locales/index.ts';
import { aftercareSections } from './aftercare.ts';
import { codeSection } from './codes.ts';
import { lockdownSections, reminderSection, slowDirectorySection, twoApproversSection } from './decisions.ts';
import { homeSections } from './homes.ts';
import { longTextsSection } from './long-texts.ts';
import { answersSection, askingSection } from './other-cards.ts';
import { recentSection } from './recent.ts';
import { requestSections } from './requests.ts';
import type { Section } from './section.ts';
import { signInsSection } from './sign-ins.ts';

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
