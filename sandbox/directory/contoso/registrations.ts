/** Who has registered for self-service password reset; everybody else may, and has not. */
import type { Registration } from '../graph-objects.ts';
import { personId } from './ids.ts';
import { PRIVILEGED } from './privileged.ts';

const methodsRegistered = ['mobilePhone', 'microsoftAuthenticatorPush', 'softwareOneTimePasscode'];
const capable: Registration = { isSsprEnabled: true, isSsprRegistered: true, methodsRegistered };

export const registrations: readonly (readonly [string, Registration])[] = [
  [personId(4, 4), capable],
  [personId(4, 5), { ...capable, isSsprEnabled: false }],
  [PRIVILEGED.selfService, capable],
];
