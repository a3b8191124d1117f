/** Fixed ids of the sample tenant, easy to recognise in a log. */
import { type ObjectId, objectIdOf } from '../../../src/requests/model/ids.ts';

export const CONTOSO = {
  id: 'c0117050-0000-4000-8000-000000000001',
  displayName: 'Contoso',
  domain: 'contoso.com',
  initialDomain: 'contoso.onmicrosoft.com',
  federatedDomain: 'corp.contoso.com',
  unverifiedDomain: 'contoso-labs.com',
} as const;

/** Tenant ids of the other organisations whose people work with Contoso. */
export const OTHER_TENANTS = {
  forthCoffee: 'f0f4c0ff-0000-4000-8000-000000000001',
  fabrikam: 'fab41ca0-0000-4000-8000-000000000001',
  adatum: 'ada70000-0000-4000-8000-000000000001',
  woodgrove: '900d6407-0000-4000-8000-000000000001',
  litware: '11794a4e-0000-4000-8000-000000000001',
  northwind: '40479600-0000-4000-8000-000000000001',
} as const;

/** The service principal of the bot's app. */
export const APP_OBJECT_ID = 'b0700000-0000-4000-8000-000000000001';

/** @param group shared by people of a kind @param number tells them apart */
export function personId(group: number, number: number): ObjectId {
  return fixedId('aaaaaaaa', group, number);
}

export function groupId(number: number): string {
  return fixedId('bbbbbbbb', 1, number);
}

export function unitId(number: number): string {
  return fixedId('dddddddd', 1, number);
}

export function assignmentId(number: number): string {
  return fixedId('eeeeeeee', 1, number);
}

function fixedId(first: string, group: number, number: number): ObjectId {
  return objectIdOf(`${first}-${String(group).padStart(4, '0')}-4000-8000-${String(number).padStart(12, '0')}`);
}
