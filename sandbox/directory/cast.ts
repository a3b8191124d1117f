/** The sample people that the gallery and the tests are about, each in the same role everywhere. */
import { objectIdOf } from '../../src/requests/model/ids.ts';
import type { Person } from '../../src/requests/model/request.ts';
import { person } from './people.ts';

/** Asks for a new password, most often for herself. */
export const megan = partOf('Megan Bowen');
/** Megan's colleague, who asks for her or is asked for. */
export const alex = partOf('Alex Wilber');
/** Approves. */
export const lidia = partOf('Lidia Holloway');
/** The second approver. */
export const grady = partOf('Grady Archie');
/** Orders a lockdown. */
export const allan = partOf('Allan Deyoung');
/** A guest, whose password another organisation keeps. */
export const userOne = partOf('User One');

/** The sign-in name and mail address of one of them. */
export function addressesOf({ name }: Person): { readonly signInName: string; readonly mail: string | null } {
  const { userPrincipalName, mail } = person(name).user;
  return { signInName: userPrincipalName, mail };
}

function partOf(displayName: string): Person {
  return { id: objectIdOf(person(displayName).user.id), name: displayName };
}
