/** Can approvers sign in, and has an admin consented to what is done in their names? Pure. */
import type { NeededPermission } from '../../directory/set-up/needed-permissions.ts';
import { type Finding, notChecked, ok, warning, wrong } from '../finding.ts';
import { onlyReads } from './permissions.ts';

/** `unread`: the token service didn't say. `nobody`: without someone in the approvals channel it can't be asked. */
export type ConnectionRead = { readonly exchangeUri: string | null } | 'missing' | 'unread' | 'nobody';

export function judgeConnection(read: ConnectionRead, name: string, appId: string): readonly Finding[] {
  const uri = `api://botid-${appId}`;
  const where = `OAuth connection "${name}" of the Azure Bot`;
  if (read === 'nobody') {
    return [notChecked('sign-in', `The ${where} can be read once the approvals channel is well.`)];
  }
  if (read === 'unread') {
    const says = `The token service doesn't answer about the ${where}: approvers can't sign in while it is so`;
    return [warning('sign-in', `${says}. Check the network, and OAuthUrl if it is set; then try again.`)];
  }
  if (read === 'missing') {
    return [
      wrong(
        'sign-in',
        `There is no ${where}: no approval works. Create it (docs/setup.md), or correct OAUTH_CONNECTION.`,
      ),
    ];
  }
  if (read.exchangeUri?.toLowerCase() === uri.toLowerCase()) return [ok('sign-in', `The ${where} is for ${uri}.`)];
  return [
    wrong('sign-in', `The Token Exchange URL of the ${where} is ${read.exchangeUri ?? 'empty'}. Set it to ${uri}.`),
  ];
}

/** What signing in takes, and what Entra adds to every app registration ("Overview of permissions and consent"). */
const OF_SIGN_IN = ['openid', 'profile', 'email', 'offline_access', 'User.Read'];

/** @param consents null if they can't be read */
export function judgeConsents(
  consents: readonly string[] | null,
  needed: readonly NeededPermission[],
): readonly Finding[] {
  const delegated = needed.filter(({ type }) => type === 'delegated').map(({ permission }) => permission);
  if (consents === null) {
    return [
      notChecked(
        'sign-in',
        `Reading the consent takes Directory.Read.All. See in Entra that an admin has consented to ${delegated.join(', ')}.`,
      ),
    ];
  }
  const missing = delegated.filter((one) => !consents.includes(one));
  const more = consents.filter((one) => !delegated.includes(one) && !OF_SIGN_IN.includes(one));
  const found = [...missing.map(unconsented), ...[...new Set(more)].map(tooMuch)];
  return found.length === 0 ? [ok('sign-in', `An admin has consented to ${delegated.join(', ')}.`)] : found;
}

function unconsented(permission: string): Finding {
  return wrong(
    'sign-in',
    `No admin has consented to the delegated permission ${permission}. "Grant admin consent" in Entra.`,
  );
}

function tooMuch(permission: string): Finding {
  const says = `The consent to the delegated permission ${permission} is more than the bot needs. Revoke it in Entra.`;
  return onlyReads(permission) ? warning('sign-in', says) : wrong('sign-in', says);
}
