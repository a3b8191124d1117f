/**
 * What is shown to one person alone: a code, and a password, once. Always as the answer to an invoke, which no history keeps; never as a
 * message.
 */
import { codeCard } from '../../cards/requester/code-card.ts';
import { revealCard } from '../../cards/requester/reveal-card.ts';
import { subjectOf } from '../../requests/model/about.ts';
import type { Deps } from '../../requests/model/services.ts';
import { showCode } from '../../requests/actions/identity-code.ts';
import type { RequestId } from '../../requests/model/request.ts';
import { reveal } from '../../requests/actions/reveal.ts';
import { secretOf } from '../../requests/rules/policy.ts';
import { showRequest } from '../posting/request-cards.ts';
import { type Turn, show, showNotice } from '../turn.ts';

/** Shows the requester the code that an approver will ask them for. @param number which code of the request */
export async function showCodeOnce(requests: Deps, turn: Turn, id: RequestId, number: number): Promise<void> {
  const { caller, locale } = turn;
  if (turn.kind !== 'invoke') return showNotice(turn, locale.chat.revealNeedsNewerTeams);
  const shown = await showCode(requests, id, caller, number);
  switch (shown.kind) {
    case 'shown': {
      const { digits, until, request } = shown;
      return show(turn, codeCard({ locale, digits, until, now: requests.clock.now(), reference: request.reference }));
    }
    case 'gone':
      return showRequest(requests, turn, shown.request, 'requester');
    case 'not-yours':
      return showNotice(turn, locale.chat.notYours);
  }
}

/** Shows the temporary password to its owner. */
export async function showPasswordOnce(requests: Deps, turn: Turn, id: RequestId): Promise<void> {
  const { caller, locale } = turn;
  if (turn.kind !== 'invoke') return showNotice(turn, locale.chat.revealNeedsNewerTeams);
  const result = await reveal(requests, id, caller);
  switch (result.kind) {
    case 'revealed': {
      const { password, request } = result;
      const signInName = subjectOf(request)?.signInName ?? '';
      const secret = secretOf(request.status, requests.rules.handOver);
      return show(
        turn,
        revealCard({ locale, secret, password, signInName, now: requests.clock.now(), reference: request.reference }),
      );
    }
    case 'gone': {
      const audience = result.request.requester.id === caller.person.id ? 'requester' : 'handover';
      return showRequest(requests, turn, result.request, audience);
    }
    case 'broken':
      return showNotice(turn, locale.chat.sealBroken);
    case 'not-yours':
      return showNotice(turn, locale.chat.notYours);
    case 'unknown':
      return showNotice(turn, locale.chat.requestUnknown);
  }
}
