/** The people of the sample tenant Contoso, and a few strangers. */
import { guests } from './contoso/guests.ts';
import { members } from './contoso/members.ts';
import { mixed } from './contoso/mixed.ts';
import { privileged } from './contoso/privileged.ts';
import type { SamplePerson } from './contoso/sample-person.ts';

export { CONTOSO } from './contoso/ids.ts';
export {
  GROUP_OF,
  SAMPLE_PASSWORD,
  type PersonGroup,
  type PersonKind,
  type SamplePerson,
} from './contoso/sample-person.ts';
export { strangers } from './contoso/strangers.ts';

/** Everybody in Contoso's directory, at least one person of every kind. */
export const people: readonly SamplePerson[] = [...members, ...guests, ...mixed, ...privileged];

/** The members of the approvals channel. */
export const approvers: readonly SamplePerson[] = people.filter(({ approver }) => approver);

/**
 * The one sample person with this display name, sign-in name or mail address.
 * @throws if that is nobody, or two people
 */
export function person(name: string): SamplePerson {
  const found = people.filter(({ user }) => [user.displayName, user.userPrincipalName, user.mail].includes(name));
  const [only, second] = found;
  if (only === undefined || second !== undefined)
    throw new Error(`${String(found.length)} sample people are called ${name}`);
  return only;
}

/** Everybody of one kind. */
export function peopleOfKind(kind: SamplePerson['kind']): readonly SamplePerson[] {
  return people.filter((one) => one.kind === kind);
}
