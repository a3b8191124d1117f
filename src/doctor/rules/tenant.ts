/** What the tenant's licences, domains and policies mean for the bot. Pure. */
import { type Finding, counted, note, ok, warning, wrong } from '../finding.ts';

/** Null: it can't be read for another reason, which the permissions say. */
export type Licences = { readonly p1: boolean | null; readonly p2: boolean | null };

export function judgeLicences({ p1, p2 }: Licences, selfService: boolean): readonly Finding[] {
  const found: Finding[] = [];
  if (p1 === false) {
    found.push(
      note(
        'licence',
        'The tenant has no Entra ID P1: nobody is told what the last sign-ins say' +
          `${selfService ? ', or that they can reset their password themselves (SELF_SERVICE has no effect)' : ''}, ` +
          'and a guest’s home is known by their address only.',
      ),
    );
  }
  if (p2 === false) {
    found.push(
      note('licence', 'The tenant has no Entra ID P2: there are no roles or groups to activate, and none is read.'),
    );
  }
  if (found.length > 0 || p1 === null || p2 === null) return found;
  return [ok('licence', 'Sign-ins, registrations and activated roles can be read.')];
}

export type DomainFacts = {
  readonly name: string;
  readonly verified: boolean;
  readonly federated: boolean;
  /** Has its identity provider a page to reset a password? Null if that can't be read. */
  readonly resetPage: boolean | null;
};

export function judgeDomains(domains: readonly DomainFacts[]): readonly Finding[] {
  const verified = domains.filter((domain) => domain.verified);
  const without = verified.filter(({ federated, resetPage }) => federated && resetPage === false);
  if (without.length > 0) {
    return without.map(({ name }) =>
      warning(
        'domains',
        `${name} is federated, and its passwordResetUri isn't set: its people get no link to their reset page. ` +
          'Set it with Update-MgDomainFederationConfiguration.',
      ),
    );
  }
  const federated = verified.filter((domain) => domain.federated).map(({ name }) => name);
  const elsewhere = federated.length === 0 ? 'none is federated' : `${federated.join(', ')} signs in elsewhere`;
  return [ok('domains', `${counted(verified.length, 'verified domain')}; ${elsewhere}.`)];
}

/** @param synced are there accounts that Active Directory provides? */
export function judgeWriteback(synced: boolean, setting: { readonly writeback: boolean }): readonly Finding[] {
  if (!synced) {
    return setting.writeback
      ? [warning('writeback', 'PASSWORD_WRITEBACK is on, and no account is synced from Active Directory. Turn it off.')]
      : [ok('writeback', 'No account is synced from Active Directory.')];
  }
  return setting.writeback
    ? [
        note(
          'writeback',
          'Synced accounts are reset, as PASSWORD_WRITEBACK says. Whether Entra Connect writes back can’t be read: ' +
            'reset one synced account to see it.',
        ),
      ]
    : [note('writeback', 'Accounts synced from Active Directory are handled by hand: PASSWORD_WRITEBACK is off.')];
}

export function judgePasses(policy: { readonly enabled: boolean } | null): readonly Finding[] {
  if (policy === null) return [];
  return policy.enabled
    ? [ok('handover', 'The tenant allows Temporary Access Passes.')]
    : [
        wrong(
          'handover',
          'HANDOVER is access-pass, and the tenant’s policy allows no Temporary Access Pass. ' +
            'Enable the method in Entra for the people concerned, or set HANDOVER=password.',
        ),
      ];
}
