/** What a card says in one state, before it is laid out. */
import type { Candidate } from '../../requests/model/request.ts';
import type { Click, ClickStyle, Confirm, Link, Notice, Row, Tone } from './blocks.ts';

/** In somebody's own chat. `again` is the title of the button that starts anew, where that makes sense. */
export type Content = {
  readonly title: string;
  readonly texts: readonly string[];
  readonly tone: Tone;
  readonly notices?: readonly Notice[];
  readonly rows?: readonly Row[];
  readonly candidates?: readonly Candidate[];
  readonly showCode?: readonly ShowCode[];
  readonly cancel?: boolean;
  readonly clicks?: readonly Click[];
  readonly confirms?: readonly Confirm[];
  readonly again?: string;
  readonly links?: readonly Link[];
};

/** The button that shows a code. `code` is its number, counted from 1. */
export type ShowCode = { readonly title: string; readonly style: ClickStyle; readonly code: string };

/** To the approvers, in their channel. What is empty is left out. */
export type ApproverContent = {
  readonly title: string;
  readonly texts: readonly string[];
  readonly tone: Tone;
  readonly notices: readonly Notice[];
  /** In groups, in the order in which they are weighed. */
  readonly rows: readonly (readonly Row[])[];
  /** What to heed before doing anything. */
  readonly advice: { readonly title: string; readonly texts: readonly string[] } | null;
  /** Beside the field that they are about: why a click did not go through. */
  readonly problems: readonly string[];
  readonly decision: Decision;
  readonly clicks: readonly Click[];
  readonly pages: AdminPages;
};

/** Pages that an admin may need. `first`: the first one is the thing to press; otherwise they come last. */
export type AdminPages = { readonly first: boolean; readonly links: readonly Link[] };

/** With what a request is decided. `goOn` approves it, or closes what was done by hand. */
export type Decision = {
  readonly code: readonly { readonly label: string; readonly malformed: string }[];
  readonly goOn: readonly Click[];
  readonly deny: readonly {
    readonly deny: string;
    readonly denyNow: string;
    readonly reason: string;
    readonly reasonMissing: string;
  }[];
};

/** The words of a content where a locale has them as headline and text. */
export function said({
  title,
  text,
}: {
  readonly title: string;
  readonly text: string;
}): Pick<Content, 'title' | 'texts'> {
  return { title, texts: [text] };
}
