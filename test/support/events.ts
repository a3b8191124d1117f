/** One event of every type, for tests that try them all. */
import { asKeyedHash, asSealed } from '../../src/requests/model/sealed.ts';
import type { Event } from '../../src/requests/model/event.ts';
import { lidia, megan, meganSubject } from './samples.ts';

export const events = {
  'candidates-found': { type: 'candidates-found', candidates: [] },
  chosen: { type: 'chosen', by: megan, account: megan.id },
  refused: { type: 'refused', because: 'not-found', domain: null },
  found: { type: 'found', subject: meganSubject, route: 'pending', asker: meganSubject.signInName },
  superseded: { type: 'superseded', instead: 'PR-OWN222' },
  'code-shown': {
    type: 'code-shown',
    by: megan,
    code: { hash: asKeyedHash('HASH'), until: '2026-11-22T10:14:00.000Z' },
  },
  'code-wrong': { type: 'code-wrong', by: lidia, typed: asKeyedHash('WRONG') },
  'first-approved': { type: 'first-approved', by: lidia },
  approved: { type: 'approved', by: lidia, grant: asSealed<'sign-in'>('SIGN-IN') },
  denied: { type: 'denied', by: lidia, reason: 'No' },
  cancelled: { type: 'cancelled', by: megan },
  reminded: { type: 'reminded' },
  expired: { type: 'expired' },
  handled: { type: 'handled', by: lidia },
  started: { type: 'started', attempt: { secret: 'password', step: 'begun', sealed: asSealed<'secret'>('SEALED') } },
  tried: { type: 'tried' },
  'not-written': { type: 'not-written' },
  accepted: { type: 'accepted', operation: 'operations/2' },
  'sign-in-needed': { type: 'sign-in-needed' },
  resumed: { type: 'resumed', by: lidia, grant: asSealed<'sign-in'>('SIGN-IN') },
  'replaced-password': { type: 'replaced-password', sealed: asSealed<'secret'>('OTHER') },
  'home-moved': {
    type: 'home-moved',
    subject: meganSubject,
    route: 'escalated',
    expiresAt: '2026-11-22T11:04:00.000Z',
  },
  reset: {
    type: 'reset',
    sealed: asSealed<'secret'>('SEALED'),
    until: '2026-11-22T10:14:00.000Z',
    confirmed: true,
    sessions: 'due',
  },
  failed: { type: 'failed', because: 'not-allowed' },
  revealed: { type: 'revealed', by: megan },
  erased: { type: 'erased' },
  disowned: { type: 'disowned', by: megan },
  secured: { type: 'secured', by: lidia, grant: asSealed<'sign-in'>('SIGN-IN') },
  scrambled: { type: 'scrambled', result: 'done' },
  'sessions-ended': { type: 'sessions-ended', result: 'done' },
  'invited-again': { type: 'invited-again', by: lidia },
} as const satisfies Readonly<Record<Event['type'], Event>>;
