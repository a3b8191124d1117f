/** What a message means, whoever is mentioned in it. */
import { z } from 'zod';
import { locales } from '../../locales/index.ts';
import { someText } from '../../text/text-schema.ts';
import type { Connector } from '../ports.ts';
import type { Turn } from '../turn.ts';
import { spoken } from '../words/mentions.ts';
import { type Meaning, understand } from '../words/understand.ts';

/** No more colleagues than this are looked up: the text names too many anyway. */
const MOST_MENTIONED = 5;

const rosterEntry = z.object({ userPrincipalName: someText });

/** "Reset password for @Megan" means the very person who is mentioned, not everybody with that name. */
export async function meaningOf(connector: Connector, turn: Turn): Promise<Meaning> {
  const { person } = turn.caller;
  const meaning = understand(turn.text, person, locales);
  if (meaning.kind !== 'reset') return meaning;
  const names = await signInNamesOf(connector, turn);
  return names.size === 0 ? meaning : understand(spoken(turn.written, names), person, locales);
}

/** The sign-in names of the colleagues who are mentioned, as far as Teams knows them there. */
async function signInNamesOf(connector: Connector, { written, place }: Turn): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(written.flatMap((part) => (typeof part === 'string' ? [] : [part.id])))];
  const found = await Promise.all(
    ids.slice(0, MOST_MENTIONED).map(async (id) => {
      const member = await connector.member(place, id).catch(() => undefined);
      return [id, rosterEntry.safeParse(member).data?.userPrincipalName ?? ''] as const;
    }),
  );
  return new Map(found.filter(([, name]) => name !== ''));
}
