/** Posts a card that says it is a test to the approvals channel: the only thing that the doctor changes, and only if it is asked to. */
import { addressesOf, atFirstOf } from '../bot/posting/addresses.ts';
import type { Connector } from '../bot/ports.ts';
import { noticeCard } from '../cards/message-cards.ts';
import { localeFor } from '../locales/index.ts';
import { reasonOf } from '../store/database/outage.ts';
import type { Condition } from '../store/condition/condition.ts';
import type { Log } from '../telemetry/log.ts';
import { type Finding, notChecked, ok, wrong } from './finding.ts';

export async function postTestCard(
  approvals: Condition['approvals'],
  connector: Connector,
  log: Log,
): Promise<readonly Finding[]> {
  if (approvals === null) return [notChecked('channel', 'No test card was sent: no approvals channel is set.')];
  const { conversation } = approvals;
  const locale = localeFor(conversation.locale);
  const card = noticeCard(locale, locale.chat.testCard);
  try {
    await atFirstOf(
      addressesOf(conversation),
      (serviceUrl) => connector.post({ ...conversation, serviceUrl }, card),
      log,
    );
    return [ok('channel', 'A test card is in the approvals channel.')];
  } catch (error) {
    return [wrong('channel', `The test card wasn't posted (${reasonOf(error)}).`)];
  }
}
