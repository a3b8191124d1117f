/** An organisation of many accounts in the local directory: its help desk, and who of the others asks for a reset. */
import { employee, external, syncedFields } from '../../sandbox/directory/contoso/build-user.ts';
import { groupId, personId } from '../../sandbox/directory/contoso/ids.ts';
import { group } from '../../sandbox/directory/contoso/build-group.ts';
import { giveRole } from '../../sandbox/directory/administration.ts';
import type { DirectoryUser } from '../../sandbox/directory/graph-objects.ts';
import { newCredential } from '../../sandbox/directory/passwords/credentials.ts';
import { SAMPLE_PASSWORD, approvers as sampleApprovers } from '../../sandbox/directory/people.ts';
import { sampleTenant } from '../../sandbox/directory/sample-tenant.ts';
import type { Tenant } from '../../sandbox/directory/tenant.ts';
import { type TeamsPerson, teamsPerson } from '../../sandbox/teams/chats/people.ts';
import { type Chance } from '../support/random.ts';

/** How a request is to go, if everybody keeps at it. */
export const KINDS = {
  own: 50,
  colleague: 14,
  guest: 10,
  'by hand': 6,
  privileged: 4,
  cancelled: 4,
  denied: 4,
  unread: 3,
  ignored: 2,
  frozen: 2,
  disowned: 1,
} as const;
export type Kind = keyof typeof KINDS;

/** One request to come: who asks, and whose password it is. */
export type Case = { readonly kind: Kind; readonly requester: TeamsPerson; readonly subject: TeamsPerson };

export type Organisation = {
  readonly tenant: Tenant;
  readonly cases: readonly Case[];
  /** Hold a role that lets them reset ordinary passwords. */
  readonly approvers: readonly TeamsPerson[];
  /** Everybody who ever writes to the bot. */
  readonly inTeams: readonly TeamsPerson[];
  /** Sets up the approvals channel. */
  readonly admin: TeamsPerson;
};

/** The accounts that need two approvers: a value of `PRIVILEGED_GROUPS`. */
export const PRIVILEGED_GROUP = groupId(90);

/** As the home card names it. */
export const GUESTS_HOME = 'Forth Coffee';

const APPROVERS = 30;
const GROUPS = { approver: 80, requester: 81, subject: 82, other: 83 } as const;
const OTHERS_SUBJECT: readonly Kind[] = ['colleague', 'frozen', 'disowned'];

/** @param accounts how many the directory has; those who take part come first, as the local directory searches from the front */
export function organisation(requests: number, accounts: number, chance: Chance): Organisation {
  const tenant = sampleTenant();
  const credential = newCredential(SAMPLE_PASSWORD, { mustChange: false });
  const join = (user: DirectoryUser, approver = false): TeamsPerson => {
    tenant.users.push(user);
    if (user.userType === 'Member') tenant.credentials.set(user.id, credential);
    return teamsPerson({ kind: 'cloud-member', user, about: { en: '', nl: '' }, approver });
  };
  const approvers = Array.from({ length: APPROVERS }, (_none, n) => {
    const agent = join(colleague(GROUPS.approver, n, 'Agent'), true);
    giveRole(tenant, agent.id, 'Helpdesk Administrator');
    return agent;
  });
  const cases = Array.from({ length: requests }, (_none, n): Case => {
    const kind = kindOf(n, requests, chance);
    const requester = join(accountFor(kind, n));
    const subject = OTHERS_SUBJECT.includes(kind) ? join(colleague(GROUPS.subject, n, 'Friend')) : requester;
    return { kind, requester, subject };
  });
  tenant.groups.push(group(PRIVILEGED_GROUP, 'Payroll', false));
  const privileged = cases.filter(({ kind }) => kind === 'privileged').map(({ subject }) => subject.id);
  tenant.members.set(PRIVILEGED_GROUP, privileged);
  for (let n = 0; tenant.users.length < accounts; n += 1) tenant.users.push(colleague(GROUPS.other, n, 'Employee'));
  const samples = sampleApprovers.map(teamsPerson);
  const admin = samples.find(({ name }) => name === 'Allan Deyoung');
  if (admin === undefined) throw new Error('The sample tenant has no admin');
  const asking = cases.flatMap(({ requester, subject }) =>
    requester === subject ? [requester] : [requester, subject],
  );
  return { tenant, cases, approvers, admin, inTeams: [...samples, ...approvers, ...asking] };
}

/** Each kind once where there are enough requests, then by weight. */
function kindOf(n: number, requests: number, chance: Chance): Kind {
  const kinds = Object.keys(KINDS).filter((name): name is Kind => name in KINDS);
  const dealt = requests >= kinds.length ? kinds[n] : undefined;
  if (dealt !== undefined) return dealt;
  let left = chance.next() * Object.values(KINDS).reduce((sum, weight) => sum + weight, 0);
  for (const kind of kinds) {
    left -= KINDS[kind];
    if (left < 0) return kind;
  }
  return 'own';
}

function accountFor(kind: Kind, n: number): DirectoryUser {
  const id = personId(GROUPS.requester, n);
  if (kind === 'guest') {
    const mail = `guest${n}@forthcoffee.com`;
    return external({ id, displayName: `Guest ${n}`, mail, issuer: 'ExternalAzureAD' });
  }
  const own = colleague(GROUPS.requester, n, 'Colleague');
  return kind === 'by hand' ? { ...own, ...syncedFields(`colleague${n}`) } : own;
}

function colleague(series: number, n: number, name: string): DirectoryUser {
  return employee({
    id: personId(series, n),
    displayName: `${name} ${n}`,
    alias: `${name}${n}`.toLowerCase(),
  });
}
