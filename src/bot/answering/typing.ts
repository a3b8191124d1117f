/** Shows that the bot is at work, where an answer takes longer. */
import type { Afterwards } from './afterwards.ts';
import type { Connector } from '../ports.ts';
import type { Place, Turn } from '../turn.ts';

export type Typing = { readonly connector: Pick<Connector, 'typing'>; readonly afterwards: Afterwards };
export type TypedTo = Pick<Turn, 'kind'> & { readonly place: Pick<Place, 'conversation' | 'serviceUrl'> };

/** Nobody waits for it, and nobody misses it. A click has its answer anyway. */
export function showTyping({ connector, afterwards }: Typing, { kind, place }: TypedTo): void {
  if (kind !== 'invoke') afterwards.goOn(connector.typing(place).catch(() => undefined));
}
