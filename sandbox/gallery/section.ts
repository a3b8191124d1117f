/** The gallery's parts: sections of rows of cards, each with an id to link to. */
import type { Card } from '../../src/cards/kit/card.ts';

export type Sample = { readonly id: string; readonly title: string; readonly card: Card };
/** Cards that belong together: one moment, as several people see it. */
export type Row = { readonly id: string; readonly title: string; readonly samples: readonly Sample[] };
export type Section = { readonly id: string; readonly title: string; readonly rows: readonly Row[] };

/** A row of cards whose ids begin with the row's own. */
export function row(id: string, title: string, cards: readonly (readonly [id: string, title: string, Card])[]): Row {
  return { id, title, samples: cards.map(([name, about, card]) => ({ id: `${id}-${name}`, title: about, card })) };
}
