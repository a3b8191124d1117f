/** What can be wrong with the audit trail, one function for each check. */
import type { Instant } from '../../requests/model/request.ts';
import type { Attestation } from './attestation.ts';
import { CHECKPOINT_MS, SILENCE_MS } from './checkpoint.ts';
import { type AuditRow, BEGINNING, type Place, hashOf } from './entry.ts';

/** Checks every entry, with the previous one and what it attests, and then the whole. Returns the findings. */
export type Check = {
  at(row: AuditRow, previous: AuditRow | undefined, attested: Attestation | undefined): readonly string[];
  atEnd(first: AuditRow | undefined, last: AuditRow | undefined): readonly string[];
};

const nothing = (): readonly string[] => [];

/** Each entry has the next number, and its hash is over its content and the previous hash. */
export function chain(): Check {
  return {
    at: (row, previous) => {
      const { seq, hash } = previous ?? BEGINNING;
      if (row.seq === seq + 1) {
        return hashOf(hash, row) === row.hash
          ? []
          : [`entry ${row.seq} was changed or moved, or the one before it was`];
      }
      if (previous === undefined) return [];
      return row.seq > seq ? [`${entries(seq + 1, row.seq - 1)} missing`] : [`entry ${row.seq} occurs twice`];
    },
    atEnd: nothing,
  };
}

/** Each checkpoint and retention is signed by us, and a checkpoint signs the entry before it. */
export function signatures(): Check {
  return {
    at: (row, previous, attested) => {
      if (attested === undefined) return [];
      const name = `the ${attested.kind} in entry ${row.seq}`;
      switch (attested.verdict) {
        case 'unreadable':
          return [`${name} cannot be read`];
        case 'unknown-key':
          return [`${name} is signed with a key that is not ours`];
        case 'forged':
          return [`${name} has a false signature`];
        case 'good': {
          const before = previous ?? BEGINNING;
          const isOther = before.seq === row.seq - 1 && before.hash !== attested.place.hash;
          const isElsewhere = attested.place.seq !== row.seq - 1;
          return attested.kind !== 'retention' && (isOther || isElsewhere)
            ? [`${name} signs entries other than those before it`]
            : [];
        }
      }
    },
    atEnd: nothing,
  };
}

/** The first entry is number 1, or follows what a signed retention entry says was deleted. */
export function beginning(): Check {
  let start: AuditRow | undefined;
  let deleted: Place | undefined;
  return {
    at: (row, _previous, attested) => {
      start ??= row;
      const isRetention = attested?.kind === 'retention' && attested.verdict === 'good';
      if (isRetention && attested.place.seq === start.seq - 1) deleted = attested.place;
      return [];
    },
    atEnd: (first) => {
      if (first === undefined || first.seq === 1) return [];
      if (deleted === undefined)
        return [`the beginning is cut off: nothing signed says why entry ${first.seq} is the first`];
      return hashOf(deleted.hash, first) === first.hash
        ? []
        : [`entry ${first.seq} does not follow what was deleted before it`];
    },
  };
}

/** The last entry is the one that the database records as the end. */
export function end(head: Place | undefined): Check {
  return {
    at: nothing,
    atEnd: (_first, last) => {
      const { seq, hash } = last ?? BEGINNING;
      if (head === undefined) return ['the recorded end of the chain is missing'];
      if (head.seq > seq) return [`the end is cut off: ${entries(seq + 1, head.seq)} missing`];
      if (head.seq < seq) return [`the recorded end is entry ${head.seq}, and there are entries after it`];
      return head.hash === hash ? [] : [`entry ${seq} is not the recorded end`];
    },
  };
}

/**
 * A running service signs every five minutes until now, or until it signs that it stops. Cutting off the end cuts off signs
 * of life, and later ones can't be forged.
 * @param note takes the periods after a signed stop; a log may tell whether the service really was stopped
 */
export function silence(now: Instant, note: (line: string) => void): Check {
  let last: { readonly at: Instant; readonly stopped: boolean } | undefined;
  const between = (until: Instant, atEnd: boolean): readonly string[] => {
    if (last === undefined) return [];
    const ms = Date.parse(until) - Date.parse(last.at);
    if (ms <= SILENCE_MS) return [];
    if (last.stopped) {
      note(atEnd ? `stopped since ${last.at}, as it said` : `stopped between ${last.at} and ${until}, as it said`);
      return [];
    }
    const minutes = Math.floor(ms / 60_000);
    const count = Math.floor(ms / CHECKPOINT_MS);
    const missing = `${minutes} minutes, about ${count} ${count === 1 ? 'checkpoint' : 'checkpoints'} missing`;
    const either = 'the service was not running and had not said so, could not write, or entries were cut off';
    return [
      atEnd
        ? `silent since ${last.at} (${missing}): ${either}`
        : `silent between ${last.at} and ${until} (${missing}): ${either}`,
    ];
  };
  return {
    at: (row, _previous, attested) => {
      last ??= { at: row.at, stopped: false };
      if (attested === undefined || attested.kind === 'retention' || attested.verdict !== 'good') return [];
      const findings = between(row.at, false);
      last = { at: row.at, stopped: attested.kind === 'stopped' };
      return findings;
    },
    atEnd: () => (last === undefined ? ['there is no entry at all'] : between(now, true)),
  };
}

/** A checkpoint kept elsewhere matches the entry here. */
export function copies(outside: readonly Place[]): Check {
  const unseen = new Set(outside);
  const compare = ({ seq, hash }: Place): readonly string[] =>
    [...unseen]
      .filter((copy) => copy.seq === seq)
      .filter((copy) => unseen.delete(copy) && copy.hash !== hash)
      .map(() => `entry ${seq} is not the one of the given checkpoint: what stands up to there was replaced`);
  return {
    at: (row, _previous, attested) => {
      const isRetention = attested?.kind === 'retention' && attested.verdict === 'good';
      return [...compare(row), ...(isRetention ? compare(attested.place) : [])];
    },
    atEnd: (first) => [
      ...compare(BEGINNING),
      ...[...unseen].map(({ seq }) =>
        first !== undefined && seq < first.seq
          ? `entry ${seq} of the given checkpoint is older than what is kept: nothing can be said of it`
          : `entry ${seq} of the given checkpoint is missing: the end is cut off, or the whole was replaced`,
      ),
    ],
  };
}

function entries(from: number, to: number): string {
  return from === to ? `entry ${from} is` : `entries ${from} to ${to} are`;
}
