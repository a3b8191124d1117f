/** People whom not every administrator may reset. Their roles, groups and units are in `roles.ts` and `groups.ts`. */
import { type ObjectId } from '../../../src/requests/model/ids.ts';
import { employee } from './build-user.ts';
import { personId } from './ids.ts';
import { type PersonKind, type SamplePerson, local } from './sample-person.ts';

export const PRIVILEGED = {
  reportsReader: personId(23, 1),
  roleByGroup: personId(23, 2),
  groupMember: personId(23, 3),
  groupOwner: personId(23, 4),
  eligible: personId(23, 5),
  unitHelpdesk: personId(23, 6),
  customRole: personId(23, 7),
  unitMember: personId(23, 8),
  selfService: personId(23, 9),
  restricted: personId(24, 1),
} as const;

export const privileged: readonly SamplePerson[] = [
  colleague(PRIVILEGED.reportsReader, 'Emily Braun', 'emilyb', 'Budget Analyst', 'Reports Reader', 'Reports Reader'),
  colleague(
    PRIVILEGED.roleByGroup,
    'Raul Razo',
    'raulr',
    'Messaging Engineer',
    'Exchange Administrator through a group',
    'Exchange Administrator via een groep',
  ),
  colleague(
    PRIVILEGED.groupMember,
    'Christie Cline',
    'christiec',
    'Buyer',
    'Member of a role-assignable group without a role',
    'Lid van een groep waaraan rollen kunnen worden toegewezen',
  ),
  colleague(
    PRIVILEGED.groupOwner,
    'Debra Berger',
    'debrab',
    'Administrative Assistant',
    'Owner of a role-assignable group',
    'Eigenaar van een groep waaraan rollen kunnen worden toegewezen',
  ),
  colleague(
    PRIVILEGED.eligible,
    'Irvin Sayers',
    'irvins',
    'Project Manager',
    'May activate Global Administrator (PIM), has not',
    'Mag Global Administrator activeren (PIM), deed dat niet',
  ),
  colleague(
    PRIVILEGED.unitHelpdesk,
    'Joni Sherman',
    'jonis',
    'Office Manager',
    'Helpdesk Administrator of one administrative unit',
    'Helpdesk Administrator van één beheereenheid',
  ),
  colleague(
    PRIVILEGED.customRole,
    'Ben Walters',
    'benw',
    'Licence Manager',
    'Holds a role that Contoso made itself',
    'Heeft een rol die Contoso zelf maakte',
  ),
  colleague(
    PRIVILEGED.unitMember,
    'Nestor Wilke',
    'nestorw',
    'Director of Operations',
    'Member of an administrative unit',
    'Lid van een beheereenheid',
  ),
  colleague(
    PRIVILEGED.selfService,
    'Gerhart Moller',
    'gerhartm',
    'Auditor',
    'Reports Reader who can use self-service reset',
    'Reports Reader die selfservice kan gebruiken',
  ),
  colleague(
    PRIVILEGED.restricted,
    'Patti Fernandez',
    'pattif',
    'President',
    'Protected: restricted management unit',
    'Beschermd: eenheid met beperkt beheer',
    'restricted',
  ),
];

function colleague(
  id: ObjectId,
  displayName: string,
  alias: string,
  jobTitle: string,
  en: string,
  nl: string,
  kind: PersonKind = 'privileged',
): SamplePerson {
  const isManagementRestricted = kind === 'restricted' ? true : null;
  return local(kind, employee({ id, displayName, alias, jobTitle, isManagementRestricted }), en, nl);
}
