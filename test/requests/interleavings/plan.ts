/** What can happen in a run: people click, jobs run, time passes, the world changes, things fail. */
import fc from 'fast-check';
import type { Rules } from '../../../src/requests/model/services.ts';
import type { Lockdown } from '../../../src/requests/model/ports.ts';

/** Megan and Alex are employees, Emily is privileged; she and the last three approve, Allan may order a lockdown. */
export const PEOPLE = ['megan', 'alex', 'emily', 'lidia', 'grady', 'allan'] as const;
export type Name = (typeof PEOPLE)[number];
export type Verb =
  | 'approve'
  | 'deny'
  | 'handled'
  | 'cancel'
  | 'choose'
  | 'insist'
  | 'show-code'
  | 'reveal'
  | 'disown'
  | 'resume'
  | 'secure';
/**
 * `lost`: the password is written, but nobody learns so. If a reset is an operation: `weak-later`, `undone`: it is
 * accepted but not carried out; `unconfirmed`: it is carried out, but nobody learns so.
 */
export const FAULTS = [
  'lost',
  'down',
  'weak',
  'refused',
  'not-allowed',
  'weak-later',
  'undone',
  'unconfirmed',
] as const;
export type Fault = (typeof FAULTS)[number];
export type Typed = 'right' | 'earlier' | 'wrong' | 'none';
/** Whose sign-in comes with a click. */
export type Brought = 'own' | 'another’s' | 'none';

export const HOME_NAMES = ['cloud', 'on-premises', 'written-back', 'google'] as const;
export type Home = (typeof HOME_NAMES)[number];

export type Act =
  | { readonly act: 'ask'; readonly by: Name; readonly who: Name | 'twins' }
  | {
      readonly act: 'click';
      readonly verb: Verb;
      readonly by: Name;
      readonly request: number;
      readonly typed: Typed;
      readonly brings: Brought;
    }
  /** The owner disowns it. */
  | { readonly act: 'disown'; readonly request: number }
  /** All sign-ins of its approver so far become invalid. */
  | { readonly act: 'sign-out'; readonly request: number }
  /** Whatever advances this request: its next job, its code, an approval by this person, the password. */
  | { readonly act: 'forward'; readonly request: number; readonly by: Name }
  /** Someone tries one code after another. */
  | { readonly act: 'guess'; readonly request: number; readonly by: Name }
  | { readonly act: 'job'; readonly which: number; readonly again: boolean }
  | { readonly act: 'kill'; readonly which: number }
  | { readonly act: 'time'; readonly seconds: number }
  | { readonly act: 'right' | 'privilege' | 'protection'; readonly of: Name }
  | { readonly act: 'own-change'; readonly of: Name }
  | { readonly act: 'move'; readonly of: Name; readonly to: Home }
  | { readonly act: 'lockdown'; readonly by: Name; readonly mode: Lockdown['mode'] }
  | { readonly act: 'fault'; readonly fault: Fault }
  | { readonly act: 'silence'; readonly calls: number };
/** An act, and how many calls to the outside happen before the next one, in which order. */
export type Step = Act & { readonly calls: number; readonly order: number };
/** The operator's settings, and what then happens. */
export type Plan = Pick<Rules, 'resetAs' | 'handOver' | 'revokeSessions'> & { readonly steps: readonly Step[] };

const name = fc.constantFrom(...PEOPLE);
const subject = fc.constantFrom<Name>('megan', 'megan', 'emily', 'alex');
const approver = fc.constantFrom<Name>('lidia', 'grady', 'allan', 'lidia', 'grady', 'allan', ...PEOPLE);
const request = fc.nat(9);
const typed = fc.constantFrom<Typed>('right', 'right', 'right', 'right', 'right', 'right', 'earlier', 'wrong', 'none');
const brings = fc.constantFrom<Brought>('own', 'own', 'own', 'own', 'own', 'another’s', 'none');

const mode = fc.constantFrom('off', 'two-approvers', 'stopped');

const click = (verb: Verb, by: fc.Arbitrary<Name>): fc.Arbitrary<Act> =>
  fc.record({ act: fc.constant('click'), verb: fc.constant(verb), by, request, typed, brings });

const acts: readonly (readonly [weight: number, fc.Arbitrary<Act>])[] = [
  [50, fc.record({ act: fc.constant('forward'), request, by: approver })],
  [4, fc.record({ act: fc.constant('ask'), by: fc.constantFrom('megan', 'alex', 'emily'), who: subject })],
  [1, fc.record({ act: fc.constant('ask'), by: name, who: fc.constant('twins') })],
  [12, fc.record({ act: fc.constant('job'), which: fc.nat(), again: fc.boolean() })],
  [4, click('show-code', name)],
  [12, click('approve', approver)],
  [1, fc.record({ act: fc.constant('guess'), request, by: approver })],
  [1, click('deny', approver)],
  [2, click('handled', approver)],
  [2, click('cancel', fc.constantFrom('megan', 'alex', 'emily'))],
  [1, click('choose', name)],
  [1, click('insist', name)],
  [3, click('reveal', name)],
  [1, click('disown', name)],
  [2, fc.record({ act: fc.constant('disown'), request })],
  [1, click('resume', approver)],
  [2, click('secure', approver)],
  [4, fc.record({ act: fc.constant('sign-out'), request })],
  [2, fc.record({ act: fc.constant('kill'), which: fc.nat() })],
  [4, fc.record({ act: fc.constant('time'), seconds: fc.constantFrom(1, 5, 60, 60, 300, 601, 1_800) })],
  [2, fc.record({ act: fc.constant('right'), of: name })],
  [3, fc.record({ act: fc.constantFrom('privilege', 'privilege', 'protection'), of: subject })],
  [1, fc.record({ act: fc.constant('own-change'), of: subject })],
  [1, fc.record({ act: fc.constant('move'), of: subject, to: fc.constantFrom(...HOME_NAMES) })],
  [2, fc.record({ act: fc.constant('lockdown'), by: fc.constantFrom('allan', 'allan', 'lidia'), mode })],
  [3, fc.record({ act: fc.constant('fault'), fault: fc.constantFrom(...FAULTS) })],
  [1, fc.record({ act: fc.constant('silence'), calls: fc.nat(3) })],
];

const act = fc.oneof(...acts.map(([weight, arbitrary]) => ({ weight, arbitrary })));
const pause = fc.record({ calls: fc.constantFrom(0, 1, 2, 3, 5, 8, 50, 50, 50), order: fc.nat(999) });

export const plans: fc.Arbitrary<Plan> = fc.record({
  resetAs: fc.constantFrom('app', 'approver'),
  handOver: fc.constantFrom('password', 'password', 'password', 'access-pass'),
  revokeSessions: fc.boolean(),
  steps: fc.array(
    fc.tuple(act, pause).map(([what, then]) => ({ ...what, ...then })),
    { maxLength: 150, size: 'max' },
  ),
});
