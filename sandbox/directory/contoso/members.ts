/** People whose accounts were created in Contoso: colleagues and administrators. */
import { employee, ownIdentity, syncedFields } from './build-user.ts';
import { CONTOSO, personId } from './ids.ts';
import { SAMPLE_PASSWORD, type SamplePerson, homedElsewhere, local } from './sample-person.ts';

const colleagues: readonly SamplePerson[] = [
  local(
    'cloud-member',
    employee({
      id: personId(1, 1),
      displayName: 'Megan Bowen',
      alias: 'meganb',
      jobTitle: 'Marketing Manager',
      department: 'Marketing',
      officeLocation: 'Amsterdam 12/1110',
    }),
    'Colleague in Marketing',
    'Collega bij Marketing',
  ),
];

/** The four kinds of administrator that matter for a reset. Their roles are in `roles.ts`. */
const administrators: readonly SamplePerson[] = [
  administrator(1, 'Grady Archie', 'gradya', 'Help Desk Agent', 'Helpdesk Administrator'),
  administrator(2, 'Lidia Holloway', 'lidiah', 'Identity Specialist', 'User Administrator'),
  administrator(3, 'Isaiah Langer', 'isaiahl', 'Security Engineer', 'Privileged Authentication Administrator'),
  administrator(4, 'Allan Deyoung', 'alland', 'IT Manager', 'Global Administrator'),
];

function administrator(number: number, displayName: string, alias: string, jobTitle: string, role: string) {
  const user = employee({ id: personId(2, number), displayName, alias, jobTitle, department: 'IT' });
  return { kind: 'admin', user, about: { en: role, nl: role }, approver: true, password: SAMPLE_PASSWORD } as const;
}

/** Listed after the administrators, so that a search for an approver finds one of those first. */
const withoutRole: SamplePerson = {
  kind: 'cloud-member',
  user: employee({
    id: personId(1, 2),
    displayName: 'Alex Wilber',
    alias: 'alexw',
    jobTitle: 'Marketing Assistant',
    department: 'Marketing',
    officeLocation: 'Amsterdam 12/1112',
  }),
  about: {
    en: 'Colleague in the approvals channel, without any role',
    nl: 'Collega in het goedkeuringskanaal, zonder rol',
  },
  approver: true,
  password: SAMPLE_PASSWORD,
};

const synced: readonly SamplePerson[] = [
  local(
    'synced',
    employee({
      id: personId(3, 1),
      displayName: 'Henrietta Mueller',
      alias: 'henriettam',
      jobTitle: 'Developer',
      department: 'Engineering',
      ...syncedFields('henriettam'),
    }),
    'Synced from the on-premises Active Directory',
    'Gesynchroniseerd vanuit de lokale Active Directory',
  ),
  homedElsewhere(
    'our-federated-domain',
    employee({
      id: personId(3, 2),
      displayName: 'Diego Siciliani',
      alias: 'diegos',
      jobTitle: 'HR Manager',
      department: 'HR',
      userPrincipalName: `diegos@${CONTOSO.federatedDomain}`,
      identities: [ownIdentity(`diegos@${CONTOSO.federatedDomain}`)],
      mailNickname: 'diegos',
      ...syncedFields('diegos'),
    }),
    'Signs in at our own identity provider (corp.contoso.com)',
    'Meldt zich aan bij onze identiteitsprovider (corp.contoso.com)',
  ),
];

const others: readonly SamplePerson[] = [
  local(
    'internal-guest',
    employee({
      id: personId(4, 1),
      displayName: 'Pradeep Gupta',
      alias: 'pradeepg',
      jobTitle: 'Contractor',
      department: 'Finance',
      companyName: 'Proseware',
      employeeType: 'Contractor',
      userType: 'Guest',
    }),
    'Internal guest: a guest by type, with a password here',
    'Interne gast: gast volgens het type, met een wachtwoord hier',
  ),
  local(
    'disabled',
    employee({
      id: personId(4, 2),
      displayName: 'Lynne Robbins',
      alias: 'lynner',
      jobTitle: 'Planner',
      department: 'Sales',
      accountEnabled: false,
    }),
    'Disabled account',
    'Uitgeschakeld account',
  ),
  local(
    'converted',
    employee({
      id: personId(4, 3),
      displayName: 'Adele Vance',
      alias: 'adelev',
      jobTitle: 'Retail Manager',
      department: 'Retail',
      otherMails: ['adele.vance@adatum.com'],
      proxyAddresses: [
        `SMTP:adelev@${CONTOSO.domain}`,
        `smtp:adele.vance_adatum.com#EXT#@${CONTOSO.initialDomain}`,
        'smtp:adele.vance@adatum.com',
      ],
    }),
    'Was a guest from adatum.com, now an employee',
    'Was gast van adatum.com, nu medewerker',
  ),
  local(
    'cloud-member',
    employee({
      id: personId(4, 4),
      displayName: 'Cameron White',
      alias: 'cameronw',
      jobTitle: 'Senior Engineer',
      department: 'Engineering',
    }),
    'Can use self-service password reset',
    'Kan wachtwoord zelf resetten (selfservice)',
  ),
  local(
    'cloud-member',
    employee({
      id: personId(4, 5),
      displayName: 'Delia Dennis',
      alias: 'deliad',
      jobTitle: 'Attorney',
      department: 'Legal',
    }),
    'Registered for self-service reset, not allowed to use it',
    'Geregistreerd voor selfservice, mag die niet gebruiken',
  ),
  namesake(1, 'jandv', 'Finance', 'Controller'),
  namesake(2, 'jandv2', 'Logistics', 'Warehouse Planner'),
];

function namesake(number: number, alias: string, department: string, jobTitle: string): SamplePerson {
  const user = employee({ id: personId(5, number), displayName: 'Jan de Vries', alias, department, jobTitle });
  return local(
    'same-name',
    user,
    `One of two people of this name (${department})`,
    `Een van twee naamgenoten (${department})`,
  );
}

export const members: readonly SamplePerson[] = [...colleagues, ...administrators, withoutRole, ...synced, ...others];
