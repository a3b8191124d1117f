/** The gallery's section of what is so recent about an account that approvers should know. */
import type { Locale } from '../../../src/locales/index.ts';
import { requestRow } from '../request-rows.ts';
import { cloudSubject, contextIn } from '../samples.ts';
import type { Section } from '../section.ts';
import { pendingFor } from '../statuses.ts';

const TODAY = '2026-11-22T08:15:00.000Z';
const DAYS_AGO = '2026-11-20T08:15:00.000Z';

export function recentSection(locale: Locale): Section {
  const context = contextIn(locale);
  const rows = (['created', 'securityInfoChanged', 'lastPasswordChange'] as const).flatMap((property) => [
    requestRow(
      `recent-${property}-today`,
      `${property}: today`,
      pendingFor({ ...cloudSubject, [property]: TODAY }),
      context,
    ),
    requestRow(
      `recent-${property}`,
      `${property}: two days ago`,
      pendingFor({ ...cloudSubject, [property]: DAYS_AGO }),
      context,
    ),
  ]);
  return { id: 'recent', title: 'What is recent about an account', rows };
}
