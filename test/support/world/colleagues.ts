/** Colleagues and guests for journeys that need more people than the sample tenant has. */
import { randomUUID } from 'node:crypto';
import { objectIdOf } from '../../../src/requests/model/ids.ts';
import { employee, external } from '../../../sandbox/directory/contoso/build-user.ts';
import { homedElsewhere, local } from '../../../sandbox/directory/contoso/sample-person.ts';
import type { SamplePerson } from '../../../sandbox/directory/people.ts';

/**
 * Someone without a role, who signs in as `alias@contoso.com`.
 * @param alias the first name, unless it is given
 * @param approver whether they are in the approvals channel
 */
export function colleague(displayName: string, alias = firstNameOf(displayName), approver = false): SamplePerson {
  const user = employee({ id: objectIdOf(randomUUID()), displayName, alias });
  return { ...local('cloud-member', user, '', ''), approver };
}

/** Someone of another Microsoft Entra organisation, whose domain is in the address. */
export function guest(displayName: string, mail: string): SamplePerson {
  const user = external({ id: objectIdOf(randomUUID()), displayName, mail, issuer: 'ExternalAzureAD' });
  return homedElsewhere('entra-guest', user, '', '');
}

/** Where a colleague signs in who has no alias but the first name. */
export function addressOf(displayName: string): string {
  return `${firstNameOf(displayName)}@contoso.com`;
}

function firstNameOf(displayName: string): string {
  return displayName.split(' ', 1).join('').toLowerCase();
}
