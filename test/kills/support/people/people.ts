/** Colleagues who forgot their passwords: new ones for every kill, so that no request blocks another. */
import { employee } from '../../../../sandbox/directory/contoso/build-user.ts';
import { personId } from '../../../../sandbox/directory/contoso/ids.ts';
import { newCredential } from '../../../../sandbox/directory/passwords/credentials.ts';
import { local } from '../../../../sandbox/directory/contoso/sample-person.ts';
import { SAMPLE_PASSWORD, approvers } from '../../../../sandbox/directory/people.ts';
import { sampleTenant } from '../../../../sandbox/directory/sample-tenant.ts';
import type { Tenant } from '../../../../sandbox/directory/tenant.ts';
import { type TeamsPerson, teamsPerson } from '../../../../sandbox/teams/chats/people.ts';
import type { Way } from './ways.ts';

/** Who asks, and whose password it is. */
export type Case = { readonly requester: TeamsPerson; readonly subject: TeamsPerson };

/** Contoso with people for this many requests; they and the approvers are in Teams. Only those who should can write passwords. */
export function contosoWith(
  count: number,
  way: Way,
): { readonly tenant: Tenant; readonly cases: readonly Case[]; readonly inTeams: readonly TeamsPerson[] } {
  const tenant = sampleTenant();
  tenant.appMayWritePasswords = way.resetAs === 'app';
  const join = (group: number, number: number, name: string): TeamsPerson => {
    const displayName = `${name} ${number}`;
    const user = employee({ id: personId(group, number), displayName, alias: `${name}${number}`.toLowerCase() });
    tenant.users.push(user);
    tenant.credentials.set(user.id, newCredential(SAMPLE_PASSWORD, { mustChange: false }));
    return teamsPerson(local('cloud-member', user, '', ''));
  };
  const cases = Array.from({ length: count }, (_, index) => {
    const requester = join(90, index + 1, 'Colleague');
    return { requester, subject: way.for === 'themselves' ? requester : join(91, index + 1, 'Friend') };
  });
  const own = cases.flatMap(({ requester, subject }) => (requester === subject ? [requester] : [requester, subject]));
  const inTeams = [...own, ...approvers.map(teamsPerson)];
  return { tenant, cases, inTeams };
}
