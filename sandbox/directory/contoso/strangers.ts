/** People whom Teams knows but this directory does not: they chat from another tenant. */
import { user } from './build-user.ts';
import { OTHER_TENANTS, personId } from './ids.ts';
import { type SamplePerson, homedElsewhere } from './sample-person.ts';

/** `tenantId`: the tenant they chat from. They are not a user of Contoso, whatever `user` says. */
export type Stranger = SamplePerson & { readonly tenantId: string };

export const strangers: readonly Stranger[] = [
  {
    ...homedElsewhere(
      'stranger',
      user({
        id: personId(28, 1),
        displayName: 'Hugo Garcia',
        mail: 'hugo.garcia@litware.com',
        userPrincipalName: 'hugo.garcia@litware.com',
        identities: [
          { signInType: 'userPrincipalName', issuer: 'litware.com', issuerAssignedId: 'hugo.garcia@litware.com' },
        ],
      }),
      'Chats from another organisation (litware.com)',
      'Chat vanuit een andere organisatie (litware.com)',
    ),
    tenantId: OTHER_TENANTS.litware,
  },
];
