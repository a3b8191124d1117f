/** "doctor": how the bot is set up, for those who may order a lockdown. */
import { messageCard } from '../../cards/message-cards.ts';
import { recordRefusal } from '../../requests/actions/refusal.ts';
import type { BotServices } from '../services.ts';
import type { Message, Turn } from '../turn.ts';

/** @returns what to say: first what isn't well, then what is; the findings are those of `npm run doctor`, in English */
export async function showFindings({ requests, examine, log }: BotServices, turn: Turn): Promise<Message> {
  const { caller, locale } = turn;
  const { doctorNotAllowed, doctorTitle, doctorSum } = locale.chat;
  if (!(await requests.directory.mayLockDown(caller.person.id))) {
    await recordRefusal(requests, 'doctor', caller, undefined, 'no-role');
    return { text: doctorNotAllowed };
  }
  log.info({ by: caller.person.id }, 'Set-up examined on request');
  const findings = await examine();
  const bad = findings.filter(({ state }) => state === 'wrong' || state === 'warning');
  const others = findings.filter((one) => !bad.includes(one));
  const unread = others.filter(({ state }) => state === 'not-checked').length;
  const sum = doctorSum(bad.length, others.length - unread, unread);
  const lines = [...bad, ...others].map(({ state, subject, says }) => `${SIGNS[state]} ${subject}: ${says}`);
  const tone = bad.length > 0 ? 'attention' : 'good';
  return { card: messageCard(locale, doctorTitle, tone, [sum, ...lines], []) };
}

/** Read out as words by screen readers, and the same in every language. */
const SIGNS = { wrong: '❌', warning: '⚠️', ok: '✅', note: 'ℹ️', 'not-checked': '❔' } as const;
