import assert from 'node:assert/strict';
import { isOutsider } from '../../../src/bot/chat/channel-look.ts';

const OURS = 'aaaaaaaa-0000-4000-8000-000000000001';
const ours = { tenantId: OURS, userPrincipalName: 'meganb@contoso.com', userRole: 'user' };

describe('a member of a channel', () => {
  for (const [who, changes] of [
    ['a colleague', {}],
    ['an owner', { userRole: 'owner' }],
    ['a colleague whose role is not told', { userRole: null }],
    ['a colleague of a tenant that is written in capitals', { tenantId: OURS.toUpperCase() }],
  ] as const)
    it(`who is ${who} is not an outsider`, () => assert.ok(!isOutsider({ ...ours, ...changes }, OURS)));

  for (const [who, changes] of [
    ['a guest', { userRole: 'guest' }],
    ['a guest in capitals', { userRole: 'Guest' }],
    ['anonymous', { userRole: 'anonymous' }],
    ['of another tenant', { tenantId: 'bbbbbbbb-0000-4000-8000-000000000001' }],
    ['of no tenant', { tenantId: '' }],
    ['a guest who was made a member', { userPrincipalName: 'x_fabrikam.com#EXT#@contoso.onmicrosoft.com' }],
    ['such a guest in small letters', { userPrincipalName: 'x_fabrikam.com#ext#@contoso.onmicrosoft.com' }],
  ] as const)
    it(`who is ${who} is an outsider`, () => assert.ok(isOutsider({ ...ours, ...changes }, OURS)));
});
