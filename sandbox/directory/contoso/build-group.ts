/** Builds groups and administrative units: full Graph objects from the properties that differ. */
import type { AdministrativeUnit, Group } from '../graph-objects.ts';

/** A security group. @param isAssignableToRole may directory roles be assigned to it? */
export function group(id: string, displayName: string, isAssignableToRole: boolean): Group {
  return {
    id,
    createdDateTime: '2026-03-01T10:00:00Z',
    description: null,
    displayName,
    groupTypes: [],
    isAssignableToRole: isAssignableToRole ? true : null,
    isManagementRestricted: null,
    mail: null,
    mailEnabled: false,
    mailNickname: displayName.replaceAll(' ', ''),
    onPremisesSyncEnabled: null,
    securityEnabled: true,
    visibility: isAssignableToRole ? 'Private' : null,
  };
}

export function unit(id: string, displayName: string, isMemberManagementRestricted: boolean): AdministrativeUnit {
  return { id, description: null, displayName, isMemberManagementRestricted, visibility: null };
}
