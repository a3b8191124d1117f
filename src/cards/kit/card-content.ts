/** What a card says in one state, before it is laid out. */
import type { Candidate } from '../../requests/model/request.ts';
import type { Click, ClickStyle, Confirm, Link, Notice, Row, Tone } from './blocks.ts';

/** In someone's own chat. `again` is the title of the button that starts anew, where that makes sense. */
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

/** To the approvers, in their channel: what they need at a glance, and the rest behind one fold. What is empty is left out. */
export type ApproverContent = {
  /** In the locale's own words. */
  readonly title: string;
  /** What is to be decided, where something is: it names the person, and is shown instead of the title. */
  readonly question: string | null;
  readonly tone: Tone;
  readonly notices: readonly Notice[];
  /** Who asks for whom, and what has to be known first. */
  readonly texts: readonly string[];
  /** What sets this request apart, the most severe first: a few words each. */
  readonly unusual: readonly string[];
  /** What became of it. */
  readonly rows: readonly Row[];
  /** What to do, step by step. */
  readonly advice: { readonly title: string; readonly texts: readonly string[] } | null;
  /** What to do before deciding, in one sentence; empty where there is nothing to decide. */
  readonly warning: string;
  /** Beside the field that they are about: why a click did not go through. */
  readonly problems: readonly string[];
  readonly decision: Decision;
  readonly clicks: readonly Click[];
  readonly pages: AdminPages;
  readonly details: Details;
};

/** Pages that an admin may need. `first`: the first one is the thing to press; otherwise they are behind the fold. */
export type AdminPages = { readonly first: boolean; readonly links: readonly Link[] };

/** Behind the fold: what an approver may look up. Rows are in groups, in the order in which they are weighed. */
export type Details = {
  readonly texts: readonly string[];
  readonly rows: readonly (readonly Row[])[];
  readonly clicks: readonly Click[];
};

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
