/** The three kinds of entries that carry a signature over a place in the chain. */
import { z } from 'zod';
import type { AuditEntry } from '../../requests/model/ports.ts';
import type { Instant } from '../../requests/model/request.ts';
import type { AuditRow, Place } from './entry.ts';

export type Signed = { readonly signature: string; readonly key: string };

export interface AuditSigner {
  /** Each key's name in `Signed`; the first key signs. */
  readonly keys: readonly string[];
  sign(text: string): Signed;
  check(text: string, signed: Signed): 'good' | 'forged' | 'unknown-key';
}

/**
 * `checkpoint`: the chain so far, from a running service. `stopped`: the same, as its last instance stops. `retention`:
 * everything up to this place was old enough to delete.
 */
export type Attested = 'checkpoint' | 'stopped' | 'retention';
export const SIGNS_OF_LIFE = ['checkpoint', 'stopped'] as const;
export type Attestation =
  | { readonly kind: Attested; readonly verdict: ReturnType<AuditSigner['check']>; readonly place: Place }
  | { readonly kind: Attested; readonly verdict: 'unreadable' };

const DETAIL = { hash: z.string(), signature: z.string(), key: z.string() };
const sign = z.strictObject({ seq: z.int(), ...DETAIL });
const details = {
  checkpoint: sign,
  stopped: sign,
  retention: z.strictObject({ upTo: z.int(), ...DETAIL }).transform(({ upTo, ...rest }) => ({ seq: upTo, ...rest })),
} as const;

/** The entry that attests this place at this time. */
export function attest(signer: AuditSigner, kind: Attested, at: Instant, { seq, hash }: Place): AuditEntry {
  const signed = signer.sign(signedText(kind, at, { seq, hash }));
  const detail = { [kind === 'retention' ? 'upTo' : 'seq']: seq, hash, ...signed };
  return { at, action: kind, by: null, request: null, source: 'service', detail };
}

/** What an entry attests, and whether its signature is good; undefined if it isn't one of the three kinds. */
export function attestationIn(row: AuditRow, signer: AuditSigner): Attestation | undefined {
  const kind = row.action;
  if (kind !== 'checkpoint' && kind !== 'stopped' && kind !== 'retention') return undefined;
  const { data } = details[kind].safeParse(jsonOf(row.detail));
  if (data === undefined) return { kind, verdict: 'unreadable' };
  const { seq, hash, ...signed } = data;
  const place = { seq, hash };
  return { kind, verdict: signer.check(signedText(kind, row.at, place), signed), place };
}

/** Includes the time; else an old checkpoint could pass for a sign of life. */
function signedText(kind: Attested, at: Instant, { seq, hash }: Place): string {
  return JSON.stringify([kind, at, seq, hash]);
}

/** The value of JSON text; undefined if it isn't valid. */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
